#pragma once

#include <optional>
#include <string>
#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/plan/forecast.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/plan/urgency.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/report/comparison.hpp"
#include "osmlm/report/report.hpp"
#include "osmlm/report/selection.hpp"

namespace osmlm {

/// How much of a plan is shown, and with one row for what.
struct PlanView {
    enum class By { day, week, resource };
    By by = By::day;
    std::optional<Day> until;             ///< last day shown; none: everything
    bool echo = false;                    ///< says which day that is
    bool chart = false;                   ///< draws when what is worked on, in every format
    const Comparison* against = nullptr;  ///< what it is held against
};

/// `osmlm plan`: the verdict, why not, what it is held against, and the days to come.
Report plan_report(const Inputs& inputs, const Plan& plan, const PlanView& view);

/// `osmlm today`: at most 24 lines about the day at hand.
Report today_report(const Inputs& inputs, const Plan& plan, const Today& today);

/// What the verifier was given, and what it said.
struct Proof {
    const Plan& plan;
    std::optional<std::string> file;  ///< as it was named; none: the plan of now
    std::optional<Day> until;         ///< where the days of the file are cut
    std::vector<Violation> broken;
    std::vector<Sums> sums;  ///< when nothing is broken
};

/// What `--proof` adds to the answer of `osmlm check`.
void add_proof(const Curriculum& curriculum, const Proof& proof, Report& report);

/// `osmlm why RESOURCE`: when and why it is planned, or why not, what it waits for and what waits
/// for it, and what makes it end when it ends; `options` as the plan was made with.
Report why_resource_report(const Inputs& inputs, const Plan& plan, const PlanOptions& options,
                           std::size_t resource);

/// `osmlm why DAY`: why the day is as it is planned.
Report why_day_report(const Inputs& inputs, const Plan& plan, Day day);

/// The same of each day of a stretch.
Report why_days_report(const Inputs& inputs, const Plan& plan, const DayRange& range);

/// `osmlm why GOAL`: when and why its resources are planned, or why not.
Report why_goal_report(const Inputs& inputs, const Plan& plan, std::size_t goal);

/// `osmlm why`: what makes the plan end when it ends.
Report why_finish_report(const Inputs& inputs, const Plan& plan, const PlanOptions& options);

/// `osmlm urgency`: the deadlines, most urgent first, why it does not fit, and what would help.
Report urgency_report(const Inputs& inputs, const Plan& plan, const std::vector<Urgency>& list);

/// `osmlm forecast`: when it will be done, and how sure that is; with `chart` also the hours done
/// and what may follow as a picture.
Report forecast_report(const Inputs& inputs, const Forecast& forecast, bool chart);

/// `osmlm sessions`: what was logged, with the ids by which other commands know it.
Report sessions_report(const Inputs& inputs, const Selection& selection, Day today);

/// `osmlm progress`: how far each resource and goal has come. `promises` are those of the log, one
/// a week, in order; with `charts` also a burn-up and the days of the last year as pictures.
Report progress_report(const Inputs& inputs, const std::vector<Promise>& promises,
                       const Selection& selection, Day today, bool charts);

}  // namespace osmlm
