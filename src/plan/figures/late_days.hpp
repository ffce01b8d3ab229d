#pragma once

#include "osmlm/plan/plan.hpp"
#include "plan/problem/problem.hpp"

namespace osmlm {

/// The shift of all deadlines that is proved needed and that was found enough; at most ten years.
LateDays late_days(const Problem& problem);

}  // namespace osmlm
