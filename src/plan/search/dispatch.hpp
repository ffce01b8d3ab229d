#pragma once

#include <optional>

#include "plan/relax/relax.hpp"

namespace osmlm {

/// Earliest window end first, day by day, each work only once what it waits for is finished:
/// a plan of all dated work and of minima of open work, if it meets every window.
/// O(minutes placed × log works).
std::optional<Allotment> dispatch(const Problem& problem, const Node& node);

}  // namespace osmlm
