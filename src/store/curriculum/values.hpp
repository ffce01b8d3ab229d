#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "osmlm/base/clock.hpp"
#include "osmlm/model/curriculum.hpp"
#include "store/curriculum/reader.hpp"

/// The values that keys of `curriculum.json` may have. Each function reads one node, and where it
/// is something else reports what was expected and returns nothing.
namespace osmlm {

std::optional<std::string> read_text(Reader& reader, const JsonNode& node);
std::optional<std::vector<std::string>> read_texts(Reader& reader, const JsonNode& node);
std::optional<bool> read_bool(Reader& reader, const JsonNode& node);
std::optional<std::string> read_id(Reader& reader, const JsonNode& node);
std::optional<std::vector<std::string>> read_ids(Reader& reader, const JsonNode& node);

/// A whole number in from..until.
std::optional<std::int64_t> read_integer(Reader& reader, const JsonNode& node, std::int64_t from,
                                         std::int64_t until);
/// Any number in from..until, called `what`.
std::optional<double> read_number(Reader& reader, const JsonNode& node, const std::string& what,
                                  double from, double until);
/// An amount of money, from 0.
std::optional<double> read_amount(Reader& reader, const JsonNode& node);

/// A string such as "40h", or a number of hours.
std::optional<Minutes> read_duration(Reader& reader, const JsonNode& node);
/// What a weekday or exception may have: a duration, or a list of clock windows.
std::optional<DayHours> read_hours(Reader& reader, const JsonNode& node);

std::optional<Day> read_day(Reader& reader, const JsonNode& node);
/// One date, or `A..B`.
std::optional<std::pair<Day, Day>> read_days(Reader& reader, const JsonNode& node);
std::optional<Weekdays> read_weekdays(Reader& reader, const JsonNode& node);
/// `YYYY-MM`.
std::optional<std::string> read_month(Reader& reader, const JsonNode& node);
/// `10 days`, `4 weeks`, `3 months`, `1 year`: as it is written.
std::optional<std::string> read_period(Reader& reader, const JsonNode& node);
/// `14 days`, `2 weeks`, or a number of days.
std::optional<days> read_notice(Reader& reader, const JsonNode& node);

}  // namespace osmlm
