#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"
#include "osmlm/plan/plan.hpp"

/// An independent look at a plan: everything is derived again from the curriculum and the records,
/// with no code of the planner.
namespace osmlm {

/// A rule of docs/rules.md that a plan or a proof breaks.
struct Violation {
    std::string rule;     ///< stable name, such as "daily-max"
    std::string message;  ///< with ids, dates and figures
};

/// All rules that the plan breaks: none for a plan that may be shown. `fits` must hold every rule;
/// of `short` and `open` the deadlines and weekly minima are not asked, but their figures must be
/// true, and `short` must have at least one conflict and every conflict must stand.
/// Of a plan whose days are shown only up to `until`, though it goes on, everything is asked that
/// these days can show. O(sessions + resources + days + conflicts × days).
std::vector<Violation> verify(const Curriculum& curriculum, const Records& records,
                              const Plan& plan, std::optional<Day> until = {});

/// Whether the plan goes on after the last day that is shown of it.
bool goes_on_after(const Curriculum& curriculum, const Plan& plan, Day until);

/// How a conflict adds up.
struct Sums {
    struct OfWeek {
        Day monday;
        Minutes min = 0;
    };
    std::vector<std::pair<std::size_t, Minutes>> left;  ///< of its resources
    /// What its goals' minima ask of each week beyond what these resources may take.
    std::vector<std::pair<std::size_t, std::vector<OfWeek>>> minima;
    std::vector<OfWeek> have;  ///< all in each week
};

/// The sums behind every conflict of a sound plan that is no proof by cases: those of cases where
/// they stand, as one meets them reading from the top.
std::vector<Sums> sums_of(const Curriculum& curriculum, const Records& records, const Plan& plan);

/// The names of all rules that `verify` may report.
std::vector<std::string_view> rule_names();

}  // namespace osmlm
