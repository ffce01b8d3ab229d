#include "osmlm/base/duration.hpp"
#include "store/plan/reader.hpp"

namespace osmlm {
namespace {

Assumption read_assumption(PlanReader& read, const JsonNode& node) {
    const auto has = [&](std::string_view key) {
        return read.reader.document().find(node, key) != nullptr;
    };
    if (has("until"))
        return FinishedBy{read.value<&PlanReader::resource>(node, "resource"),
                          read.value<&PlanReader::day>(node, "until")};
    if (has("from"))
        return NotBefore{read.value<&PlanReader::resource>(node, "resource"),
                         read.value<&PlanReader::day>(node, "from")};
    if (has("member"))
        return WaitsFor{read.value<&PlanReader::resource>(node, "resource"),
                        read.value<&PlanReader::resource>(node, "member")};
    if (has("finished"))
        return GoalFinished{read.value<&PlanReader::goal>(node, "goal"),
                            read.value<&PlanReader::week>(node, "week"),
                            read.value<&PlanReader::truth>(node, "finished")};
    if (has("max"))
        return AtMost{read.value<&PlanReader::goal>(node, "goal"),
                      read.value<&PlanReader::day>(node, "date"),
                      read.value<&PlanReader::minutes>(node, "max")};
    if (has("min"))
        return AtLeast{read.value<&PlanReader::goal>(node, "goal"),
                       read.value<&PlanReader::day>(node, "date"),
                       read.value<&PlanReader::minutes>(node, "min")};
    read.reader.expected("wrong-type", node,
                         "an assumption with \"until\", \"from\", \"member\", \"finished\", "
                         "\"max\" or \"min\"");
    return FinishedBy{};
}

std::vector<Case> read_cases(PlanReader& read, const JsonNode& conflict) {
    std::vector<Case> cases;
    for (const JsonNode* item : read.items(conflict, "cases"))
        if (const JsonNode* assume = read.member(*item, "assume"))
            cases.push_back(
                {read_assumption(read, *assume), read_conflicts(read, *item, "conflicts")});
    return cases;
}

void read_sums(PlanReader& read, const JsonNode& node, Conflict& conflict) {
    conflict.need = read.value<&PlanReader::minutes>(node, "need");
    conflict.have = read.value<&PlanReader::minutes>(node, "have");
    const Minutes missing = read.value<&PlanReader::minutes>(node, "short");
    if (missing == conflict.need - conflict.have || read.reader.failed()) return;
    read.reader.warning("conflict-short", node,
                        "a need of " + duration_text(conflict.need) + " less " +
                            duration_text(conflict.have) + " is not " + duration_text(missing));
}

}  // namespace

std::vector<Conflict> read_conflicts(PlanReader& read, const JsonNode& object,
                                     std::string_view key) {
    std::vector<Conflict> conflicts;
    for (const JsonNode* item : read.items(object, key)) {
        if (!is_object(read.reader, *item, "a conflict")) continue;
        Conflict conflict;
        conflict.from = read.value<&PlanReader::day>(*item, "from");
        conflict.until = read.value<&PlanReader::day>(*item, "until");
        conflict.resources = read.resources(*item, "resources");
        conflict.goals = read.goals(*item, "goals");
        const JsonNode* cases = read.member(*item, "cases");
        if (cases != nullptr && cases->kind == JsonNode::Kind::null)
            read_sums(read, *item, conflict);
        else if (cases != nullptr)
            conflict.cases = read_cases(read, *item);
        if (cases != nullptr && cases->kind == JsonNode::Kind::array && cases->count == 0)
            read.reader.expected("wrong-type", *cases, "cases or null");
        conflicts.push_back(std::move(conflict));
    }
    return conflicts;
}

}  // namespace osmlm
