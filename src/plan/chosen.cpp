#include "plan/chosen.hpp"

#include <algorithm>

#include "plan/late.hpp"
#include "plan/level.hpp"
#include "plan/relax/check.hpp"

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

}  // namespace

Chosen choose_plan(const Problem& problem, Pace pace, const Allotment& promised) {
    Decision decision = decide(problem, true, promised);
    if (pace == Pace::even && decision.verdict == Verdict::fits)
        decision = level(problem, std::move(decision));
    Chosen chosen{decision.verdict, std::move(decision.node), {}, std::move(decision.conflicts)};
    if (decision.filled) {
        chosen.filled = std::move(*decision.filled);
        return chosen;
    }
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

}  // namespace osmlm
