#include "osmlm/plan/planner.hpp"

#include <algorithm>

#include "plan/choose/chosen.hpp"
#include "plan/figures/figures.hpp"
#include "plan/figures/late_days.hpp"
#include "plan/reasons.hpp"
#include "plan/wishes/wishes.hpp"
#include "plan/writer.hpp"

namespace osmlm {
namespace {

bool has_work(const Problem& problem) {
    return std::ranges::any_of(problem.works, &Work::required);
}

Minutes planned_today(const Plan& plan) {
    Minutes sum = 0;
    if (!plan.days.empty() && plan.days.front().date == plan.today)
        for (const PlannedSession& session : plan.days.front().sessions) sum += session.min;
    return sum;
}

void measure(const Problem& problem, const Chosen& chosen, Plan& plan) {
    if (plan.verdict != Verdict::fits) {
        plan.late_days = late_days(problem);
        if (plan.verdict == Verdict::open && plan.late_days->at_least) plan.late_days->at_least = 0;
        plan.must = planned_today(plan);
        plan.buffer_days = 0;
        return;
    }
    Figures figures(chosen.decided ? *chosen.decided : problem, chosen.filled.allotment,
                    chosen.exactly);
    plan.must = figures.must_today();
    if (last_deadline(problem) >= 0) plan.buffer_days = figures.buffer_days();
    if (has_work(problem)) plan.load = figures.least_load();
}

}  // namespace

Plan make_plan(const Curriculum& curriculum, const State& state, Day today,
               const PlanOptions& options) {
    const Problem problem = make_problem(curriculum, state, today);
    Plan plan;
    plan.today = today;
    plan.from = problem.begin;
    plan.findings = problem.findings;
    Chosen chosen = choose_plan(problem, state, options.pace, options.promised);
    plan.verdict = chosen.verdict;
    plan.conflicts = std::move(chosen.conflicts);
    plan.short_minutes = chosen.short_minutes;
    place_open(problem, chosen.whole);
    write_plan(problem, state, chosen, options, plan);
    prove_reasons(problem, options.pace, options.reasons_until, plan);
    if (options.figures) measure(problem, chosen, plan);
    return plan;
}

}  // namespace osmlm
