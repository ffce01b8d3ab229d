#pragma once

#include <map>

#include "osmlm/model/promise.hpp"
#include "plan/relax/relax.hpp"

/// A plan that was promised, and what a plan made today keeps of it.
namespace osmlm {

/// What was promised from today on as minutes of works; of today's, those not logged yet.
Allotment promised_work(const Problem& problem, const State& state, const PromisedDays& promised);

/// Whether every promised minute is where it was promised.
bool keeps(const Allotment& allotment, const Allotment& promised);

/// Gives minutes that were promised for their day, and that the plan made `anew` has not there, the
/// reason `stable`.
void mark_stable(Allotment& kept, const Allotment& promised, const Allotment& anew);

}  // namespace osmlm
