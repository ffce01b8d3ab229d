#include "catch.hpp"
#include "osmlm/base/day.hpp"

using namespace osmlm;
using namespace std::chrono;

namespace {

std::string week_of(int y, unsigned m, unsigned d) {
    return iso_week(sys_days{year{y} / month{m} / day{d}});
}

}  // namespace

TEST_CASE("a date is read only as YYYY-MM-DD and only when it exists") {
    CHECK(parse_day("2026-09-07") == sys_days{2026y / September / 7});
    CHECK(parse_day("2024-02-29") == sys_days{2024y / February / 29});
    CHECK(parse_day("0001-01-01").has_value());
    CHECK(parse_day("9999-12-31").has_value());
    for (const char* text :
         {"", "2026-9-7", "26-09-07", "2026-09-07x", " 2026-09-07", "2026/09/07", "2025-02-29",
          "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "0000-01-01",
          "20260907", "+026-09-07", "2026-0a-07", "1900-02-29", "2026-09-7 "})
        CHECK_FALSE(parse_day(text).has_value());
}

TEST_CASE("a date is written as it is read, on every day of four centuries") {
    const sys_days end{2300y / December / 31};
    int wrong = 0;
    for (sys_days day{1900y / January / 1}; day <= end; day += days{1})
        if (parse_day(iso_date(day)) != day) ++wrong;
    CHECK(wrong == 0);
    CHECK(iso_date(sys_days{year{33} / 4 / 3}) == "0033-04-03");
}

TEST_CASE("weeks are those of ISO 8601") {
    CHECK(week_of(2026, 12, 31) == "2026-W53");
    CHECK(week_of(2027, 1, 3) == "2026-W53");
    CHECK(week_of(2027, 1, 4) == "2027-W01");
    CHECK(week_of(2024, 12, 30) == "2025-W01");
    CHECK(week_of(2018, 1, 1) == "2018-W01");
    CHECK(week_of(2016, 1, 3) == "2015-W53");
    CHECK(week_of(2026, 9, 7) == "2026-W37");
}

TEST_CASE("a week begins on Monday") {
    const sys_days monday{2026y / September / 7};
    for (int i = 0; i < 7; ++i) {
        CHECK(weekday_of(monday + days{i}) == i);
        CHECK(monday_of(monday + days{i}) == monday);
    }
    CHECK(weekday_of(sys_days{1969y / December / 31}) == 2);
}

TEST_CASE("a set of weekdays knows its members") {
    Weekdays days;
    CHECK(days.empty());
    days.add(0);
    days.add(6);
    CHECK(days.has(0));
    CHECK_FALSE(days.has(3));
    CHECK(days.has(6));
    CHECK((days & Weekdays::all()) == days);
    CHECK((days & Weekdays()).empty());
}
