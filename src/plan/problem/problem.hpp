#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "plan/problem/index.hpp"

/// What the planner plans: the curriculum and the log as a day-allocation problem (docs/rules.md).
/// Days are indices from `begin`; they may be negative for what lies before.
namespace osmlm {

inline constexpr Minutes unlimited = std::numeric_limits<Minutes>::max() / 4;
inline constexpr int never = std::numeric_limits<int>::max() / 2;

/// Finite work: a resource in the plan with minutes left.
struct Work {
    std::size_t resource = 0;
    Minutes left = 0;
    int from = 0;              ///< first day allowed
    int until = never;         ///< last day allowed; `never` without an end
    bool has_deadline = true;  ///< false: hours, not a deadline, set `until`
    Weekdays days;
    Minutes daily = unlimited;
    Minutes daily_today = unlimited;  ///< holds on `Problem::today` instead of `daily`
    int goal = -1;
    bool required = true;
    bool begun = false;  ///< some of it is logged
    Priority priority = Priority::normal;
    std::vector<std::vector<int>> after;  ///< works; a group holds as soon as one of it is finished
};

/// Work without an effort, which lives on its goal's weekly minimum or on what is left.
struct OpenWork {
    std::size_t resource = 0;
    int from = 0;
    int until = never;
    Weekdays days;
    Minutes daily = unlimited;
    Minutes daily_today = unlimited;
    int goal = -1;
    Minutes logged = 0;  ///< in the week of today
    bool fills = false;  ///< takes what is left of its days after everything else
    std::vector<std::vector<int>> after;
};

/// What binds a goal, week by week; week 0 holds `begin`.
struct GoalFacts {
    Weekdays days;
    std::optional<Minutes> min, max;
    int from = -never;           ///< A of docs/rules.md
    int until = never;           ///< B
    bool open = false;           ///< has open work in the plan
    std::vector<Minutes> asked;  ///< empty when there is no minimum
    std::vector<Minutes> logged;
    std::vector<int> works;

    [[nodiscard]] bool limited() const { return min || max; }
    /// Minutes that the weekly maximum still allows.
    [[nodiscard]] Minutes room(int week) const;
    [[nodiscard]] Minutes asked_in(int week) const;
};

/// A group of `after`, by the work and its place there.
struct AfterGroup {
    int work = 0, group = 0;
};

struct Problem {
    const Curriculum* curriculum = nullptr;
    Day begin;
    int today = 0;      ///< index of today; negative before the start
    int lead = 0;       ///< weekday of `begin`
    int last_date = 0;  ///< the latest of `begin`, `end` and all deadlines and starts
    int horizon = 0;    ///< number of days: ten years after that
    Minutes logged_today = 0;
    std::vector<Minutes> hours;  ///< from the Monday of `begin`: `hours[lead + day]`
    std::vector<Minutes> usual;  ///< the same without exceptions
    std::vector<Minutes> free;   ///< by day
    std::vector<Work> works;
    std::vector<OpenWork> open;
    std::vector<GoalFacts> goals;
    /// Of works without a last day: those of several members none of which is sure to be finished.
    std::vector<AfterGroup> unsure_groups;
    std::vector<bool> in_plan;  ///< by resource
    std::vector<Finding> findings;

    [[nodiscard]] int weekday(int day) const { return (day + lead) % 7; }
    [[nodiscard]] int week(int day) const { return (day + lead) / 7; }
    [[nodiscard]] int weeks() const { return week(horizon - 1) + 1; }
    [[nodiscard]] int monday(int week) const { return week * 7 - lead; }
    [[nodiscard]] Day date(int day) const { return begin + days{day}; }
    [[nodiscard]] Minutes daily_max(const Work& work, int day) const {
        return day == today ? work.daily_today : work.daily;
    }
    [[nodiscard]] Minutes daily_max(const OpenWork& work, int day) const {
        return day == today ? work.daily_today : work.daily;
    }
    [[nodiscard]] bool allows(const Work& work, int day) const {
        return day >= work.from && day <= work.until && work.days.has(weekday(day));
    }
    /// Open work serves its goal's minimum, so the goal's first and last day bind it too.
    [[nodiscard]] bool allows(const OpenWork& work, int day) const {
        if (day < work.from || day > work.until || !work.days.has(weekday(day))) return false;
        return work.goal < 0 ||
               (day >= goals[at(work.goal)].from && day <= goals[at(work.goal)].until);
    }
};

/// Derives the problem; `today` may lie before the curriculum's start.
Problem make_problem(const Curriculum& curriculum, const State& state, Day today);

/// Sets the hours of a day to 0; whether it had any. Leaves `asked` as it is.
bool lose_day(Problem& problem, int day);

/// Sets the next `count` days that have hours, from `begin` on, to 0 hours, and asks minima anew.
void lose_days(Problem& problem, int count);

/// The problem with every deadline, and the end, that many days later.
Problem with_deadlines_later(Problem problem, int shift);

/// Ends the windows of works without a deadline where their hours end for ever (docs/rules.md, 10).
void end_windows_with_hours(Problem& problem);

/// Finds `unsure_groups`. O(works × arcs) at worst, and nothing where no group has several members.
void find_unsure_groups(Problem& problem);

/// What a goal with a minimum asks of a week, from hours and bounds.
Minutes asked_of(const Problem& problem, const GoalFacts& goal, int week);

/// Computes `asked` of every goal.
void ask_minima(Problem& problem);

}  // namespace osmlm
