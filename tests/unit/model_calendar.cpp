#include "catch.hpp"
#include "osmlm/model/calendar.hpp"

using namespace osmlm;
using namespace std::chrono;

namespace {

const Day monday{2026y / September / 7};

DayHours study(Minutes minutes) { return {minutes, {}}; }

Schedule ordinary() {
    Schedule schedule;
    for (std::size_t i = 0; i < 5; ++i) schedule.week[i] = study(360);
    return schedule;
}

WeekChange change(Day from, std::optional<Day> until, std::size_t weekday, Minutes minutes) {
    WeekChange entry{from, until, {}};
    entry.week[weekday] = study(minutes);
    return entry;
}

}  // namespace

TEST_CASE("the week gives each day its hours, a day not named none") {
    const Schedule schedule = ordinary();
    CHECK(hours_on(schedule, monday).minutes == 360);
    CHECK(hours_on(schedule, monday + days{5}).minutes == 0);
    CHECK(hours_on(schedule, monday - days{3}).minutes == 360);
}

TEST_CASE("a change beats the week on the weekdays that it names, both ends included") {
    Schedule schedule = ordinary();
    schedule.changes = {change(monday, monday + days{7}, 0, 60)};
    CHECK(hours_on(schedule, monday - days{7}).minutes == 360);
    CHECK(hours_on(schedule, monday).minutes == 60);
    CHECK(hours_on(schedule, monday + days{1}).minutes == 360);
    CHECK(hours_on(schedule, monday + days{7}).minutes == 60);
    CHECK(hours_on(schedule, monday + days{14}).minutes == 360);
}

TEST_CASE("of two changes the later in the file that names the weekday holds") {
    Schedule schedule = ordinary();
    schedule.changes = {change(monday, std::nullopt, 0, 60), change(monday, std::nullopt, 1, 30),
                        change(monday + days{7}, std::nullopt, 0, 0)};
    CHECK(hours_on(schedule, monday).minutes == 60);
    CHECK(hours_on(schedule, monday + days{1}).minutes == 30);
    CHECK(hours_on(schedule, monday + days{7}).minutes == 0);
}

TEST_CASE("days beat changes, the later in the file the earlier, and what is usual knows neither") {
    Schedule schedule = ordinary();
    schedule.changes = {change(monday, std::nullopt, 0, 60)};
    schedule.days = {{monday, monday + days{6}, study(0), "off"}, {monday, monday, study(120), ""}};
    CHECK(hours_on(schedule, monday).minutes == 120);
    CHECK(hours_on(schedule, monday + days{6}).minutes == 0);
    CHECK(hours_on(schedule, monday + days{7}).minutes == 60);
    CHECK(usual_hours_on(schedule, monday).minutes == 60);
    CHECK(usual_hours_on(schedule, monday + days{1}).minutes == 360);
}
