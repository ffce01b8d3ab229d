#pragma once

#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// The planned days of one ISO week.
struct WeekOfPlan {
    Day monday;
    std::vector<const PlannedDay*> days;
};

/// The weeks from the plan's first to its last, up to that day; those in which it has no days are
/// empty, but a first one that is not whole is left out. They refer to the plan.
std::vector<WeekOfPlan> weeks_until(const Plan& plan, Day until);

/// One week as a grid: resources down, days across, and what each day has free in the end. Without
/// rows when nothing is planned and nothing free.
Table week_grid(const Curriculum& curriculum, const WeekOfPlan& week);

/// One row a week: hours by weekday, then by goal.
Table weeks_table(const Curriculum& curriculum, const std::vector<WeekOfPlan>& weeks);

}  // namespace osmlm
