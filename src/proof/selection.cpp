#include "proof/selection.hpp"

#include <algorithm>

namespace osmlm::proof {
namespace {

/// Keeps the members that count, and the first of the others while there are too few.
void choose(const Curriculum& curriculum, const Choice& choice, const std::vector<char>& picked,
            std::vector<ResourceFacts>& resources) {
    std::vector<std::size_t> members = choice.of;
    std::ranges::sort(members);
    auto counts = [&](std::size_t member) {
        const bool kept = picked[member] != 0 && !curriculum.resources[member].dropped;
        return kept || resources[member].finished;
    };
    auto counted = static_cast<std::size_t>(std::ranges::count_if(members, counts));
    for (const std::size_t member : members) {
        const Resource& resource = curriculum.resources[member];
        if (counts(member)) continue;
        const bool stands_in = counted < choice.choose && !resource.dropped && !resource.optional;
        if (stands_in)
            ++counted;
        else
            resources[member].in_plan = false;
    }
}

/// The members that still bind, nothing when one of them is finished.
Prerequisite remaining(const Prerequisite& members, const std::vector<ResourceFacts>& resources) {
    Prerequisite rest;
    for (const std::size_t member : members) {
        const ResourceFacts& resource = resources[member];
        if (!resource.in_plan || resource.open) continue;
        if (resource.finished) return {};
        rest.push_back(member);
    }
    return rest;
}

bool all_optional(const Curriculum& curriculum, const Prerequisite& members) {
    return std::ranges::all_of(
        members, [&](std::size_t member) { return curriculum.resources[member].optional; });
}

}  // namespace

void pass_over(const Curriculum& curriculum, std::vector<ResourceFacts>& resources) {
    std::vector<char> picked(resources.size());
    for (const Choice& choice : curriculum.choices) {
        for (const std::size_t member : choice.picked) picked[member] = 1;
    }
    for (const Choice& choice : curriculum.choices) choose(curriculum, choice, picked, resources);
}

void reduce_after(const Curriculum& curriculum, std::vector<ResourceFacts>& resources) {
    for (ResourceFacts& resource : resources) {
        resource.work = resource.in_plan && !resource.open && !resource.finished;
    }
    for (std::size_t i = 0; i < resources.size(); ++i) {
        if (!resources[i].in_plan || resources[i].finished) continue;
        for (const Prerequisite& members : curriculum.resources[i].after) {
            Prerequisite rest = remaining(members, resources);
            if (!rest.empty()) resources[i].after.push_back(std::move(rest));
        }
    }
}

std::vector<std::size_t> order_by_arcs(const std::vector<ResourceFacts>& resources) {
    std::vector<std::vector<std::size_t>> successors(resources.size());
    std::vector<std::size_t> waits(resources.size()), order;
    for (std::size_t i = 0; i < resources.size(); ++i) {
        for (const Prerequisite& members : resources[i].after) {
            for (const std::size_t member : members) successors[member].push_back(i);
            waits[i] += members.size();
        }
        if (waits[i] == 0) order.push_back(i);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        for (const std::size_t i : successors[order[next]]) {
            if (--waits[i] == 0) order.push_back(i);
        }
    }
    return order;
}

void require(const Curriculum& curriculum, const std::vector<std::size_t>& order,
             std::vector<ResourceFacts>& resources) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
        resources[i].required = resources[i].work && !curriculum.resources[i].optional;
    }
    for (auto next = order.rbegin(); next != order.rend(); ++next) {
        const ResourceFacts& resource = resources[*next];
        if (!resource.required && !resource.alternative) continue;
        for (const Prerequisite& members : resource.after) {
            if (members.size() == 1 && resource.required) resources[members[0]].required = true;
            if (members.size() > 1 && !all_optional(curriculum, members)) continue;
            for (const std::size_t member : members) resources[member].alternative = true;
        }
    }
    for (ResourceFacts& resource : resources) {
        resource.alternative = resource.alternative && !resource.required;
    }
}

}  // namespace osmlm::proof
