#pragma once

#include "plan/fill/fill.hpp"
#include "plan/relax/relax_weekly.hpp"

/// Flows for plans that may be late: what can be in time at the most, and from where to fill.
namespace osmlm {

/// Minutes that a plan misses, compared in this order.
struct Missed {
    Minutes minima = 0;
    LateMinutes late{};

    [[nodiscard]] Minutes sum() const;
    [[nodiscard]] auto operator<=>(const Missed&) const = default;
};

/// What every plan misses at the least that keeps all rules but deadlines and weekly minima.
struct LateBound {
    Missed in_order;    ///< no plan has less, compared in order
    Minutes total = 0;  ///< nor in sum
};

/// Windows within which work may be in time: they begin no earlier than what comes before can be
/// finished, and end at a work's own deadline.
Node late_windows(const Problem& problem);

LateBound bound_late(const Problem& problem, const Node& own);

/// Minutes that miss in any plan because of what the conflict says. Where it lists work whose
/// window ends only because others wait for it, it is finished by then, or these others are late;
/// and late work may serve a minimum that it lists.
Minutes misses_at_least(const Problem& problem, const Conflict& conflict);

/// The windows `own`, but where `chosen` ends a window, that end.
Node with_ends(const Node& own, const Node& chosen);

/// Minutes that can be in time, as late as can be; the rest has no last day. Minima go first, as if
/// open work alone served them, then work that is chosen: whose window ends in `chosen`. With all
/// minima, work in time then goes into weeks that ask for it where that makes no other late.
FillOrder order_late(const Problem& problem, const Node& node, const Node& chosen, Minima minima);

/// The same from a flow that knows weekly limits; minima are shared by all work of the goal.
/// Nothing when they cannot be held.
std::optional<FillOrder> order_late_weekly(const Problem& problem, const Node& node);

}  // namespace osmlm
