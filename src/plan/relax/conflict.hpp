#pragma once

#include <optional>
#include <vector>

#include "osmlm/plan/plan.hpp"
#include "plan/relax/balance.hpp"

/// Which work and weekly minima need more than a stretch of days holds.
namespace osmlm {

/// The stretch of days on which the suspects are short by most, without those that do not matter;
/// nothing when no stretch is short. In haste, all suspects over all their days if that is short:
/// what the leaf of a proof needs.
std::optional<Conflict> find_conflict(const Problem& problem, const Node& node,
                                      const Suspects& suspects, bool in_haste = false);

/// A proof by cases, with all the days, resources and goals that its cases speak of.
Conflict by_cases(std::vector<Case> cases);

/// One conflict for each day that ends empty windows of required work.
std::vector<Conflict> empty_windows(const Problem& problem, const Node& node);

}  // namespace osmlm
