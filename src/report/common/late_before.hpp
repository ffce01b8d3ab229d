#pragma once

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// Whose work comes late at a deadline before that day, the most first: what a conflict of a longer
/// stretch does not tell. Empty where nothing does.
Line late_before(const Curriculum& curriculum, const Plan& plan, Day day);

}  // namespace osmlm
