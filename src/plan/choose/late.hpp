#pragma once

#include "plan/choose/late_flow.hpp"

namespace osmlm {

/// A plan that keeps every rule but deadlines and, where it must, weekly minima.
struct LatePlan {
    Filled filled;
    Node node;
    Missed missed;    ///< of this plan
    LateBound bound;  ///< of every plan
};

/// The fewest missed minutes, first of minima, then of high, normal and low work: exact without
/// arcs and weekly limits (a maximum flow grown in that order, Edmonds 1971), else the best of
/// several orders.
LatePlan plan_late(const Problem& problem);

}  // namespace osmlm
