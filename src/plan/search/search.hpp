#pragma once

#include <optional>
#include <vector>

#include "plan/relax/check.hpp"
#include "plan/relax/relax.hpp"

namespace osmlm {

/// How many nodes a search may take: `full` for the verdict, `little`, a fortieth, for figures,
/// which ask again and again; `hasty`, one, without a try to fill the days, where they ask most.
enum class Patience { full, little, hasty };

/// What a search found: an allotment that holds every rule with the node that it was found in,
/// that there is none, or neither.
struct Found {
    std::optional<Allotment> allotment;
    Node node;
    bool refuted = false;
    std::vector<Conflict> conflicts{};  ///< when refuted and explained; empty without arithmetic
    int nodes = 0;                      ///< that it took
};

/// How many nodes a search of the problem may take.
int node_budget(const Problem& problem, Patience patience);

/// Branch and bound with flow bounds. Each branch is a complete disjunction which the allotment at
/// hand does not satisfy, and only narrows windows or bounds, so every leaf is a plan or a plain
/// conflict and the tree is a proof by cases. The budget counts nodes, and fewer of them the
/// larger the problem is; `most` may make it smaller. Without `explain` no conflicts are written
/// down.
Found search(const Problem& problem, const Node& root, Patience patience, bool explain,
             int most = never);

/// What the programs of exact searches may cost, in cells of their tables.
inline constexpr long exact_effort = 200'000'000;

/// Branch and bound with `relax_exactly` for problems in which `search` has found neither a plan
/// nor that there is none. What it finds is a plan; nothing is proved, since no conflict can say
/// why a linear program has no solution.
std::optional<Found> search_exactly(const Problem& problem, const Node& root, long& effort);

/// Searches with full patience that share a budget: each takes a quarter of a verdict's nodes at
/// most, and all together as many as that many verdicts and a few more. What they leave is not
/// found.
class SharedSearches {
public:
    explicit SharedSearches(const Problem& problem, int verdicts = 1);
    Found search(const Problem& problem, const Node& root);

private:
    int left_;  ///< nodes
};

}  // namespace osmlm
