#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// Minutes by the id of a resource, in the order of the curriculum.
using MinutesByResource = std::vector<std::pair<std::string, Minutes>>;

/// What was promised for each day.
using PromisedDays = std::map<Day, MinutesByResource>;

/// The plan as it stood when a week began: what `week` holds the learner's record against.
struct Promise {
    const Record* record = nullptr;  ///< that says so; null: none does, it was worked out now
    Day week;                        ///< its Monday
    std::optional<Day> finish;       ///< the plan's; none: it had none
    PromisedDays days;               ///< of this week and the next
    MinutesByResource left;          ///< of all resources with an effort
    std::vector<Minutes> hours;      ///< the calendar's, a day each from `week` to `finish`
};

/// Whether the promise was made with that session: it is of an earlier week, and written before.
bool counts_on(const Promise& promise, const Session& session);

/// The last day that work is asked of: `end`; or when work went on after it, or was promised to,
/// the last day of that. Without `end` there is none.
Day last_study_day(const Curriculum& curriculum, const State& state, const Promise& promise);

/// Whether what was logged on that day is just what was promised for it. O(log sessions + result).
bool went_as_promised(const ResourceIndex& index, const State& state, const PromisedDays& promised,
                      Day day);

}  // namespace osmlm
