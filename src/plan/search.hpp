#pragma once

#include <optional>
#include <vector>

#include "plan/check.hpp"
#include "plan/relax.hpp"

namespace osmlm {

/// What a search found: an allotment that holds every rule with the node that it was found in,
/// that there is none, or neither.
struct Found {
    std::optional<Allotment> allotment;
    Node node;
    bool refuted = false;
    std::vector<Conflict> conflicts;  ///< when refuted and explained; empty without arithmetic
};

/// Branch and bound with flow bounds. Each branch is a complete disjunction which the allotment at
/// hand does not satisfy, and only narrows windows or bounds, so every leaf is a plan or a plain
/// conflict and the tree is a proof by cases. The budget counts nodes, and fewer of them the
/// larger the problem is; without `explain` a fortieth of them, and no conflicts are written down.
Found search(const Problem& problem, const Node& root, bool explain);

}  // namespace osmlm
