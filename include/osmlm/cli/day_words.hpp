#pragma once

#include <string_view>

#include "osmlm/base/day.hpp"
#include "osmlm/base/expected.hpp"

namespace osmlm {

/// A stretch of days, both inclusive.
struct Period {
    Day from, until;
    bool operator==(const Period&) const = default;
};

/// Which way a weekday looks: back when logging and reporting, forward when planning; today counts
/// both times.
enum class Looking { back, forward };

/// Reads `2026-03-14 today yesterday tomorrow -3d mon…sun`, and the periods `2026-W24 2026-03
/// 2026-03-14..2026-03-20`; words count from the study day. Refuses anything else with what to
/// write instead.
Expected<Period> parse_period(std::string_view text, Day today, Looking looking);

/// The same, but one day only.
Expected<Day> parse_day_word(std::string_view text, Day today, Looking looking);

}  // namespace osmlm
