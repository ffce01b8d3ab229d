#pragma once

#include <string>
#include <string_view>

#include "osmlm/base/day.hpp"

namespace osmlm {

/// `Nov`.
std::string_view month_name(Day day);

/// `Thu 12 Nov`, a date as people are told it; with the year when it is not that of today.
std::string spoken_day(Day day, Day today);

}  // namespace osmlm
