#include "cli/desk/proved_plan.hpp"

#include "cli/desk/promise.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {
namespace {

constexpr const char* own_fault =
    "this is a fault of osmlm, not yours: please report it with the curriculum";

/// What is left of a plan that the verifier refuses: it proves nothing, so its verdict is open.
Plan unproved(Plan plan, const Violation& broken) {
    plan.verdict = Verdict::open;
    plan.load.reset();
    plan.short_minutes = 0;
    plan.late_days = LateDays{0, std::nullopt};
    plan.buffer_days = 0;
    plan.must = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (day.date == plan.today) plan.must += session.min;
    plan.conflicts.clear();
    plan.findings.push_back({"refused-plan", Severity::warning, "curriculum.json", 0, 0, "",
                             "the plan that was made breaks the rule \"" + broken.rule +
                                 "\", so nothing is proved: " + broken.message,
                             own_fault, ""});
    return plan;
}

}  // namespace

Expected<Plan, Failure> proved_plan(const Inputs& inputs, const Today& today, Pace pace,
                                    std::optional<Day> reasons_until) {
    return proved_plan(inputs, inputs.journal.records, inputs.state, today, pace, reasons_until);
}

Expected<Plan, Failure> proved_plan(const Inputs& inputs, const Records& records,
                                    const State& state, const Today& today, Pace pace,
                                    std::optional<Day> reasons_until) {
    return judged(inputs, records,
                  make_plan(inputs.curriculum, state, today.day,
                            {today.minute, pace, promised_days(inputs.curriculum, state, today.day),
                             reasons_until}));
}

Expected<Plan, Failure> judged(const Inputs& inputs, const Records& records, Plan plan) {
    auto violations = verify(inputs.curriculum, records, plan);
    if (!violations.empty() && plan.verdict != Verdict::open) {
        plan = unproved(std::move(plan), violations.front());
        violations = verify(inputs.curriculum, records, plan);
    }
    if (!violations.empty())
        return Failure{Exit::input,
                       "the plan that was made breaks the rule \"" + violations.front().rule +
                           "\" and is not shown: " + violations.front().message,
                       own_fault,
                       {}};
    const std::vector<Finding> doubts = doubts_of(inputs.curriculum, plan);
    plan.findings.insert(plan.findings.end(), doubts.begin(), doubts.end());
    locate(plan.findings, inputs.text);
    return plan;
}

Expected<Plan, Failure> plan_with_remedies(const Inputs& inputs, const Today& today, Pace pace,
                                           const HowFar& how_far,
                                           std::optional<Day> reasons_until) {
    auto plan = proved_plan(inputs, today, pace, reasons_until);
    if (plan) plan->remedies = find_remedies(inputs.curriculum, inputs.state, *plan, how_far);
    return plan;
}

}  // namespace osmlm
