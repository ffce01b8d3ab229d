#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/report/selection.hpp"

namespace osmlm {

/// How far something has come: a resource, a goal, or what the curriculum does not know.
struct Advance {
    Minutes done = 0;                     ///< in the days that are looked at
    Minutes logged = 0;                   ///< ever
    std::optional<Minutes> left;          ///< none: it has no effort
    std::optional<Minutes> effort;        ///< the estimate of now: what it took so far, and left
    std::optional<Minutes> first_effort;  ///< as it was first estimated
    std::optional<Day> first, last;       ///< days of its first and last session
    Minutes until_day = 0;                ///< logged up to the day of the report
    Minutes recent = 0;                   ///< in the days by which paces are taken
    std::optional<Minutes> recent_pace;   ///< these as minutes a week; none in the first week

    /// Hundredths of the estimate that are done, rounded down: 100 only when nothing is left.
    [[nodiscard]] std::optional<std::int64_t> share() const;
    /// Minutes a week, rounded, from the first session to `day`.
    [[nodiscard]] Minutes pace_until(Day day) const;
};

enum class WorkState { todo, doing, done, dropped };

/// What counts of a curriculum and its log within a selection. `done` of all resources and of what
/// is unknown makes the sum of the sessions that are selected, to the minute.
struct ProgressFacts {
    struct Resource {
        std::size_t resource = 0;
        Advance advance;
        WorkState state = WorkState::todo;
        bool picked = true;  ///< false: a choice passed it over
    };
    struct Goal {
        std::size_t goal = 0;
        Advance advance;
    };
    Day day;                          ///< up to which paces are taken
    std::vector<Resource> resources;  ///< selected ones, in the order of the file
    std::vector<Goal> goals;  ///< of these resources; what is out of the plan adds no effort
    std::map<std::string, Advance, std::less<>> unknown;  ///< by id
    Minutes done = 0, left = 0;                           ///< of all of them
};

/// `promises`: those of the log, one a week, in order. O(sessions + resources × promises).
ProgressFacts progress_facts(const Inputs& inputs, const std::vector<Promise>& promises,
                             const Selection& selection, Day today);

}  // namespace osmlm
