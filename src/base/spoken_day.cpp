#include "osmlm/base/spoken_day.hpp"

#include <array>

namespace osmlm {
namespace {

constexpr std::array<const char*, 7> weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string_view month_name(Day day) {
    return months[unsigned{std::chrono::year_month_day{day}.month()} - 1];
}

std::string spoken_day(Day day, Day today) {
    const std::chrono::year_month_day date{day};
    std::string text = weekdays[static_cast<std::size_t>(weekday_of(day))];
    text += ' ' + std::to_string(unsigned{date.day()}) + ' ';
    text += month_name(day);
    if (date.year() != std::chrono::year_month_day{today}.year())
        text += ' ' + std::to_string(int{date.year()});
    return text;
}

}  // namespace osmlm
