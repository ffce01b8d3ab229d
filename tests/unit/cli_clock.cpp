#include "catch.hpp"

#include <cstdlib>
#include <ctime>

#include "cli/world/clock.hpp"

using namespace osmlm;

namespace {

Instant at(std::string_view text) { return *parse_instant(text); }

std::string shown(const Expected<LocalTime>& time) {
    if (!time) return time.error().message;
    return iso_date(time->date) + " " + std::to_string(time->minute) + " " +
           std::to_string(time->offset.count());
}

}  // namespace

TEST_CASE("an instant has the date of its zone") {
    CHECK(shown(local_time(at("2026-10-01T23:58:10Z"), "Europe/Berlin")) == "2026-10-02 118 120");
    CHECK(shown(local_time(at("2026-10-25T00:59:59Z"), "Europe/Berlin")) == "2026-10-25 179 120");
    CHECK(shown(local_time(at("2026-10-25T01:00:00Z"), "Europe/Berlin")) == "2026-10-25 120 60");
    CHECK(shown(local_time(at("2026-09-06T04:00:00Z"), "America/Santiago")) ==
          "2026-09-06 60 -180");
    CHECK(shown(local_time(at("2011-12-30T10:00:00Z"), "Pacific/Apia")) == "2011-12-31 0 840");
    CHECK(shown(local_time(at("2026-01-01T00:00:00Z"), "UTC")) == "2026-01-01 0 0");
}

TEST_CASE("a zone that nobody knows is refused, and not taken for UTC") {
    CHECK(shown(local_time(at("2026-01-01T00:00:00Z"), "Bogus/Zone")) ==
          "unknown time zone \"Bogus/Zone\"");
    CHECK(shown(machine_time(at("2026-01-01T00:00:00Z"), "Bogus/Zone")) ==
          "unknown time zone \"Bogus/Zone\"");
}

TEST_CASE("the machine's zone may be an IANA name with a colon or a POSIX string") {
    CHECK(shown(machine_time(at("2026-07-01T12:00:00Z"), ":Asia/Kolkata")) ==
          "2026-07-01 1050 330");
    CHECK(shown(machine_time(at("2026-07-01T12:00:00Z"), "<+14>-14")) == "2026-07-02 120 840");
}

TEST_CASE("a study day goes on until the next one starts") {
    const Day thursday = *parse_day("2026-10-01");
    const auto day = [&](int minute, int starts) { return study_day({thursday, minute}, starts); };
    CHECK(day(239, 240).day == thursday - days{1});
    CHECK(day(239, 240).minute == 1679);
    CHECK(day(240, 240).day == thursday);
    CHECK(day(240, 240).minute == 240);
    CHECK(day(0, 0).day == thursday);
}
