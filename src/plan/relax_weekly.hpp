#pragma once

#include "plan/relax.hpp"

namespace osmlm {

/// Whether some goal has weekly limits that a flow over days alone does not know: a maximum, or a
/// minimum that finite work serves.
bool has_weekly_limits(const Problem& problem);

/// The relaxation of `relax` with the weekly limits of goals in it, as an explicit network with
/// lower bounds. In a week in which all of a goal's work is allowed the same days its limits are
/// exact. In the other weeks either the limit is kept and its work may use any of the goal's days,
/// or the days are kept and the limit is dropped; what neither can place, nothing can. The
/// allotment is that of the second.
Relaxation relax_weekly(const Problem& problem, const Node& node, Explain explain);

}  // namespace osmlm
