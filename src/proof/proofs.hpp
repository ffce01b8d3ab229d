#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "osmlm/proof/verify.hpp"
#include "proof/facts.hpp"

namespace osmlm::proof {

/// Stable names of what may be wrong with a conflict.
inline constexpr std::array<std::string_view, 10> conflict_rules = {
    "conflict-resource", "conflict-goal", "conflict-window",   "conflict-need", "conflict-have",
    "conflict-gap",      "conflict-case", "conflict-siblings", "conflict-arc",  "conflict-week",
};

/// Checks that the conflicts prove what they say, case by case.
void check_conflicts(const Facts& facts, const std::vector<Conflict>& conflicts,
                     std::vector<Violation>& violations);

}  // namespace osmlm::proof
