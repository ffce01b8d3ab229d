#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "osmlm/base/expected.hpp"

namespace osmlm {

/// Whole minutes: of effort, of a session, of the hours of a day.
using Minutes = std::int64_t;

/// The longest duration that is read: about two million years, so that sums never overflow.
inline constexpr Minutes longest_duration = 1'000'000'000'000;

/// Reads `1h30m 1h30 1h 90m 90min 1.5h 1,5h 1:30 "2h 15min" PT1H30M`, rounded to the nearest
/// minute, halves up. Refuses a bare number, minutes over 59 beside hours, days, and negatives,
/// each with what to write instead.
Expected<Minutes> parse_duration(std::string_view text);

/// A number of hours as minutes, rounded to the nearest minute, halves up.
/// Refuses what is negative, not finite, or too long.
Expected<Minutes> hours_to_minutes(double hours);

/// `1h30m`, `2h`, `45m`, `0m`; what `parse_duration` reads back. Negatives get a leading `-`.
std::string duration_text(Minutes minutes);

}  // namespace osmlm
