#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/model/change.hpp"

namespace osmlm {

/// A change of the curriculum with which a plan fits that is proved short without it. It was
/// planned anew with exactly these changes: with them it fits, and with one minute, one day or one
/// resource less it is proved that it does not.
struct Remedy {
    enum class Kind { more_hours, move_deadline, less_effort, lower_weekly, drop, move_all, pair };

    Kind kind = Kind::drop;
    std::vector<Change> changes;  ///< to be made together
    std::optional<Minutes> min;   ///< more on each of the days; or less of an effort, or of a week
    std::optional<int> days;      ///< that a deadline moves, or all of them
    std::optional<Day> to;        ///< where a single deadline moves
    std::optional<std::size_t> resource, goal;  ///< whose it is; neither: the plan's own

    /// Of `more_hours`: the weekdays that get more, in which stretch, and how much in all.
    Weekdays weekdays{};
    Day from{}, until{};
    Minutes total = 0;          ///< of a drop too: what is left of the resource
    bool to_the_limit = false;  ///< some of its days have no room for all of `min`
    bool new_days = false;      ///< its days have no hours without it

    int share = 0;  ///< of what it changes, by how much, in hundredths of a percent

    std::vector<Remedy> parts{};  ///< of a pair
};

}  // namespace osmlm
