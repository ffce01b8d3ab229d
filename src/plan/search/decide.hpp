#pragma once

#include <optional>
#include <vector>

#include "plan/fill/fill.hpp"
#include "plan/relax/relax.hpp"
#include "plan/search/search.hpp"

namespace osmlm {

/// Whether everything that must hold can hold, with what shows it.
struct Decision {
    Verdict verdict = Verdict::open;
    Node node;                        ///< `fits`: windows within which a flow holds every rule
    std::optional<Filled> filled;     ///< `fits`: required work and minima, when `whole` was asked
    std::vector<Conflict> conflicts;  ///< `short_`, when `whole` was asked
};

/// Decides exactly where a flow can, by branch and bound with flow bounds elsewhere, within a
/// budget of search nodes that depends on the problem alone. With `whole` also the plan of
/// required work, which keeps what was promised as far as it can, or the conflicts; without, only
/// the verdict.
Decision decide(const Problem& problem, bool whole, const Allotment& promised = {});

/// Whether a plan is found with that patience; without writing anything down.
bool can_fit(const Problem& problem, Patience patience);

}  // namespace osmlm
