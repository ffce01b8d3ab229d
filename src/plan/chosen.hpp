#pragma once

#include "osmlm/plan/planner.hpp"
#include "plan/search/decide.hpp"

namespace osmlm {

/// The required work of the plan that is shown, and what was proved of it.
struct Chosen {
    Verdict verdict = Verdict::open;
    Node node;
    Filled filled;
    std::vector<Conflict> conflicts;
    Minutes short_minutes = 0;  ///< as in `Plan`
};

/// A plan that fits, at that pace; where none was found, the best late one.
Chosen choose_plan(const Problem& problem, Pace pace, const Allotment& promised);

}  // namespace osmlm
