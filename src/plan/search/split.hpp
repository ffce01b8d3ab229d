#pragma once

#include <vector>

#include "plan/relax/check.hpp"

namespace osmlm {

/// The parts into which a node is split by a breach of `after` or of a minimum of a goal that may
/// be finished by then: every plan lies in one of them, and what breaks the rule in none. Empty
/// for other breaches.
std::vector<Assumption> split(const Problem& problem, const Node& node, const Summary& sum,
                              Breach breach);

/// The same for open work that begins before any member of a group of `after` is finished: one of
/// them is finished by a day, or the open work begins later.
std::vector<Assumption> split_open(const Problem& problem, const Node& node, const Summary& sum,
                                   const Breach& breach);

}  // namespace osmlm
