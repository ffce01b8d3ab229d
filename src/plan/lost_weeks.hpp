#pragma once

#include <vector>

#include "plan/problem/problem.hpp"

namespace osmlm {

/// Numbers of days with hours, the next ones, that end where a week does, up to the day `last`: of
/// these it is known that where a plan is left without so many days, one is left without any
/// smaller number. For the weeks between hold their minima by themselves: by open work, or by
/// finite work of the goal that goes there from later weeks, in its order. It ends before the first
/// week in which minima do not find room beside each other, and there are none where a goal's work
/// has days, daily maxima, starts or `after` of its own. O(days × goals).
std::vector<int> losses_of_whole_weeks(const Problem& problem, int last);

}  // namespace osmlm
