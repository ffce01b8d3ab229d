#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace osmlm {

/// A civil date. The program's core knows no instants and no time zones, only these.
using Day = std::chrono::sys_days;
using std::chrono::days;

/// A set of days of the week; 0 is Monday, 6 is Sunday (ISO 8601).
class Weekdays {
public:
    constexpr Weekdays() = default;
    static constexpr Weekdays all() { return Weekdays(0x7f); }
    constexpr void add(int weekday) { bits_ |= static_cast<std::uint8_t>(1U << weekday); }
    [[nodiscard]] constexpr bool has(int weekday) const { return ((bits_ >> weekday) & 1U) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] constexpr unsigned bits() const { return bits_; }
    [[nodiscard]] constexpr Weekdays operator&(Weekdays other) const {
        return Weekdays(static_cast<std::uint8_t>(bits_ & other.bits_));
    }
    constexpr bool operator==(const Weekdays&) const = default;

private:
    constexpr explicit Weekdays(std::uint8_t bits) : bits_(bits) {}
    std::uint8_t bits_ = 0;
};

/// The names of the days of the week as files and commands write them: "mon" … "sun".
inline constexpr std::array<std::string_view, 7> weekday_names = {"mon", "tue", "wed", "thu",
                                                                  "fri", "sat", "sun"};

/// 0 for Monday … 6 for Sunday.
constexpr int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}

/// The Monday of the ISO week that holds the day.
constexpr Day monday_of(Day day) { return day - days{weekday_of(day)}; }

/// Exactly `YYYY-MM-DD`, a date that exists, year 1 to 9999; otherwise nothing.
std::optional<Day> parse_day(std::string_view text);

/// `YYYY-MM-DD`.
std::string iso_date(Day day);

/// `YYYY-Www`, the ISO week that holds the day.
std::string iso_week(Day day);

}  // namespace osmlm
