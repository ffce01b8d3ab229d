#pragma once

#include <map>
#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/report/report.hpp"
#include "osmlm/report/selection.hpp"

namespace osmlm {

using MinutesByDay = std::map<Day, Minutes>;

/// What was done on each day with a session that is meant, up to today. O(sessions).
MinutesByDay done_by_day(const Inputs& inputs, const Selection& selection, Day today);

/// Hours done, day by day, against the hours that the promises of the log added up to: each holds
/// from its Monday until the next one, at most two weeks. Before the first both are one.
Chart burn_up(const Inputs& inputs, const std::vector<Promise>& promises,
              const Selection& selection, const MinutesByDay& done, Day today);

/// The days of the last 52 weeks and of the week of today.
HeatMap year_of_days(const MinutesByDay& done, Day today);

}  // namespace osmlm
