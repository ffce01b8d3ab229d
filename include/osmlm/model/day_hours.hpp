#pragma once

#include <string>
#include <string_view>

#include "osmlm/model/curriculum.hpp"

/// The hours of a day as changes write them, and more of them.
namespace osmlm {

/// `3h`, or where the clock is given its windows: `09:00-12:30,19:00-21:00`.
std::string hours_words(const DayHours& hours);

/// The minutes that such words come to.
Minutes minutes_in(std::string_view words);

/// So many minutes more, or as many as there is room for. The clock is kept where it is given: the
/// last window ends later, up to midnight, or to the end of the study day where it goes past
/// midnight already; what has no room there is put before the first window, within the study day,
/// which begins at `day_starts`. Without windows there is room for 24 hours.
DayHours with_more(DayHours hours, Minutes more, int day_starts);

}  // namespace osmlm
