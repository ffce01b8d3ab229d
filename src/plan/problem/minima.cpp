#include <algorithm>

#include "plan/problem/problem.hpp"

namespace osmlm {
namespace {

/// The last day on which a minimum is asked (docs/rules.md, 15).
int last_asked(const Problem& problem, const GoalFacts& goal) {
    return goal.until < never ? goal.until : problem.last_date + 366;
}

Minutes sum_of_week(const Problem& problem, const GoalFacts& goal, int week,
                    const std::vector<Minutes>& hours, int from, int until) {
    Minutes sum = 0;
    const int monday = problem.monday(week);
    for (int day = std::max(monday, from); day <= std::min(monday + 6, until); ++day) {
        const auto i = static_cast<std::size_t>(day + problem.lead);
        if (i < hours.size() && goal.days.has(problem.weekday(day))) sum += hours[i];
    }
    return sum;
}

/// What the goal's days from today on can still hold in the week of today.
Minutes still_free(const Problem& problem, const GoalFacts& goal, int week) {
    Minutes sum = 0;
    const int monday = problem.monday(week);
    for (int day = std::max({monday, 0, goal.from}); day <= std::min(monday + 6, goal.until); ++day)
        if (goal.days.has(problem.weekday(day))) sum += problem.free[static_cast<std::size_t>(day)];
    return sum;
}

}  // namespace

Minutes asked_of(const Problem& problem, const GoalFacts& goal, int week) {
    const int monday = problem.monday(week);
    const Minutes usual = sum_of_week(problem, goal, week, problem.usual, monday, monday + 6);
    if (usual == 0) return 0;
    const Minutes there =
        std::min(usual, sum_of_week(problem, goal, week, problem.hours, goal.from, goal.until));
    const Minutes asked = std::max<Minutes>(
        0, *goal.min * there / usual - goal.logged[static_cast<std::size_t>(week)]);
    const bool of_today = problem.today >= monday && problem.today <= monday + 6;
    return of_today ? std::min(asked, still_free(problem, goal, week)) : asked;
}

void ask_minima(Problem& problem) {
    for (GoalFacts& goal : problem.goals) {
        goal.asked.clear();
        if (!goal.min) continue;
        const int last = last_asked(problem, goal);
        if (last < 0) continue;
        const int last_week = std::min(problem.week(last), problem.weeks() - 1);
        for (int week = 0; week <= last_week; ++week)
            goal.asked.push_back(asked_of(problem, goal, week));
    }
}

bool lose_day(Problem& problem, int day) {
    Minutes& hours = problem.hours[at(day + problem.lead)];
    const bool had_hours = hours > 0;
    hours = 0;
    problem.free[at(day)] = 0;
    return had_hours;
}

void lose_days(Problem& problem, int count) {
    for (int day = 0; day < problem.horizon && count > 0; ++day)
        if (lose_day(problem, day)) --count;
    ask_minima(problem);
}

Problem with_deadlines_later(Problem problem, int shift) {
    for (Work& work : problem.works)
        if (work.has_deadline && work.until < never) work.until += shift;
    for (OpenWork& open : problem.open)
        if (open.until < never) open.until += shift;
    for (GoalFacts& goal : problem.goals)
        if (goal.until < never) goal.until += shift;
    ask_minima(problem);
    return problem;
}

}  // namespace osmlm
