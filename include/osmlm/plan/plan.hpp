#pragma once

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/plan/remedy.hpp"

/// The planner's answer as a value. Resources and goals are indices into the curriculum.
namespace osmlm {

/// `fits`: everything that must hold holds. `short_`: proved impossible. `open`: neither proved.
enum class Verdict { fits, short_, open };

/// Why the planner put a session where it is.
enum class Why { deadline, prerequisite, weekly, optional, stable, priority, even, early };

struct PlannedSession {
    std::size_t resource = 0;
    Minutes min = 0;
    std::optional<int> start;  ///< minutes after midnight; none where no clock window holds it
    Why why = Why::early;
    bool operator==(const PlannedSession&) const = default;
};

struct PlannedDay {
    Day date;
    Minutes hours = 0;                     ///< the calendar's
    Minutes logged = 0;                    ///< everything logged on that day
    std::vector<PlannedSession> sessions;  ///< in working order
};

struct PlannedResource {
    std::size_t resource = 0;
    std::optional<Minutes> left;     ///< none for open work
    std::optional<Day> first, last;  ///< `last` is none when some of it finds no place
    std::optional<Day> deadline;     ///< the earliest of its own, its goal's, and the end
    std::optional<Minutes> slack;  ///< unused minutes on its days after `last`, up to its deadline
    Minutes late = 0;              ///< minutes planned after its deadline, or without a place
    bool optional = false;
    bool picked = true;  ///< false: a choice passed it over, and it is out of the plan

    [[nodiscard]] bool is_required_work() const {
        return picked && !optional && left.value_or(0) > 0;
    }
};

struct PlannedWeek {
    std::size_t goal = 0;
    Day monday;
    Minutes min = 0;  ///< as asked of the minutes still to come in that week
    std::optional<Minutes> max;
    Minutes logged = 0;
    Minutes planned = 0;
};

/// What one branch of a proof by cases takes for granted.
struct FinishedBy {
    std::size_t resource;
    Day until;
};
struct NotBefore {
    std::size_t resource;
    Day from;
};
struct AtMost {
    std::size_t goal;
    Day date;
    Minutes max;
};
struct AtLeast {
    std::size_t goal;
    Day date;
    Minutes min;
};
struct GoalFinished {
    std::size_t goal;
    Day monday;
    bool finished;
};
struct WaitsFor {
    std::size_t resource;
    std::size_t member;
};
using Assumption = std::variant<FinishedBy, NotBefore, AtMost, AtLeast, GoalFinished, WaitsFor>;

struct Case;

/// Why it cannot fit: these resources and weekly minima need more minutes in from..until than
/// there are; or a proof by cases, each of which ends in such conflicts.
struct Conflict {
    Day from, until;
    Minutes need = 0, have = 0;
    std::vector<std::size_t> resources, goals;
    /// Not empty: a proof by cases; need and have are void, and the rest is all that the cases
    /// name.
    std::vector<Case> cases;
};

struct Case {
    Assumption assume;
    std::vector<Conflict> conflicts;
};

/// A shift of all deadlines, in days.
struct LateDays {
    std::optional<int> at_least;  ///< proved needed
    std::optional<int> at_most;   ///< found enough
};

struct Plan {
    Day today, from;  ///< `from`: the later of today and the curriculum's start
    Verdict verdict = Verdict::fits;
    std::optional<Day> finish;  ///< last day of required work with an effort
    std::optional<int> load;    ///< hundredths: the least share of every day that still fits
    Minutes short_minutes = 0;  ///< a proved lower bound of the minutes that miss
    std::optional<LateDays> late_days;
    std::optional<int> buffer_days;  ///< study days that could be lost from today on
    Minutes must = 0;                ///< least minutes today with which everything can still hold
    std::vector<PlannedDay> days;    ///< in date order; days without hours and sessions left out
    std::vector<PlannedResource> resources;  ///< all that are not dropped, in file order
    std::vector<PlannedWeek> weekly;         ///< by week, then goal
    std::vector<Conflict> conflicts;
    std::vector<Remedy> remedies;  ///< when `find_remedies` was asked; the least disturbing first
    std::vector<Finding> findings;
};

}  // namespace osmlm
