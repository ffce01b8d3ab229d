#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/week.hpp"

namespace osmlm {

/// Why a finish moves. `other` is what the finish moves beyond all else: hours before it that
/// required work does not take, because other work has them, or nobody.
enum class Reason { missed, extra, grew, shrank, schedule, added, dropped, other };

/// "missed" … as programs read it.
std::string reason_name(Reason reason);

/// How far the finish moved since a promise, in minutes of the calendar; later is positive.
struct Movement {
    std::optional<Day> before, now;
    /// The hours of the calendar from the one finish to the other; none where one is missing.
    std::optional<Minutes> whole;
    /// Each reason once. They add up to `whole`, exactly; without one `other` is not among them.
    std::vector<std::pair<Reason, Minutes>> parts;
};

/// Compares a promise with a plan made later, and the state that it was made from. docs/formats.md
/// says what each part is, and why they add up. O(sessions + days to the finish × exceptions).
Movement movement_since(const Promise& promise, const Curriculum& curriculum, const State& state,
                        const Plan& now);

}  // namespace osmlm
