#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "osmlm/base/duration.hpp"
#include "osmlm/base/expected.hpp"

namespace osmlm {

/// Exactly `HH:MM`, from 00:00 to 24:00, as minutes after midnight; otherwise nothing.
std::optional<int> parse_clock(std::string_view text);

/// The same as people type it: `9:30` too, and not 24:00.
std::optional<int> parse_typed_clock(std::string_view text);

/// `HH:MM` of minutes after midnight; after the next midnight the clock begins again.
std::string clock_text(int minutes);

/// A stretch of the clock, as a session has it.
struct ClockRange {
    int start = 0;    ///< minutes after midnight, 0 to 1439
    Minutes min = 0;  ///< 1 to 1440
    bool operator==(const ClockRange&) const = default;
};

/// Whether the text means to be a range: it begins with a digit and has a dash.
bool looks_like_range(std::string_view text);

/// `14:00-15:30`, also `9:00-10:00`; one that ends before it begins goes on past midnight
/// (`22:30-00:15`). Refuses anything else, and a range without length.
Expected<ClockRange> parse_clock_range(std::string_view text);

}  // namespace osmlm
