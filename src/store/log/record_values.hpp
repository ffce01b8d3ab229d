#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "store/json/json.hpp"

/// The values that a field of a record may hold, each read strictly.
namespace osmlm {

/// The value of a member of a record.
struct MemberValue {
    enum class Kind : std::uint8_t { null, text, whole, other };
    Kind kind = Kind::null;
    std::string_view text;             ///< of a text
    std::int64_t whole = 0;            ///< of a whole number
    std::string_view written;          ///< as it stands in the line
    const JsonDocument* in = nullptr;  ///< nothing: read without a tree
    const JsonNode* node = nullptr;
};

/// A whole number, also when written as `90.0` or `9e1`, from `least` to 10^12.
inline std::optional<std::int64_t> whole_number(const MemberValue& value, std::int64_t least) {
    if (value.kind != MemberValue::Kind::whole) return std::nullopt;
    if (value.whole < least || value.whole > longest_duration) return std::nullopt;
    return value.whole;
}

/// A text of any length, or nothing when it is not a text.
inline std::optional<std::string_view> text_of(const MemberValue& value) {
    return value.kind == MemberValue::Kind::text ? std::optional(value.text) : std::nullopt;
}

/// A date `YYYY-MM-DD`.
std::optional<Day> day_of(const MemberValue& value);

/// `HH:MM` from 00:00 to 23:59, as minutes after midnight.
std::optional<int> clock_of(const MemberValue& value);

/// The value of a node, which must stay.
MemberValue value_of(const JsonDocument& in, const JsonNode& node, std::string_view line);

/// The id of a record: 1 to 64 of the letters, digits and `. _ -` of ASCII.
bool is_record_id(std::string_view text);

/// A decimal number as a text, such as "-12.50".
bool is_decimal(const MemberValue& value);

/// An ISO week such as "2026-W37".
bool is_week(const MemberValue& value);

/// The Monday of a week such as "2026-W37", which exists.
std::optional<Day> monday_of_week(std::string_view text);

/// A list of texts.
bool is_texts(const MemberValue& value);

/// Whole minutes by name, or null for what has none.
bool is_minutes_by_name(const MemberValue& value);

/// Dates, and for each whole minutes by name.
bool is_minutes_by_day(const MemberValue& value);

/// Whole minutes of consecutive days, as a list, or by date.
bool is_calendar(const MemberValue& value);

}  // namespace osmlm
