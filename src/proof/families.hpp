#pragma once

#include <span>
#include <string>
#include <vector>

#include "osmlm/proof/verify.hpp"
#include "proof/facts.hpp"

namespace osmlm::proof {

/// Checks that the cases leave out no plan: that they are one of the families of which one member
/// holds for every plan, whatever else is assumed around them.
void check_family(const Facts& facts, std::span<const Assumption> around,
                  const std::vector<Case>& cases, std::vector<Violation>& violations);

/// `esl finished by 2026-12-18`.
std::string text_of(const Facts& facts, const Assumption& assumption);

}  // namespace osmlm::proof
