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

/// A plan of a problem that is open, if `search_exactly` finds one.
std::optional<Decision> decide_exactly(const Problem& problem, const Allotment& promised);

/// Whether the days can be filled from a flow without a search: how plans that fit are mostly
/// found.
bool can_fill(const Problem& problem);

/// How many decisions in haste an answer may take that asks again and again: up to 160, fewer where
/// there are more than 1,250 works or resources.
int decision_budget(std::size_t works);

/// How many of these a patient decision counts for; it fills days, so the more the more works.
int patient_cost(std::size_t works);

/// Patience of that cost is always had.
inline constexpr int cheap_patience = 3;

/// A plan of dated work and minima, if one is found with that patience.
std::optional<Allotment> find_fit(const Problem& problem, Patience patience);

/// Whether one is found.
bool can_fit(const Problem& problem, Patience patience);

}  // namespace osmlm
