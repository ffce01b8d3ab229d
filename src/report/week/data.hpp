#pragma once

#include "report/week/facts.hpp"
#include "report/week/moved.hpp"

namespace osmlm {

/// The days of the plan in the week after.
std::vector<const PlannedDay*> next_week(const Plan& plan, const WeekView& view);

/// What was spent in each currency, as far as it can be added up; by currency.
std::vector<std::pair<std::string, std::string>> spent_by_currency(
    const std::vector<Spending>& spent);

/// The fields of `osmlm week --json`.
Object week_data(const Inputs& inputs, const Plan& plan, const WeekView& view,
                 const WeekFacts& facts, const Movement& movement);

/// One row a day.
Table week_records(const WeekFacts& facts);

}  // namespace osmlm
