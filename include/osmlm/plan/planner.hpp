#pragma once

#include <optional>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

struct PlanOptions {
    /// The minute of the study day (after its midnight), for which clock windows are past; none:
    /// no window of today is past.
    std::optional<int> now;
};

/// The whole plan: verdict, days, figures and, when it is short, its conflicts. A pure function:
/// the same arguments give the same plan, and every budget inside counts search nodes and flows,
/// never seconds. Every rule is in docs/rules.md, the method in docs/planner.md.
Plan make_plan(const Curriculum& curriculum, const State& state, Day today,
               const PlanOptions& options = {});

}  // namespace osmlm
