#pragma once

#include <vector>

#include "osmlm/report/comparison.hpp"

namespace osmlm {

/// What has come about since the Monday of the promise: hours not logged that were promised for
/// days before today, and hours beyond them; work that has grown, shrunk, come or gone; hours of
/// the calendar from today to the end of the promise.
std::vector<PlanReason> reasons_since(const Promise& promise, const PlanSide& now);

}  // namespace osmlm
