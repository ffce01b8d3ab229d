#include "plan/figures/lost_weeks.hpp"

#include <algorithm>

#include "plan/flow/day_flow.hpp"

namespace osmlm {
namespace {

bool waits_outside(const Problem& problem, int goal, const std::vector<std::vector<int>>& after) {
    return std::ranges::any_of(after, [&](const auto& group) {
        return std::ranges::any_of(
            group, [&](int before) { return problem.works[at(before)].goal != goal; });
    });
}

/// Whether any of the goal's work may serve its minimum on any day on which another may.
bool serves_alike(const Problem& problem, int goal) {
    const auto alike = [&](const auto& work) {
        return work.days == problem.goals[at(goal)].days && work.daily >= unlimited &&
               work.from <= 0 && !waits_outside(problem, goal, work.after);
    };
    return std::ranges::all_of(problem.goals[at(goal)].works,
                               [&](int work) { return alike(problem.works[at(work)]); }) &&
           std::ranges::all_of(problem.open, [&](const OpenWork& open) {
               return open.goal != goal || (alike(open) && open.after.empty());
           });
}

/// Whether what the minima ask of a week finds room in its hours, if nothing else does.
bool holds_minima(const Problem& problem, int week) {
    const int from = std::max(0, problem.monday(week)), sunday = problem.monday(week) + 6;
    std::vector<Task> tasks;
    for (const GoalFacts& goal : problem.goals)
        if (const Minutes asked = goal.min ? asked_of(problem, goal, week) : 0; asked > 0)
            tasks.push_back({asked, goal.from - from, goal.until - from, goal.days});
    if (tasks.empty()) return true;
    const auto begin = problem.free.begin();
    return DayFlow({begin + from, begin + sunday + 1}, problem.weekday(from), -1, tasks)
        .place_all();
}

}  // namespace

WholeWeeks::WholeWeeks(const Problem& problem, int last) : rest_(problem), last_(last) {
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].min && !serves_alike(problem, static_cast<int>(g))) last_ = -1;
}

std::optional<int> WholeWeeks::loss(int n) {
    while (losses_.size() < at(n) && lose_week()) continue;
    return losses_.size() < at(n) ? std::nullopt : std::optional(losses_[at(n - 1)]);
}

/// Goes on to the next Monday; false where it ends before.
bool WholeWeeks::lose_week() {
    const int week = rest_.week(day_);
    for (bool holds = day_ <= last_ && holds_minima(rest_, week); holds && day_ <= last_; ++day_) {
        if (lose_day(rest_, day_)) {
            ++count_;
            holds = holds_minima(rest_, week);
        }
        if (!holds || rest_.weekday(day_) < 6) continue;
        ++day_;
        if (count_ > 0) losses_.push_back(count_);
        return true;
    }
    return false;
}

}  // namespace osmlm
