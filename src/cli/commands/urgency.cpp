#include "osmlm/plan/urgency.hpp"

#include <memory>

#include "cli/desk/proved_plan.hpp"
#include "cli/world/progress_line.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/reports.hpp"

namespace osmlm {

namespace {

Result answer(bool exit_code, const Inputs& inputs, const Site& site) {
    ProgressLine line(site.world, site.quiet, "trying other plans");
    const auto plan = plan_with_remedies(inputs, site.today, Pace::asap, line.how_far());
    if (!plan) return plan.error();
    const auto list = urgencies(inputs.curriculum, inputs.state, *plan, line.how_far());
    const bool no = exit_code && plan->verdict != Verdict::fits;
    return Outcome{urgency_report(inputs, *plan, list), no ? Exit::answer_no : Exit::done};
}

Action declare(Arguments& arguments) {
    auto exit_code = std::make_shared<bool>(false);
    arguments.flag("--exit-code", *exit_code, "End with 1 when it does not fit.");
    return AfterLoad([exit_code](const Inputs& inputs, const Site& site) {
        return answer(*exit_code, inputs, site);
    });
}

}  // namespace

extern const Command urgency_command;
constinit const Command urgency_command{
    "urgency",
    "",
    Command::Group::more,
    "Shows the deadlines, most urgent first, and what would help.",
    "text json csv md html",
    declare};

}  // namespace osmlm
