#pragma once

#include <memory>

#include "osmlm/plan/planner.hpp"
#include "plan/search/decide.hpp"

namespace osmlm {

/// The plan that is shown, and what was proved of it.
struct Chosen {
    Verdict verdict = Verdict::open;
    Node node;
    Filled filled;    ///< required work and open minima
    Allotment whole;  ///< the same with optional work
    std::vector<Conflict> conflicts;
    Minutes short_minutes = 0;  ///< as in `Plan`
    /// The problem that was decided, where optional work had to be required in it (wanted.hpp).
    std::shared_ptr<const Problem> decided{};
    bool exactly = false;  ///< only `decide_exactly` found it
};

/// A plan that fits, at that pace; where none was found, the best late one. At `asap` it keeps what
/// was promised as far as it can; and as long as all goes as promised, it is what is left of the
/// plan that was made when that began.
Chosen choose_plan(const Problem& problem, const State& state, Pace pace,
                   const PromisedDays& promised);

}  // namespace osmlm
