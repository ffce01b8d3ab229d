#include "osmlm/base/clock.hpp"

#include <algorithm>

#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

constexpr int day_minutes = 24 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<int> parse_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t i : {0U, 1U, 3U, 4U})
        if (!is_digit(text[i])) return std::nullopt;
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute > 59 || hour * 60 + minute > day_minutes) return std::nullopt;
    return hour * 60 + minute;
}

std::optional<int> parse_typed_clock(std::string_view text) {
    const auto clock = parse_clock(text.size() == 4 ? "0" + std::string(text) : std::string(text));
    return clock == day_minutes ? std::nullopt : clock;
}

std::string clock_text(int minutes) {
    const int hour = minutes / 60 % 24;
    const int minute = minutes % 60;
    return (hour < 10 ? "0" : "") + std::to_string(hour) + (minute < 10 ? ":0" : ":") +
           std::to_string(minute);
}

bool looks_like_range(std::string_view text) {
    return !text.empty() && is_digit(text.front()) && text.find('-') != text.npos;
}

Expected<ClockRange> parse_clock_range(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto from = parse_typed_clock(text.substr(0, dash));
    const std::string_view end = dash == text.npos ? "" : text.substr(dash + 1);
    const auto until = end == "24:00" ? std::optional(day_minutes) : parse_typed_clock(end);
    if (!from || !until) {
        return Complaint{"\"" + printable(text) + "\" is no stretch of the clock",
                         "write it as 14:00-15:30"};
    }
    if (*from == *until) {
        return Complaint{"\"" + printable(text) + "\" has no length",
                         "write when the session began and when it ended, such as 14:00-15:30"};
    }
    return ClockRange{*from, *until > *from ? *until - *from : *until - *from + day_minutes};
}

}  // namespace osmlm
