#pragma once

#include "plan/search/decide.hpp"

namespace osmlm {

/// The same work by the least share of every day's hours, for `--pace even`: the least share with
/// which everything still fits; then, on the days that need less than that, the least share
/// there, and so on (lexicographically optimal flows, Megiddo 1974; Fujishige 1980). Work without a
/// deadline is due when `asap`, a decision that fits, has the last of it done. Where no such plan
/// is found, `asap` itself. At most `max_levels` levels; each asks the planner O(log minutes)
/// times.
Decision level(const Problem& problem, Decision asap);

}  // namespace osmlm
