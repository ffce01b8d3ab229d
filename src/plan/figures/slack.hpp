#pragma once

#include <vector>

#include "osmlm/base/how_far.hpp"
#include "plan/problem/problem.hpp"

namespace osmlm {

/// Where more work would have to go: on these weekdays, up to and with that day.
struct Slot {
    int until = 0;
    Weekdays days;
};

/// Of each slot, the most minutes of further work there with which a problem that fits still fits.
/// A flow bounds them from above: of all slots with the same weekdays in one sweep, by augmenting
/// paths from the earliest to the latest. The increments between these bounds, all added at once,
/// are then decided as one problem; where it fits, all the bounds are exact, since more work never
/// helps. Where it does not, all are lowered by the same gap, and then raised one by one, the most
/// urgent first. Beyond half a `decision_budget` a figure is what was found to fit.
std::vector<Minutes> slacks(const Problem& problem, const std::vector<Slot>& slots,
                            const HowFar& how_far = {});

}  // namespace osmlm
