#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"
#include "osmlm/base/duration.hpp"

using namespace osmlm;

namespace {

struct Read {
    const char* text;
    Minutes minutes;
};

struct Refused {
    const char* text;
    const char* advice;
};

}  // namespace

TEST_CASE("a duration is read in every form that people write") {
    const Read table[] = {
        {"1h30m", 90},    {"1h30", 90},   {"1h", 60},          {"90m", 90},       {"90min", 90},
        {"1.5h", 90},     {"1,5h", 90},   {"1:30", 90},        {"2h 15min", 135}, {"PT1H30M", 90},
        {"PT2H", 120},    {"PT45M", 45},  {"PT1.5H", 90},      {"0m", 0},         {"0h", 0},
        {"0:00", 0},      {"0:05", 5},    {"1h05", 65},        {"1h5m", 65},      {"1h59", 119},
        {"100h", 6000},   {"  1h  ", 60}, {"2 h 15 min", 135}, {"0.5h", 30},      {"90 m", 90},
        {"120:00", 7200}, {"0.25h", 15},  {"1h 0m", 60},       {"007h", 420},     {"600m", 600},
    };
    for (const Read& row : table) {
        INFO(row.text);
        const auto minutes = parse_duration(row.text);
        REQUIRE(minutes);
        CHECK(*minutes == row.minutes);
    }
}

TEST_CASE("part of an hour is rounded as the decimal that it is, halves up") {
    CHECK(*parse_duration("1.675h") == 101);
    CHECK(*parse_duration("0.025h") == 2);
    CHECK(*parse_duration("0.0249999h") == 1);
    CHECK(*parse_duration("0.008h") == 0);
    CHECK(*parse_duration("0.00833333333333333333333h") == 0);
    CHECK(*parse_duration("0.008333333333334h") == 1);
}

TEST_CASE("what is no duration is refused with what to write instead") {
    const Refused table[] = {
        {"90", "\"90m\" for minutes or \"90h\" for hours"},
        {"1.5", "\"1.5h\" for hours"},
        {"1h75m", "write \"2h15m\""},
        {"1:75", "write \"2h15m\""},
        {"PT1H60M", "write \"2h\""},
        {"1d", "a day has no fixed length"},
        {"2 days", "a day has no fixed length"},
        {"P1D", "a day has no fixed length"},
        {"-1h", "never negative"},
        {"-5", "never negative"},
        {"1.5h30m", "not both"},
        {"", "write it like"},
        {"h", "write it like"},
        {"7x", "write it like"},
        {"1h30m5", "write it like"},
        {"1h-30m", "write it like"},
        {"1:5", "write it like"},
        {"1:30h", "write it like"},
        {"2.5m", "write it like"},
        {"1h2.5m", "write it like"},
        {".5h", "write it like"},
        {"1.h", "write it like"},
        {"PT", "write it like"},
        {"PT30M1H", "write it like"},
        {"PT30S", "write it like"},
        {"1H", "write it like"},
        {"3w", "write it like"},
        {"99999999999999999999h", "too long"},
        {"1000000000001m", "too long"},
    };
    for (const Refused& row : table) {
        INFO(row.text);
        const auto minutes = parse_duration(row.text);
        REQUIRE_FALSE(minutes);
        CHECK(minutes.error().message.starts_with("expected a duration such as \"1h30m\", got \""));
        CHECK(minutes.error().hint.find(row.advice) != std::string::npos);
    }
}

TEST_CASE("a refusal never repeats what could drive the terminal") {
    const auto minutes = parse_duration("\x1b[31m7x\x07");
    REQUIRE_FALSE(minutes);
    CHECK(minutes.error().message == "expected a duration such as \"1h30m\", got \"[31m7x\"");
    CHECK(parse_duration(std::string(5000, 'x')).error().message.size() < 120);
}

TEST_CASE("the longest duration is read, and nothing above it") {
    CHECK(*parse_duration("1000000000000m") == longest_duration);
    CHECK(*hours_to_minutes(static_cast<double>(longest_duration / 60)) <= longest_duration);
    CHECK_FALSE(hours_to_minutes(2e10));
}

TEST_CASE("a number of hours is rounded to the nearest minute, halves up") {
    CHECK(*hours_to_minutes(0) == 0);
    CHECK(*hours_to_minutes(6) == 360);
    CHECK(*hours_to_minutes(1.5) == 90);
    CHECK(*hours_to_minutes(1.0 / 3) == 20);
    CHECK(*hours_to_minutes(0.008) == 0);
    for (const double hours : {-1.0, -0.01, std::nan(""), std::numeric_limits<double>::infinity()})
        CHECK_FALSE(hours_to_minutes(hours));
    int wrong = 0;
    for (int halves = 1; halves < 400'000; halves += 2)  // 0.025 h is a minute and a half
        if (*hours_to_minutes(halves * 3 / 120.0) != (halves * 3 + 1) / 2) ++wrong;
    CHECK(wrong == 0);
}

TEST_CASE("a duration is written as people write it") {
    CHECK(duration_text(0) == "0m");
    CHECK(duration_text(45) == "45m");
    CHECK(duration_text(120) == "2h");
    CHECK(duration_text(90) == "1h30m");
    CHECK(duration_text(367) == "6h07m");
    CHECK(duration_text(-90) == "-1h30m");
    CHECK(duration_text(5400) == "90h");
    CHECK(duration_text(std::numeric_limits<Minutes>::min()).front() == '-');
}

TEST_CASE("what is written is read back as the same duration") {
    std::mt19937_64 random(7);
    std::uniform_int_distribution<Minutes> any(0, longest_duration);
    int wrong = 0;
    for (int i = 0; i < 20'000; ++i) {
        const Minutes minutes = any(random) >> (i % 40);
        const auto back = parse_duration(duration_text(minutes));
        if (!back || *back != minutes) ++wrong;
    }
    CHECK(wrong == 0);
}
