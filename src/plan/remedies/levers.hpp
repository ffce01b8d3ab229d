#pragma once

#include <vector>

#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"
#include "plan/remedies/lever.hpp"

namespace osmlm {

/// What could be changed about the conflicts of a plan that is short.
std::vector<LeverGroup> levers_for(const Curriculum& curriculum, const State& state,
                                   const Plan& plan);

}  // namespace osmlm
