#pragma once

#include <vector>

#include "osmlm/plan/plan.hpp"
#include "plan/relax/node.hpp"

namespace osmlm {

/// One narrowing of a window: `refuted` cannot be, because `alone` would not even fit by itself;
/// so `taken` holds.
struct Step {
    Assumption refuted, taken;
    int alone = -1;
    int depends = -1;  ///< the step that set the window from which this one follows, or -1
};

/// A node whose windows know how long predecessors and successors take at least.
struct Propagated {
    Node node;
    std::vector<Step> steps;
    std::vector<int> from_step, until_step;  ///< of each work: the step that set its window, or -1
};

/// Heads and tails: no work starts before its predecessors can be finished, each by itself, and
/// none ends after the last day from which its successors still fit (Lageweg, Lenstra and
/// Rinnooy Kan 1976). For a proof only work that must be done counts as a predecessor: a conflict
/// cannot list other work. O((works + arcs) × days) a pass, at most as many passes as arcs in a
/// chain.
Propagated propagate(const Problem& problem, const Node& node, bool for_proof = false);

/// The conflicts that stand in the propagated node, as a proof by cases in the node before: one
/// pair of cases for each step that they need.
std::vector<Conflict> unfold(const Problem& problem, const Node& node, const Propagated& propagated,
                             std::vector<Conflict> conflicts);

}  // namespace osmlm
