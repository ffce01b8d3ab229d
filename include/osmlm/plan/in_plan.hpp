#pragma once

#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// For each resource whether it is in the plan: not dropped, and not passed over by a choice.
std::vector<bool> resources_in_plan(const Curriculum& curriculum, const State& state);

}  // namespace osmlm
