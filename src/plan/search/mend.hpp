#pragma once

#include <optional>

#include "plan/relax/relax.hpp"

namespace osmlm {

/// A flow that was mended; or that the node holds no plan.
struct Mended {
    std::optional<DayFlow> flow;
    bool refuted = false;
};

/// Moves the minutes of a flow for the node's demand until it keeps all plain arcs. One that it
/// breaks after the other is given a day by which the work before it ends and from which its own
/// begins: the one that moves fewest minutes and leaves a flow. Where none does, all begins anew
/// with that arc before all others (squeaky wheel optimisation, Joslin and Clements 1999), and
/// these take each day that leaves the rest of them one; where they find none, none is there.
/// Weekly minima of goals without open work get minutes from their other weeks, as far as can be.
/// Its searches may visit 20 million tasks, a million unless `patient`. A patient one also begins
/// anew from another flow, that of `dispatch_most`.
Mended mend(const Problem& problem, const Node& node, const Demand& demand, DayFlow flow,
            bool patient);

}  // namespace osmlm
