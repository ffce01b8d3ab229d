#include "proof/tally.hpp"

#include <algorithm>

namespace osmlm::proof {
namespace {

std::vector<Placed> place(const Facts& facts, const Plan& plan) {
    std::vector<Placed> placed;
    for (const PlannedDay& day : plan.days) {
        const int index = facts.time.index(day.date);
        if (!facts.time.holds(index)) continue;
        for (const PlannedSession& session : day.sessions) {
            if (session.resource >= facts.resources.size()) continue;
            placed.push_back({index, session.resource, session.min});
        }
    }
    if (!std::ranges::is_sorted(placed, {}, &Placed::day)) {
        std::ranges::stable_sort(placed, {}, &Placed::day);
    }
    return placed;
}

void count(Tally& tally, const Facts& facts, std::size_t at) {
    const Placed& session = tally.placed[at];
    ResourceTally& resource = tally.resources[session.resource];
    if (resource.first_day == never) resource.first_at = at;
    resource.first_day = std::min(resource.first_day, session.day);
    resource.last_day = session.day;
    resource.last_at = at;
    resource.planned += session.min;
    const ResourceFacts& known = facts.resources[session.resource];
    if (session.day > known.deadline) resource.late += session.min;
    tally.planned[static_cast<std::size_t>(session.day)] += session.min;
    const auto& goal = facts.curriculum->resources[session.resource].goal;
    if (!goal) return;
    tally.goals[*goal].add(week_of(session.day), session.min);
    if (known.open) tally.open_work[*goal].add(week_of(session.day), session.min);
    if (known.required) tally.finished[*goal] = session.day;
}

}  // namespace

Tally add_up(const Facts& facts, const Plan& plan) {
    Tally tally;
    tally.placed = place(facts, plan);
    tally.resources.resize(facts.resources.size());
    tally.planned.resize(static_cast<std::size_t>(facts.time.size()));
    tally.goals.resize(facts.goals.size());
    tally.open_work.resize(facts.goals.size());
    tally.finished.assign(facts.goals.size(), -never);
    for (std::size_t at = 0; at < tally.placed.size(); ++at) count(tally, facts, at);
    for (const PlannedDay& day : plan.days) {
        tally.last_listed = std::max(tally.last_listed, facts.time.index(day.date));
    }
    return tally;
}

}  // namespace osmlm::proof
