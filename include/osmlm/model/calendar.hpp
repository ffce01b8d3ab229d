#pragma once

#include "osmlm/model/curriculum.hpp"

namespace osmlm {

/// The hours that the schedule gives a day: `days` beats `changes`, which beat `week`; of two for
/// one date the later in the file holds.
const DayHours& hours_on(const Schedule& schedule, Day day);

/// The same without `days`: what an ordinary such day would have had.
const DayHours& usual_hours_on(const Schedule& schedule, Day day);

/// The minutes of a study day: those of the schedule, from the start of the curriculum to `last`;
/// before and after there are none.
Minutes study_minutes_on(const Curriculum& curriculum, Day day, Day last);

}  // namespace osmlm
