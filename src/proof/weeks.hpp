#pragma once

#include <cstddef>

#include "proof/rules.hpp"

namespace osmlm::proof {

/// Weeks of the plan, both inclusive; empty when `from` > `until`.
struct WeekRange {
    int from = 0, until = -1;
};

/// The weeks in which the weekly minimum of a goal may have to hold; for one without a last day
/// those before the last week that the plan names.
WeekRange weeks_to_check(const Look& look, std::size_t goal);

/// Whether the minimum must hold in that week whatever is still without a place: the goal has open
/// work, or its last required work is planned later.
bool surely_holds(const Look& look, std::size_t goal, int week);

}  // namespace osmlm::proof
