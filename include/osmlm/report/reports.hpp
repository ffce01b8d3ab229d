#pragma once

#include <optional>

#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/forecast.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"
#include "osmlm/report/selection.hpp"

namespace osmlm {

/// How much of a plan is shown, and with one row for what.
struct PlanView {
    enum class By { day, week, resource };
    By by = By::day;
    std::optional<Day> until;  ///< last day shown; none: everything
    bool echo = false;         ///< says which day that is
};

/// `osmlm plan`: the verdict, why not, and the days to come.
Report plan_report(const Inputs& inputs, const Plan& plan, const PlanView& view);

/// `osmlm today`: at most 24 lines about the day at hand.
Report today_report(const Inputs& inputs, const Plan& plan, const Today& today);

/// `osmlm forecast`: when it will be done, and how sure that is.
Report forecast_report(const Inputs& inputs, const Forecast& forecast);

/// `osmlm sessions`: what was logged, with the ids by which other commands know it.
Report sessions_report(const Inputs& inputs, const Selection& selection, Day today);

}  // namespace osmlm
