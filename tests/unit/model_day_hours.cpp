#include "catch.hpp"
#include "osmlm/model/day_hours.hpp"

namespace {

using namespace osmlm;

constexpr int four = 4 * 60;  // where the study day begins

DayHours in_windows(std::vector<ClockWindow> windows) {
    DayHours hours{0, std::move(windows)};
    for (const ClockWindow& window : hours.windows) hours.minutes += window.until - window.from;
    return hours;
}

std::string more(const DayHours& hours, Minutes minutes) {
    const DayHours longer = with_more(hours, minutes, four);
    CHECK(minutes_in(hours_words(longer)) == longer.minutes);
    return hours_words(longer);
}

}  // namespace

TEST_CASE("a day without windows gets longer, up to 24 hours") {
    CHECK(more({120, {}}, 30) == "2h30m");
    CHECK(more({120, {}}, 2000) == "24h");
    CHECK(more({120, {}}, -30) == "2h");
}

TEST_CASE("the last window ends later, up to midnight, and then the first begins earlier") {
    const DayHours evening = in_windows({{9 * 60, 10 * 60}, {19 * 60, 21 * 60}});
    CHECK(more(evening, 18) == "09:00-10:00,19:00-21:18");
    CHECK(more(evening, 180) == "09:00-10:00,19:00-24:00");
    CHECK(more(evening, 181) == "08:59-10:00,19:00-24:00");
    CHECK(more(evening, 2000) == "04:00-10:00,19:00-24:00");
}

TEST_CASE("a window past midnight may go on to the end of the study day") {
    CHECK(more(in_windows({{22 * 60, 25 * 60}}), 60) == "22:00-02:00");
    CHECK(more(in_windows({{22 * 60, 25 * 60}}), 200) == "21:40-04:00");
}

TEST_CASE("a window that begins before the study day does not begin earlier") {
    CHECK(more(in_windows({{3 * 60, 24 * 60}}), 60) == "03:00-24:00");
}
