#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "proof/facts.hpp"
#include "proof/windows.hpp"

namespace osmlm::proof {

/// What the cases around a conflict take for granted, and the windows that follow.
struct Setting {
    const Facts& facts;
    std::span<const Assumption> assumptions;
    const Windows& windows;
};

/// The days of a conflict, as indices; `from` may lie before the plan.
struct Stretch {
    int from = 0, until = -1;
    [[nodiscard]] int first_week() const { return from > 0 ? week_of(from) : 0; }
    [[nodiscard]] int last_week() const { return week_of(until); }
    [[nodiscard]] bool holds(int day) const { return from <= day && day <= until; }
};

/// The stretch of a conflict, cut off where the calendar ends.
Stretch stretch_of(const Facts& facts, const Conflict& conflict);

/// Minutes that the listed resources and weekly minima need in the stretch. All indices of the
/// conflict must be valid, with no doubles. O(resources + goals × weeks × their resources).
Minutes need_of(const Setting& setting, const Conflict& conflict);

/// Minutes that the stretch has for them. Listed goals have room on all their days (`everywhere`),
/// or only in weeks in which something of them is counted in the need: both are true bounds.
/// O(resources + (goals × 128) × weeks).
Minutes have_of(const Setting& setting, const Conflict& conflict, bool everywhere);

/// The same of each week of the stretch; none for a stretch before the plan.
std::vector<Minutes> have_by_week(const Setting& setting, const Conflict& conflict,
                                  bool everywhere);

/// What the minima of a listed goal add to the need in each week of the stretch.
std::vector<Minutes> minima_of(const Setting& setting, const Conflict& conflict, std::size_t goal);

/// The least that `AtMost` assumes for the goal on that day.
std::optional<Minutes> most_on(const Setting& setting, std::size_t goal, int day);

}  // namespace osmlm::proof
