#include "plan/search/split.hpp"

#include <algorithm>

namespace osmlm {
namespace {

/// The day that separates the predecessor's end from the work's start: where one of the two alone
/// cannot be on its side, that side is closed at once; else the middle.
std::vector<Assumption> split_arc(const Problem& problem, const Node& node, const Summary& sum,
                                  const Breach& breach) {
    const int starts = sum.first[at(breach.work)], ends = sum.last[at(breach.before)];
    const int completion = earliest_completion(problem, node, breach.before);
    const int latest = latest_start(problem, node, breach.work);
    int last = (starts + ends - 1) / 2;
    if (latest >= starts && latest < ends && node.dated(breach.work)) last = latest;
    if (completion > starts && completion <= ends) last = completion - 1;
    return {FinishedBy{problem.works[at(breach.before)].resource, problem.date(last)},
            NotBefore{problem.works[at(breach.work)].resource, problem.date(last + 1)}};
}

/// The member of the breach's `any` that the work waits for in this node; -1 while it has a choice.
int chosen_member(const Problem& problem, const Node& node, const Breach& breach) {
    const auto& before = node.arcs->before[at(breach.work)];
    for (const int member : problem.works[at(breach.work)].after[at(breach.before)])
        if (std::ranges::count(before, member) > 0) return member;
    return -1;
}

/// The day on which the work is finished; `never` when it is not.
int end_of(const Problem& problem, const Summary& sum, int work) {
    return sum.minutes[at(work)] >= problem.works[at(work)].left ? sum.last[at(work)] : never;
}

std::vector<Assumption> split_group(const Problem& problem, const Node& node, const Summary& sum,
                                    const OpenWork& open, const std::vector<int>& group, int day) {
    int ends = never, completion = never;
    for (const int before : group) {
        ends = std::min(ends, end_of(problem, sum, before));
        completion = std::min(completion, earliest_completion(problem, node, before));
    }
    if (ends <= day) return {};
    const int last =
        ends < never ? (day + ends - 1) / 2 : std::clamp(completion, day, problem.horizon - 2);
    std::vector<Assumption> siblings;
    for (const int before : group)
        siblings.push_back(FinishedBy{problem.works[at(before)].resource, problem.date(last)});
    siblings.push_back(NotBefore{open.resource, problem.date(last + 1)});
    return siblings;
}

}  // namespace

std::vector<Assumption> split(const Problem& problem, const Node& node, const Summary& sum,
                              Breach breach) {
    if (breach.kind == Breach::Kind::any) {
        const int chosen = chosen_member(problem, node, breach);
        if (chosen >= 0) return split_arc(problem, node, sum, {breach.kind, breach.work, chosen});
        const std::size_t resource = problem.works[at(breach.work)].resource;
        std::vector<Assumption> siblings;
        for (const int member : problem.works[at(breach.work)].after[at(breach.before)])
            siblings.push_back(WaitsFor{resource, problem.works[at(member)].resource});
        return siblings;
    }
    if (breach.kind == Breach::Kind::arc) return split_arc(problem, node, sum, breach);
    if (breach.kind != Breach::Kind::week_min || node.unfinished[at(breach.goal)] >= breach.week)
        return {};
    const auto goal = static_cast<std::size_t>(breach.goal);
    const Day monday = problem.date(problem.monday(breach.week));
    return {GoalFinished{goal, monday, true}, GoalFinished{goal, monday, false}};
}

std::vector<Assumption> split_open(const Problem& problem, const Node& node, const Summary& sum,
                                   const Breach& breach) {
    for (std::size_t i = 0; i < problem.open.size(); ++i) {
        const OpenWork& open = problem.open[i];
        if (open.goal != breach.goal || !problem.allows(open, breach.day) ||
            node.open_from[i] > breach.day)
            continue;
        for (const auto& group : open.after) {
            auto siblings = split_group(problem, node, sum, open, group, breach.day);
            if (!siblings.empty()) return siblings;
        }
    }
    return {};
}

}  // namespace osmlm
