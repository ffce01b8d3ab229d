#include "osmlm/cli/day_words.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"

namespace osmlm {

namespace {

constexpr int longest_ago = 100'000;  // days

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = !text.empty() && read.ec == std::errc() &&
                       read.ptr == text.data() + text.size() && text.front() != '-';
    return whole ? std::optional(value) : std::nullopt;
}

/// `-3d`.
std::optional<Day> days_ago(std::string_view text, Day today) {
    if (!text.starts_with('-') || !text.ends_with('d')) return std::nullopt;
    const auto count = number(text.substr(1, text.size() - 2));
    return count && *count <= longest_ago ? std::optional(today - days{*count}) : std::nullopt;
}

std::optional<Day> weekday(std::string_view text, Day today, Looking looking) {
    const auto* name = std::ranges::find(weekday_names, text);
    if (name == weekday_names.end()) return std::nullopt;
    const int wanted = static_cast<int>(name - weekday_names.begin());
    const int ahead = (wanted - weekday_of(today) + 7) % 7;
    const int behind = (7 - ahead) % 7;
    return looking == Looking::forward ? today + days{ahead} : today - days{behind};
}

std::optional<Day> one_day(std::string_view text, Day today, Looking looking) {
    if (text == "today") return today;
    if (text == "yesterday") return today - days{1};
    if (text == "tomorrow") return today + days{1};
    if (const auto day = parse_day(text)) return day;
    if (const auto day = days_ago(text, today)) return day;
    return weekday(text, today, looking);
}

/// `2026-W24`, a week that exists.
std::optional<Period> iso_week_period(std::string_view text) {
    if (text.size() != 8 || text.substr(4, 2) != "-W") return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto week = number(text.substr(6));
    if (!year || *year < 1 || !week || *week < 1) return std::nullopt;
    const Day fourth = std::chrono::year{*year} / std::chrono::January / 4;
    const Day monday = monday_of(fourth) + days{7 * (*week - 1)};
    if (iso_week(monday) != text) return std::nullopt;
    return Period{monday, monday + days{6}};
}

/// `2026-03`.
std::optional<Period> month_period(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto first = parse_day(std::string(text) + "-01");
    if (!first) return std::nullopt;
    const std::chrono::year_month_day date{*first};
    return Period{*first, date.year() / date.month() / std::chrono::last};
}

Complaint no_day(std::string_view text) {
    return {fmt::format("\"{}\" is no day", printable(text)),
            "write a date such as 2026-03-14, today, yesterday, tomorrow, -3d or mon ... sun"};
}

}  // namespace

Expected<Period> parse_period(std::string_view text, Day today, Looking looking) {
    if (const auto week = iso_week_period(text)) return *week;
    if (const auto month = month_period(text)) return *month;
    const std::size_t dots = text.find("..");
    const auto from = one_day(text.substr(0, dots), today, looking);
    const auto until =
        dots == std::string_view::npos ? from : one_day(text.substr(dots + 2), today, looking);
    if (!from || !until) return no_day(text);
    if (*until < *from) {
        return Complaint{fmt::format("\"{}\" ends before it begins", printable(text)),
                         "write the earlier day first"};
    }
    return Period{*from, *until};
}

Expected<Day> parse_day_word(std::string_view text, Day today, Looking looking) {
    if (const auto day = one_day(text, today, looking)) return *day;
    return no_day(text);
}

}  // namespace osmlm
