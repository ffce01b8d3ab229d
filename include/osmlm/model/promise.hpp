#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"

namespace osmlm {

/// Minutes by the id of a resource, in the order of the curriculum.
using MinutesByResource = std::vector<std::pair<std::string, Minutes>>;

/// The plan as it stood when a week began: what `week` holds the learner's record against.
struct Promise {
    Day week;                              ///< its Monday
    std::optional<Day> finish;             ///< the plan's; none: it had none
    std::map<Day, MinutesByResource> days; ///< of this week and the next
    MinutesByResource left;                ///< of all resources with an effort
    std::vector<Minutes> hours;            ///< the calendar's, a day each from `week` to `finish`
};

}  // namespace osmlm
