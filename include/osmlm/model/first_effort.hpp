#pragma once

#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// How long each resource was first thought to take: by the first promise that holds it, what was
/// left then and what it counts on as logged; else its `first-effort`; else its effort of now; 0
/// for open work. `promises` are in the order of their weeks. O(sessions + resources × promises).
std::vector<Minutes> first_efforts(const Curriculum& curriculum, const State& state,
                                   const std::vector<Promise>& promises);

}  // namespace osmlm
