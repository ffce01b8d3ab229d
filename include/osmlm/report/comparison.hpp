#pragma once

#include <optional>
#include <string>
#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/plan/plan.hpp"

/// Two plans side by side: as it stands and with changes, or as it was promised and as it is now.
namespace osmlm {

/// What a plan is measured by; of what was promised only the finish and the hours are known.
struct PlanFigures {
    std::optional<Verdict> verdict;
    std::optional<Day> finish;
    std::optional<int> load;              ///< hundredths
    std::optional<int> buffer_days;       ///< study days
    std::optional<Minutes> hours_a_week;  ///< the calendar's, on an average of the same whole weeks
};

/// What a plan does with one resource.
struct PlannedWork {
    std::optional<Day> first, last;  ///< not known of what was promised
    Minutes soon = 0;                ///< minutes in the days that are compared
};

/// A resource that one plan treats otherwise than the other.
struct MovedWork {
    std::string id, title;
    std::optional<PlannedWork> before, after;  ///< none: it is not in that plan
    Minutes soon = 0;                          ///< that come, or go, on single days
    std::int64_t days = 0;  ///< by which its first and last day move; many where one is missing
};

/// Why the plan of now is not what was promised.
struct PlanReason {
    enum class Kind { missed, extra, grew, shrank, fewer_hours, more_hours, added, dropped };
    Kind kind = Kind::missed;
    std::string id, title;  ///< of the resource; empty: of the calendar
    Minutes min = 0;
};

struct Comparison {
    std::vector<std::string> changes;  ///< their words; none: against a promise
    std::optional<Day> week;           ///< of the promise
    bool made_now = false;             ///< there was none, so this is what it would have been
    PlanFigures before, after;
    Day from, until;                  ///< the coming two weeks, in which minutes are compared
    Minutes moved_minutes = 0;        ///< that the one has on these days, and the other elsewhere
    std::vector<MovedWork> moved;     ///< in the order of the plan, then those that have gone
    std::vector<PlanReason> reasons;  ///< only against a promise
    std::vector<Finding> findings;    ///< warnings that the changes bring
    std::vector<std::string> notes;   ///< what a change does otherwise than it looks
};

/// Inputs and the plan that was made of them.
struct PlanSide {
    const Inputs& inputs;
    const Plan& plan;
};

/// What the changes make of the plan. O(days of both plans).
Comparison compare(const PlanSide& before, const PlanSide& after);

/// What became of the promise, and why.
Comparison compare(const Promise& promise, const PlanSide& now);

}  // namespace osmlm
