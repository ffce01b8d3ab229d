#pragma once

#include <optional>

#include "plan/fill/pools.hpp"

namespace osmlm {

/// Days before a deadline that work should not need.
inline constexpr int margin_days = 7;

/// Whether the work is required and due before the curriculum's `end`, and of no goal with a weekly
/// maximum, which no flow knows.
bool may_have_margin(const Problem& problem, const Node& node, int work);

/// The node with windows of such work closed up to `margin_days` sooner, and with them those of
/// what it waits for: high priority first, then what is due first, each work as many days as leave
/// a flow beside the margins of those before it, and keep the days on which it was promised.
/// Nothing when no window changes. As time passes only what was planned takes part in the flow, so
/// margins that were given stay. `minima`: those that the flow holds, too. `node` is one with heads
/// and tails. O(works × margin_days) searches at worst.
std::optional<Node> with_margins(const Problem& problem, const Node& node,
                                 const Allotment& promised, Minima minima);

}  // namespace osmlm
