#pragma once

#include <array>

#include "plan/fill.hpp"

namespace osmlm {

/// Late minutes of high, normal and low work.
using LateMinutes = std::array<Minutes, 3>;

/// A plan that keeps every rule but deadlines and, where it must, weekly minima.
struct LatePlan {
    Filled filled;
    Node node;
    LateMinutes late{};   ///< of this plan
    LateMinutes bound{};  ///< no plan has fewer, compared in order
};

/// The fewest late minutes, first of high, then normal, then low work: exact without arcs (a
/// maximum flow grown in that order, Edmonds 1971), else the best of several orders.
LatePlan plan_late(const Problem& problem);

}  // namespace osmlm
