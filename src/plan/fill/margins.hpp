#pragma once

#include <optional>

#include "plan/relax/node.hpp"

namespace osmlm {

/// Days before a deadline that work should not need.
inline constexpr int margin_days = 7;

/// The node with windows of required work that is due before the curriculum's `end` closed up to
/// `margin_days` sooner, and with them those of what it waits for: high priority first, then what
/// is due first, each work as many days as leave a flow beside the margins of those before it. Not
/// for work of goals with a weekly maximum, which no flow knows. Nothing when no window changes.
/// As time passes only what was planned takes part in the flow, so margins that were given stay.
/// `node` is one with heads and tails. O(works × margin_days) searches at worst.
std::optional<Node> with_margins(const Problem& problem, const Node& node);

}  // namespace osmlm
