#pragma once

#include <optional>
#include <vector>

#include "osmlm/plan/plan.hpp"
#include "plan/relax/relax.hpp"

namespace osmlm {

/// A day's shares as sessions: none longer than the longest wished, put one after the other into
/// the clock windows of the day that end after `now`, in such an order that window ends make as few
/// short ones as can be; what fits into none has no start.
std::vector<PlannedSession> sessions_of(const Problem& problem, int day,
                                        const std::vector<Share>& shares, std::optional<int> now);

}  // namespace osmlm
