#pragma once

#include <optional>
#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// What the day at hand comes to.
struct DayFacts {
    Minutes hours = 0;  ///< the calendar's
    Minutes done = 0;   ///< logged today
    Minutes suggested = 0;
    Minutes must = 0;
    std::vector<PlannedSession> sessions;
};
DayFacts facts_of(const Inputs& inputs, const Plan& plan, Day today);

/// The study days without any entry just before today, or before the end when that is past.
struct Silence {
    int days = 0;
    Minutes hours = 0;  ///< the calendar's
    Day first, last;    ///< the first of these days, and the last day before today that was one
};
Silence silence_before(const Inputs& inputs, Day today);

/// What lies ahead, from today to the end; without an end, to the finish.
struct Ahead {
    const PlannedDay* next = nullptr;  ///< the next day after today with hours
    Minutes week = 0;                  ///< logged in this week
    std::optional<Day> until;          ///< none: neither an end nor a finish
    int days_left = 0;                 ///< with hours that are not used, today included
    Minutes hours_left = 0;            ///< in them
    /// What is left of required work, and what weekly minima ask beyond what that work gives them.
    Minutes spoken_for = 0;
};
Ahead look_ahead(const Inputs& inputs, const Plan& plan, Day today);

}  // namespace osmlm
