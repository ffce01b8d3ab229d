#pragma once

#include <optional>
#include <vector>

#include "osmlm/plan/plan.hpp"
#include "plan/relax/node.hpp"

/// The arithmetic of conflicts: what some work and weekly minima need in a stretch of days against
/// the minutes that there are (Hall 1935; with weekly limits Hoffman 1960).
namespace osmlm {

/// Works and goals whose demand is summed, before it is known where it is too much.
struct Suspects {
    std::vector<int> works;
    std::vector<int> goals;
};

struct Balance {
    Minutes need = 0, have = 0;
    [[nodiscard]] Minutes short_by() const { return need - have; }
};

/// need and have of `plan --json`, to the letter. O(works × days + 2^goals with a maximum × weeks).
Balance balance(const Problem& problem, const Node& node, const Suspects& suspects, int from,
                int until);

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
