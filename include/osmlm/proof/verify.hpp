#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"
#include "osmlm/plan/plan.hpp"

/// An independent look at a plan: everything is derived again from the curriculum and the records,
/// with no code of the planner.
namespace osmlm {

/// A rule of docs/rules.md that a plan or a proof breaks.
struct Violation {
    std::string rule;      ///< stable name, such as "daily-max"
    std::string message;   ///< with ids, dates and figures
};

/// All rules that the plan breaks: none for a plan that may be shown. `fits` must hold every rule;
/// of `short` and `open` the deadlines and weekly minima are not asked, but their figures must be
/// true, and `short` must have at least one conflict and every conflict must stand.
/// O(sessions + resources + days + conflicts × days).
std::vector<Violation> verify(const Curriculum& curriculum, const std::vector<Record>& records,
                              const Plan& plan);

/// The names of all rules that `verify` may report.
std::vector<std::string_view> rule_names();

}  // namespace osmlm
