#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "osmlm/base/day.hpp"

/// The values that a field of a record may hold, each read strictly.
namespace osmlm {

using simdjson::dom::element;

/// A whole number, also when written as `90.0` or `9e1`, from `least` to 10^12.
std::optional<std::int64_t> whole_number(const element& value, std::int64_t least);

/// A text of any length, or nothing when it is not a text.
std::optional<std::string_view> text_of(const element& value);

/// A date `YYYY-MM-DD`.
std::optional<Day> day_of(const element& value);

/// `HH:MM` from 00:00 to 23:59, as minutes after midnight.
std::optional<int> clock_of(const element& value);

/// The id of a record: 1 to 64 of the letters, digits and `. _ -` of ASCII.
bool is_record_id(std::string_view text);

/// A decimal number as a text, such as "-12.50".
bool is_decimal(const element& value);

/// An ISO week such as "2026-W37".
bool is_week(const element& value);

/// A list of texts.
bool is_texts(const element& value);

/// Whole minutes by name, or null for what has none.
bool is_minutes_by_name(const element& value);

/// Dates, and for each whole minutes by name.
bool is_minutes_by_day(const element& value);

/// Whole minutes of consecutive days, as a list, or by date.
bool is_calendar(const element& value);

}  // namespace osmlm
