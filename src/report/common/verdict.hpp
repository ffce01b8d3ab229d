#pragma once

#include <string>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// "fits", "short" or "open".
std::string verdict_name(Verdict verdict);
/// "deadline", "prerequisite" …
std::string why_name(Why why);

/// The verdict as one sentence.
Line verdict_sentence(const Curriculum& curriculum, const Plan& plan);

/// Which members of choices stand in, so that everybody who reads a plan knows; empty when none.
Line stand_in_sentence(const std::vector<Finding>& findings);

/// The verdict; when it does not fit, up to so many conflicts, what comes late, and the shift of
/// deadlines that would do; and who stands in for choices that are still open.
void add_verdict(const Curriculum& curriculum, const Plan& plan, std::size_t conflicts,
                 Report& report);

}  // namespace osmlm
