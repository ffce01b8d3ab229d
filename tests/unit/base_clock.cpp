#include "catch.hpp"
#include "osmlm/base/clock.hpp"

using namespace osmlm;

TEST_CASE("a stretch of the clock has a begin and a length, also past midnight") {
    const std::pair<const char*, ClockRange> table[] = {
        {"14:00-15:30", {840, 90}}, {"9:05-10:00", {545, 55}},  {"22:30-00:15", {1350, 105}},
        {"00:00-24:00", {0, 1440}}, {"23:59-00:00", {1439, 1}}, {"00:30-00:15", {30, 1425}},
    };
    for (const auto& [text, range] : table) {
        INFO(text);
        const auto read = parse_clock_range(text);
        REQUIRE(read);
        CHECK(*read == range);
    }
}

TEST_CASE("what is no stretch of the clock is refused with how to write one") {
    for (const char* text :
         {"", "14:00", "14:00-", "-15:00", "14-15", "24:00-01:00", "25:00-26:00", "14:60-15:00",
          "14:00-14:00", "14:00-15:00-16:00", "14:00 - 15:00", "2026-10-01"}) {
        INFO(text);
        const auto read = parse_clock_range(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().hint.find("14:00-15:30") != std::string::npos);
    }
}

TEST_CASE("a time of the clock is read strictly in files and kindly from hands") {
    CHECK(parse_clock("09:05") == 545);
    CHECK(parse_clock("24:00") == 1440);
    CHECK_FALSE(parse_clock("9:05"));
    CHECK_FALSE(parse_clock("24:01"));
    CHECK(parse_typed_clock("9:05") == 545);
    CHECK_FALSE(parse_typed_clock("24:00"));
    CHECK(clock_text(1505) == "01:05");
}
