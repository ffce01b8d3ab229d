#include "catch.hpp"
#include "osmlm/cli/day_words.hpp"

using namespace osmlm;

namespace {

const Day wednesday = *parse_day("2026-09-16");

std::string shown(std::string_view text, Looking looking = Looking::back) {
    const auto period = parse_period(text, wednesday, looking);
    if (!period) return period.error().message;
    return iso_date(period->from) + ".." + iso_date(period->until);
}

}  // namespace

TEST_CASE("day words count from the study day") {
    CHECK(shown("today") == "2026-09-16..2026-09-16");
    CHECK(shown("yesterday") == "2026-09-15..2026-09-15");
    CHECK(shown("tomorrow") == "2026-09-17..2026-09-17");
    CHECK(shown("-3d") == "2026-09-13..2026-09-13");
    CHECK(shown("2024-02-29") == "2024-02-29..2024-02-29");
}

TEST_CASE("a weekday looks back when logging and forward when planning") {
    CHECK(shown("mon") == "2026-09-14..2026-09-14");
    CHECK(shown("mon", Looking::forward) == "2026-09-21..2026-09-21");
    CHECK(shown("wed") == shown("today"));
    CHECK(shown("wed", Looking::forward) == shown("today"));
    CHECK(shown("thu") == "2026-09-10..2026-09-10");
}

TEST_CASE("weeks, months and stretches are periods") {
    CHECK(shown("2026-W37") == "2026-09-07..2026-09-13");
    CHECK(shown("2026-W53") == "2026-12-28..2027-01-03");
    CHECK(shown("2025-W01") == "2024-12-30..2025-01-05");
    CHECK(shown("2026-02") == "2026-02-01..2026-02-28");
    CHECK(shown("2026-12-24..2027-01-03") == "2026-12-24..2027-01-03");
    CHECK(shown("-7d..today") == "2026-09-09..2026-09-16");
}

TEST_CASE("what is no day is refused") {
    for (const char* text :
         {"", "..", "2026-02-30", "2025-W53", "2026-W00", "2026-13", "-d", "--3d", "-999999d", "3d",
          "monday", "2026-2-3", "today..", "2026-W1"}) {
        INFO(text);
        CHECK(shown(text) == '"' + std::string(text) + "\" is no day");
    }
    CHECK(shown("2026-03-02..2026-03-01") == "\"2026-03-02..2026-03-01\" ends before it begins");
    CHECK_FALSE(parse_day_word("2026-W37", wednesday, Looking::back));
}
