#include <algorithm>

#include "osmlm/cli/command.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

void append(std::vector<Finding>& all, const std::vector<Finding>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

/// Of the curriculum, the log, what the log says, and the plan, in this order.
std::vector<Finding> all_findings(const Inputs& inputs, const Today& today) {
    std::vector<Finding> all = inputs.findings;
    Plan plan = make_plan(inputs.curriculum, inputs.state, today.day, {today.minute});
    locate(plan.findings, inputs.text);
    append(all, inputs.journal.findings);
    append(all, inputs.state.findings);
    append(all, plan.findings);
    return all;
}

Result answer(const Expected<Inputs, Failure>& inputs, const Today& today) {
    if (!inputs && inputs.error().findings.empty()) return inputs.error();
    if (!inputs) return Outcome{findings_report(inputs.error().findings, today.day), Exit::input};
    const std::vector<Finding> findings = all_findings(*inputs, today);
    const bool wrong = std::ranges::any_of(
        findings, [](const Finding& f) { return f.severity != Severity::note; });
    return Outcome{findings_report(findings, today.day), wrong ? Exit::answer_no : Exit::done,
                   !findings.empty()};
}

Action declare(Arguments&) { return AfterTry(answer); }

}  // namespace

extern const Command check_command;
constinit const Command check_command{"check",
                                      "",
                                      Command::Group::more,
                                      "Shows everything that is wrong or doubtful.",
                                      "text json csv md",
                                      declare};

}  // namespace osmlm
