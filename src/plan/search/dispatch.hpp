#pragma once

#include <optional>

#include "plan/relax/relax.hpp"

namespace osmlm {

/// Earliest window end first, day by day, each work only once what it waits for is finished:
/// a plan of what is demanded of the node, if it meets every window.
/// O(minutes placed × log works).
std::optional<Allotment> dispatch(const Problem& problem, const Node& node, Demand demand);

/// The same, but what finds no room in time is left out, and nothing waits for it then.
Allotment dispatch_most(const Problem& problem, const Node& node, Demand demand);

/// The same as `dispatch` from the last day to the first, each work only once all that waits for it
/// stands: of those whose window has not ended, the one first that alone could spare the least of
/// the days before. So weekdays and daily maxima count, which `dispatch` does not look at, and the
/// plan is as late as it can be. No group of `any` is looked at. O(days × works in line).
std::optional<Allotment> dispatch_late(const Problem& problem, const Node& node, Demand demand);

}  // namespace osmlm
