#pragma once

#include <optional>

#include "osmlm/base/how_far.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// How a plan that fits uses the hours: as soon as can be, or by the least share of every day.
enum class Pace { asap, even };

struct PlanOptions {
    /// The minute of the study day (after its midnight), for which clock windows are past; none:
    /// no window of today is past.
    std::optional<int> now;
    Pace pace = Pace::asap;
    /// What was promised for the coming days: a plan at `asap` that fits keeps as much of it as it
    /// can. And for past ones: since the first Monday from which on all that was logged is just
    /// what was promised, the plan is what is left of the one that was made then. Ids may be former
    /// ones; what is not to be planned any more is passed over.
    PromisedDays promised{};
    /// The last day whose reasons are worked out; later ones have those that the planner had. None:
    /// all are.
    std::optional<Day> reasons_until{};
    /// Whether load, buffer, must and late days are worked out, which takes most of the time; else
    /// they are none, and must is 0.
    bool figures = true;
};

/// The whole plan: verdict, days, figures and, when it is short, its conflicts. A pure function:
/// the same arguments give the same plan, and every budget inside counts search nodes and flows,
/// never seconds. Every rule is in docs/rules.md, the method in docs/planner.md.
Plan make_plan(const Curriculum& curriculum, const State& state, Day today,
               const PlanOptions& options = {});

/// What would make a plan fit that is proved short; nothing for any other plan. Each is the
/// smallest of its kind, decided by the planner on a curriculum with just these changes, and none
/// goes beyond `schedule.limit`. The least disturbing first (docs/planner.md says the order). The
/// planner is asked some 160 times at most, less often for large curricula.
std::vector<Remedy> find_remedies(const Curriculum& curriculum, const State& state,
                                  const Plan& plan, const HowFar& how_far = {});

}  // namespace osmlm
