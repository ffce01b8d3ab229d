#pragma once

#include <string_view>

#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// Why nothing of a resource, or nothing on a day, is planned.
enum class Unplanned {
    // of a resource
    done,
    dropped,
    passed_over,
    open,      ///< open work that no weekly hours ask for
    served,    ///< open work whose weekly hours other work or the log has
    no_hours,  ///< none of its days has hours
    waits,     ///< for work that has no end in this plan
    no_room,   ///< optional work, and required work has the hours
    no_place,  ///< within ten years
    // of a day
    past,
    before_start,
    day_off,   ///< an exception of the schedule
    no_study,  ///< an ordinary week has no hours then
    logged,    ///< what is logged has used its hours up
    after_end,
    nothing_left
};

std::string_view unplanned_name(Unplanned why);

Unplanned unplanned_resource(const Inputs& inputs, const Plan& plan, std::size_t resource);
Unplanned unplanned_day(const Inputs& inputs, const Plan& plan, Day day);

/// The exception of the schedule that holds on the day, if any.
const DayException* exception_on(const Schedule& schedule, Day day);

/// Both as a sentence.
Line not_planned(const Inputs& inputs, Unplanned why, std::size_t resource);
Line empty_day(const Inputs& inputs, const Plan& plan, Unplanned why, Day day);

}  // namespace osmlm
