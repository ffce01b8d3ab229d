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

/// Why it does not fit, one sentence for each conflict; at most `most`.
std::vector<Line> conflict_sentences(const Curriculum& curriculum, const Plan& plan,
                                     std::size_t most);

/// What a plan that does not fit costs: late hours, and the shift of deadlines that would do.
Line late_sentence(const Plan& plan);

}  // namespace osmlm
