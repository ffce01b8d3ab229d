#include <algorithm>
#include <string>

#include "osmlm/base/words.hpp"
#include "store/curriculum/parts.hpp"

/// Which members of a choice are in the plan, as far as the file alone knows: a member that the
/// log says is finished counts as picked too.
namespace osmlm {
namespace {

/// Members that are picked and not dropped, and those that stand in for missing ones.
struct Outcome {
    std::vector<std::size_t> counted, stand_ins;
};

Outcome outcome_of(const Choice& choice, const std::vector<Resource>& resources) {
    Outcome outcome;
    for (const std::size_t member : choice.picked)
        if (!resources[member].dropped) outcome.counted.push_back(member);
    for (const std::size_t member : choice.of) {
        if (outcome.counted.size() + outcome.stand_ins.size() >= choice.choose) break;
        const bool free = !resources[member].dropped && !resources[member].optional;
        const bool picked = std::binary_search(choice.picked.begin(), choice.picked.end(), member);
        if (free && !picked) outcome.stand_ins.push_back(member);
    }
    return outcome;
}

void check_choice(Reader& reader, const JsonNode& node, const Choice& choice,
                  const std::vector<Resource>& resources) {
    const Outcome outcome = outcome_of(choice, resources);
    const JsonNode* picked = reader.document().find(node, "picked");
    const JsonNode& place = picked != nullptr ? *picked : node;
    const std::size_t found = outcome.counted.size() + outcome.stand_ins.size();
    if (found < choice.choose)
        reader.warning("too-few-members", place,
                       "choose " + std::to_string(choice.choose) + ", but only " +
                           std::to_string(found) + " can be in the plan");
}

}  // namespace

std::vector<bool> in_plan(const Curriculum& curriculum) {
    std::vector<bool> planned(curriculum.resources.size());
    for (std::size_t i = 0; i < planned.size(); ++i) planned[i] = !curriculum.resources[i].dropped;
    for (const Choice& choice : curriculum.choices) {
        const Outcome outcome = outcome_of(choice, curriculum.resources);
        for (const std::size_t member : choice.of) planned[member] = false;
        for (const std::size_t member : outcome.counted) planned[member] = true;
        for (const std::size_t member : outcome.stand_ins) planned[member] = true;
    }
    return planned;
}

void check_choices(Reader& reader, const Nodes& nodes, const Curriculum& curriculum) {
    for (std::size_t i = 0; i < nodes.choices.size(); ++i)
        if (!reader.failed_in(*nodes.choices[i]))
            check_choice(reader, *nodes.choices[i], curriculum.choices[i], curriculum.resources);
}

}  // namespace osmlm
