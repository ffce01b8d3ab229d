#pragma once

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// `remedies` as programs read them.
Array remedies_data(const Plan& plan);

/// The best of them in a line or two, and where to see all; nothing when there is none.
void add_best_remedies(const Curriculum& curriculum, const Plan& plan, Report& report);

/// All of them: what each changes, what that costs, and the commands that make it so.
void add_remedies(const Curriculum& curriculum, const Plan& plan, Report& report);

/// What the commands of remedies can do as long as the curriculum is written by hand.
Paragraph how_to_try();

}  // namespace osmlm
