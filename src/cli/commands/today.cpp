#include <memory>

#include "cli/desk/proved_plan.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/reports.hpp"

namespace osmlm {

namespace {

/// With --exit-code the answer is no when the plan does not fit, or today's must is not done.
Exit exit_of(const Plan& plan, bool asked) {
    const bool no = plan.verdict != Verdict::fits || plan.must > 0;
    return asked && no ? Exit::answer_no : Exit::done;
}

Result answer(bool exit_code, const Inputs& inputs, const Today& today) {
    const auto plan = proved_plan(inputs, today);
    if (!plan) return plan.error();
    return Outcome{today_report(inputs, *plan, today), exit_of(*plan, exit_code)};
}

Action declare(Arguments& arguments) {
    auto exit_code = std::make_shared<bool>(false);
    arguments.flag("--exit-code", *exit_code,
                   "End with 1 when the plan does not fit or today's must is not done.");
    return AfterLoad([exit_code](const Inputs& inputs, const Site& site) {
        return answer(*exit_code, inputs, site.today);
    });
}

}  // namespace

extern const Command today_command;
constinit const Command today_command{"today",
                                      "status",
                                      Command::Group::first,
                                      "Shows what to do today; osmlm alone does the same.",
                                      "text json csv md",
                                      declare};

}  // namespace osmlm
