#pragma once

#include "osmlm/plan/plan.hpp"
#include "osmlm/plan/planner.hpp"
#include "plan/problem/problem.hpp"

namespace osmlm {

/// Gives a session the reason `deadline`, `prerequisite` or `weekly` exactly where closing its day
/// to its resource proves it (docs/rules.md, reasons), and takes the last away where it does not.
/// Everything before the day counts as done; whether the rest still fits is asked of a flow, so an
/// answer of no is a proof. Days after `until` are left out, if it is given. O(sessions × searches
/// of a flow).
void prove_reasons(const Problem& problem, Pace pace, std::optional<Day> until, Plan& plan);

}  // namespace osmlm
