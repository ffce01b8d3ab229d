#pragma once

#include <optional>
#include <vector>

#include "osmlm/model/change.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/planner.hpp"
#include "report/common/why_facts.hpp"

namespace osmlm {

/// Changes with which work ends earlier: planned again, verified, and not worse in anything that
/// must hold.
struct Sooner {
    std::vector<Change> changes;
    Day last;  ///< its last day then
};

/// What brings the end of a chain forward: of its resource, or with `finish` of the whole plan. At
/// most five plans are made.
std::vector<Sooner> sooner(const Inputs& inputs, const Plan& plan, PlanOptions options,
                           const std::vector<Link>& chain, bool finish);

}  // namespace osmlm
