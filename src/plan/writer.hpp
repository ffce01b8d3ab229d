#pragma once

#include "osmlm/plan/planner.hpp"
#include "plan/choose/chosen.hpp"

namespace osmlm {

/// Writes what was chosen into the plan: its days with their sessions, its resources, its weeks
/// and when it is done. O(days × sessions + resources + weeks × goals).
void write_plan(const Problem& problem, const State& state, const Chosen& chosen,
                const PlanOptions& options, Plan& plan);

}  // namespace osmlm
