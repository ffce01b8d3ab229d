#pragma once

#include <vector>

#include "plan/relax/check.hpp"

namespace osmlm {

/// The parts into which a node is split by a breach of `after` or of a minimum of a goal that may
/// be finished by then: every plan lies in one of them, and what breaks the rule in none. Empty
/// for other breaches.
std::vector<Assumption> split(const Problem& problem, const Node& node, const Summary& sum,
                              Breach breach);

}  // namespace osmlm
