#include <algorithm>
#include <iterator>

#include "cli/elsewhere.hpp"
#include "cli/proved_plan.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/store/log_file.hpp"

namespace osmlm {

namespace {

Result answer(const Expected<Inputs, Failure>& inputs, const Today& today) {
    if (!inputs && inputs.error().findings.empty()) return inputs.error();
    if (!inputs) return Outcome{findings_report(inputs.error().findings, today.day), Exit::input};
    const auto plan = proved_plan(*inputs, today);
    if (!plan) return plan.error();
    std::vector<Finding> findings = findings_of(*inputs, plan->findings);
    const auto log = read_log(inputs->directory);
    if (!log) return log.error();
    std::ranges::move(findings_elsewhere(*inputs, *log, today.day), std::back_inserter(findings));
    const bool wrong = std::ranges::any_of(
        findings, [](const Finding& f) { return f.severity != Severity::note; });
    return Outcome{findings_report(findings, today.day, plan->verdict),
                   wrong ? Exit::answer_no : Exit::done,
                   !findings.empty() || plan->verdict != Verdict::fits};
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
