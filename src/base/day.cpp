#include "osmlm/base/day.hpp"

#include <algorithm>

namespace osmlm {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year == 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

std::string iso_date(Day day) {
    const std::chrono::year_month_day date{day};
    return padded(int{date.year()}, 4) + '-' + padded(static_cast<int>(unsigned{date.month()}), 2) +
           '-' + padded(static_cast<int>(unsigned{date.day()}), 2);
}

std::string iso_week(Day day) {
    const Day thursday = monday_of(day) + days{3};
    const std::chrono::year year = std::chrono::year_month_day{thursday}.year();
    const Day first = Day{year / std::chrono::January / 1};
    return padded(int{year}, 4) + "-W" +
           padded(static_cast<int>((thursday - first).count() / 7) + 1, 2);
}

}  // namespace osmlm
