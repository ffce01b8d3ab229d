#pragma once

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// When what is worked on: a row for each resource with a place in the plan, by its first day.
Timeline plan_timeline(const Curriculum& curriculum, const Plan& plan);

}  // namespace osmlm
