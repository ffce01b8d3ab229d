#pragma once

#include <optional>
#include <vector>

#include "osmlm/model/change.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// Weekly hours that a plan does not keep.
struct MissedWeekly {
    std::size_t goal = 0;
    Minutes sum = 0, most = 0;  ///< of all weeks, and of the worst
    Day first, last;            ///< Mondays of the first and the last such week
};

/// Of each goal, in the order of the file. O(weeks with weekly hours).
std::vector<MissedWeekly> missed_weekly(const Plan& plan);

/// A change of the curriculum that asks for no more than the plan has: fewer weekly hours, or a
/// later deadline; of the first thing that it misses. Nothing when that has no place at all.
std::optional<Change> asking_less(const Curriculum& curriculum, const Plan& plan);

}  // namespace osmlm
