#include "plan/choose/chosen.hpp"

#include <algorithm>

#include "plan/choose/carried.hpp"
#include "plan/choose/late.hpp"
#include "plan/choose/level.hpp"
#include "plan/choose/wanted.hpp"
#include "plan/fill/promised.hpp"
#include "plan/relax/check.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

/// Minutes that miss in any plan; a conflict alone proves one.
Minutes least_short(const Problem& problem, const LateBound& bound,
                    const std::vector<Conflict>& conflicts) {
    Minutes least = std::max<Minutes>(1, bound.total);
    for (const Conflict& conflict : conflicts)
        least = std::max(least, misses_at_least(problem, conflict));
    return least;
}

/// What was decided, at that pace, without optional work.
Chosen chosen_from(const Problem& problem, Pace pace, Decision decision) {
    if (pace == Pace::even && decision.verdict == Verdict::fits)
        decision = level(problem, std::move(decision));
    Chosen chosen{
        decision.verdict, std::move(decision.node), {}, {}, std::move(decision.conflicts)};
    if (decision.filled) chosen.filled = *std::move(decision.filled);
    return chosen;
}

/// Required work and minima.
Chosen choose_required(const Problem& problem, Pace pace, const Allotment& promised) {
    Chosen chosen = chosen_from(problem, pace, decide(problem, true, promised));
    if (chosen.verdict == Verdict::fits) return chosen;
    LatePlan late = plan_late(problem);
    if (chosen.verdict == Verdict::open && late.missed == Missed{} &&
        !find_breach(problem, late.node, late.filled.allotment, true))
        chosen.verdict = Verdict::fits;
    if (chosen.verdict == Verdict::short_)
        chosen.short_minutes = least_short(problem, late.bound, chosen.conflicts);
    chosen.filled = std::move(late.filled);
    chosen.node = std::move(late.node);
    return chosen;
}

/// The plan with the optional work that is required in `more` alone.
Chosen with_wanted(const Problem& problem, Problem&& more, Chosen chosen) {
    for (std::size_t work = 0; work < more.works.size(); ++work)
        if (more.works[work].required && !problem.works[work].required)
            chosen.node.required[work] = false;
    chosen.decided = std::make_shared<const Problem>(std::move(more));
    return chosen;
}

/// The same with optional work required that weekly minima need; nothing where that does not fit.
std::optional<Chosen> choose_wanted(const Problem& problem, Pace pace, const Allotment& promised) {
    for (Problem& more : with_wanted_work(problem)) {
        Chosen chosen = choose_required(more, pace, promised);
        if (chosen.verdict == Verdict::fits)
            return with_wanted(problem, std::move(more), std::move(chosen));
    }
    return std::nullopt;
}

/// A plan that an exact search finds; optional work of it is optional again.
std::optional<Chosen> choose_exactly(const Problem& problem, Pace pace, const Allotment& promised) {
    auto decision = decide_exactly(problem, promised);
    if (!decision) return std::nullopt;
    Chosen chosen = chosen_from(problem, pace, *std::move(decision));
    for (std::size_t work = 0; work < problem.works.size(); ++work)
        if (!problem.works[work].required) chosen.node.required[work] = false;
    chosen.exactly = true;
    return chosen;
}

Chosen choose_anew(const Problem& problem, Pace pace, const Allotment& promised) {
    Chosen chosen = choose_required(problem, pace, promised);
    if (chosen.verdict == Verdict::open)
        if (auto wanted = choose_wanted(problem, pace, promised)) chosen = *std::move(wanted);
    if (chosen.verdict == Verdict::open)
        if (auto exact = choose_exactly(problem, pace, promised)) chosen = *std::move(exact);
    chosen.whole = chosen.filled.allotment;
    add_optional(problem, chosen.node, chosen.whole);
    return chosen;
}

}  // namespace

Chosen choose_plan(const Problem& problem, const State& state, Pace pace,
                   const PromisedDays& promised) {
    if (pace == Pace::even) return choose_anew(problem, pace, {});
    if (const auto monday = kept_since(problem, state, promised)) {
        const Problem then =
            make_problem(*problem.curriculum, state_before(state, *monday), *monday);
        if (auto chosen = carried_on(then, choose_anew(then, pace, {}), problem, state))
            return *std::move(chosen);
    }
    return choose_anew(problem, pace, promised_work(problem, state, promised));
}

}  // namespace osmlm
