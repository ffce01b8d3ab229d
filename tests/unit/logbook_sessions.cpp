// Doubts about sessions, timers, pace and promises.
#include <string>

#include "catch.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/logbook/doubts.hpp"
#include "osmlm/logbook/pace.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/logbook/timer.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/store/promise.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;
using namespace std::chrono_literals;

namespace {

Day day(const char* text) { return parse_day(text).value(); }

std::string session(const char* id, const char* date, int min, const std::string& more = "") {
    return std::string(R"({"v":1,"id":")") + id + R"(","op":"log","at":"2026-10-01T10:00:00Z",)" +
           R"("resource":"la","date":")" + date + R"(","min":)" + std::to_string(min) + more +
           "}\n";
}

/// How many doubts there are about a session on 2 October 2026, which is today.
std::size_t doubts(const std::string& log, const char* range, const char* date = "2026-10-02",
                   std::string_view instead_of = {}) {
    const Journal journal = parse_journal(log);
    const State state = fold(Curriculum{}, journal.records);
    const ClockRange read = *parse_clock_range(range);
    return doubts_about({day(date), read.min, read.start}, state, {}, 240, day("2026-10-02"),
                        instead_of)
        .size();
}

Timer timer(const char* name, const char* by, std::optional<int> start = {}) {
    Timer result;
    result.name = name;
    result.by = by;
    result.at = Instant{day("2026-10-01")} + 9h + 30min + 20s;
    result.start = start;
    return result;
}

}  // namespace

TEST_CASE("a session that overlaps another raises a doubt, one that touches it none") {
    const std::string log = session("a", "2026-10-02", 60, R"(,"start":"10:00")");
    CHECK(doubts(log, "10:30-11:30") == 1);
    CHECK(doubts(log, "09:00-12:00") == 1);
    CHECK(doubts(log, "11:00-12:00") == 0);
    CHECK(doubts(log, "09:00-10:01") == 0);
    CHECK(doubts(log, "09:00-10:02") == 1);
    CHECK(doubts(log, "10:30-11:30", "2026-10-01") == 0);
    CHECK(doubts(log, "10:30-11:30", "2026-10-02", "a") == 0);
    CHECK(doubts(session("a", "2026-10-02", 60), "10:30-11:30") == 0);
}

TEST_CASE("hours after midnight lie on the morning after their study day") {
    const std::string night = session("a", "2026-10-01", 120, R"(,"start":"23:30")");
    CHECK(doubts(night, "01:00-02:00", "2026-10-01") == 1);
    CHECK(doubts(night, "01:00-02:00", "2026-10-02") == 0);
    CHECK(doubts(session("a", "2026-10-01", 600, R"(,"start":"22:00")"), "07:00-09:00") == 1);
}

TEST_CASE("more than 16h at once, 24h on a day, or a day to come raise a doubt each") {
    CHECK(doubts("", "00:00-16:00") == 0);
    CHECK(doubts("", "00:00-16:01") == 1);
    CHECK(doubts("", "10:00-11:00", "2026-10-03") == 1);
    const std::string full = session("a", "2026-10-02", 900) + session("b", "2026-10-02", 480);
    CHECK(doubts(full, "10:00-11:00") == 0);
    CHECK(doubts(full, "10:00-11:01") == 1);
    CHECK(doubts(full, "10:00-11:01", "2026-10-02", "b") == 0);
    const State none;
    CHECK(doubts_about({day("2026-10-02"), 60, 600}, none, {{day("2026-10-02"), 60, 630}}, 240,
                       day("2026-10-02"))
              .size() == 1);
}

TEST_CASE("doubts say their dates in words, with the year when it is another") {
    const auto about = [](const char* on, Minutes min, const char* today) {
        const Candidate candidate{day(on), min, 600};
        return doubts_about(candidate, {}, {candidate, {day(on), 1000, {}}}, 240, day(today));
    };
    CHECK(about("2026-10-03", 500, "2026-10-02") ==
          std::vector<std::string>{
              "Sat 3 Oct is still to come",
              "10:00-18:20 overlaps a session that is logged for 10:00-18:20 of Sat 3 Oct",
              "that makes 33h20m on Sat 3 Oct"});
    CHECK(about("2026-12-31", 500, "2027-01-01").back() == "that makes 33h20m on Thu 31 Dec 2026");
}

TEST_CASE("a timer runs from when it was started, or from when it was told") {
    const Instant now = Instant{day("2026-10-01")} + 11h;
    const TimerReading plain = read_timer(timer("la", "mine"), 9 * 60 + 30, now);
    CHECK(plain.start == 570);
    CHECK(plain.elapsed == 90);
    Timer told = timer("la", "mine", 555);
    told.ran = 15;
    CHECK(read_timer(told, 570, now).start == 555);
    CHECK(read_timer(told, 570, now).elapsed == 105);
    CHECK(read_timer(timer("la", "mine", 555), 200, now).elapsed == 90);  // a clock of elsewhere
}

TEST_CASE("of several timers the named one is meant, else this machine's, else the only one") {
    const std::vector<Timer> two = {timer("la", "mine"), timer("esl", "other")};
    CHECK(*choose_timer(two, std::nullopt, "mine") == 0);
    CHECK(*choose_timer(two, std::nullopt, "other") == 1);
    CHECK(*choose_timer(two, "esl", "mine") == 1);
    CHECK(choose_timer(two, std::nullopt, "third").error().message ==
          "several timers run: la and esl");
    CHECK_FALSE(choose_timer(two, "prml", "mine"));
    CHECK(*choose_timer({timer("la", "other")}, std::nullopt, "mine") == 0);
    CHECK_FALSE(choose_timer({}, std::nullopt, "mine"));
}

TEST_CASE("the pace of a book is learned from the pages that were reached") {
    const Curriculum book = parse_curriculum(R"({"osmlm": 1, "resources": [
        {"id": "la", "effort": {"pages": 300, "per-page": "5m"}}, {"id": "b", "effort": 9}]})")
                                ->curriculum;
    const auto pace = [&](const std::string& log) {
        const Journal journal = parse_journal(log);
        return PagePace(book, fold(book, journal.records), 0).minutes_per_page();
    };
    CHECK(pace("") == 5.0);
    const std::string read =
        session("a", "2026-10-01", 60) + session("b", "2026-10-02", 60, R"(,"page":40)");
    CHECK(pace(read) == 3.0);
    CHECK(pace(read + session("c", "2026-10-03", 600)) == 3.0);
    const std::string skipped =
        read + R"({"v":1,"id":"m","op":"left","at":"2026-10-01T10:00:00Z","date":"2026-10-03",)"
               R"("resource":"la","pages":200})"
               "\n";
    CHECK(pace(skipped) == 3.0);  // the reader is on page 100, and no faster for that
    CHECK(pace(skipped + session("n", "2026-10-03", 40, R"(,"page":110)")) == 4.0);
    CHECK(pace(skipped + session("n", "2026-10-03", 40, R"(,"page":90)")) == 3.0);
    CHECK_FALSE(PagePace(book, fold(book, {}), 1).minutes_per_page());
    CHECK(pages_to_minutes(25, 2.5) == 63);
}

TEST_CASE("a promise holds the plan of its Monday, and is read back as it was written") {
    const Curriculum study = parse_curriculum(R"({"osmlm": 1, "start": "2026-09-07",
        "schedule": {"week": {"mon": 2, "wed": 2}},
        "resources": [{"id": "la", "effort": 6}, {"id": "talk"}]})")
                                 ->curriculum;
    const Journal journal = parse_journal(session("a", "2026-09-14", 60));
    const Day monday = day("2026-09-14");
    const auto records =
        records_before(journal.records, monday, [](Instant) { return day("2026-10-01"); });
    CHECK(records.begin() == records.end());
    const State state = fold(study, records);
    const Promise promise = promise_of(study, make_plan(study, state, monday, {}), monday);
    CHECK(promise.week == monday);
    CHECK(promise.finish == day("2026-09-21"));
    REQUIRE(promise.days.size() == 3);
    CHECK(promise.days.at(day("2026-09-16")) == MinutesByResource{{"la", 120}});
    CHECK(promise.left == MinutesByResource{{"la", 360}});
    CHECK(promise.hours == std::vector<Minutes>{120, 0, 120, 0, 0, 0, 0, 120});
    const std::string text = "{" + promise_members(promise) + "}";
    WholeRecord written;
    written.rest.raw = text;
    written.record.rest = &written.rest;
    const auto back = parse_promise(written.record);
    REQUIRE(back);
    CHECK(back->week == promise.week);
    CHECK(back->finish == promise.finish);
    CHECK(back->days == promise.days);
    CHECK(back->left == promise.left);
    CHECK(back->hours == promise.hours);
}

TEST_CASE("what a promise may know is dated before its week, or was written before it") {
    const Journal journal =
        parse_journal(session("a", "2026-09-13", 60) + session("b", "2026-09-14", 60) +
                      R"({"v":1,"id":"c","op":"del","at":"2026-09-13T10:00:00Z","ref":"a"})"
                      "\n"
                      R"({"v":1,"id":"d","op":"del","at":"2026-09-14T10:00:00Z","ref":"a"})"
                      "\n");
    std::string ids;
    for (const Record& record : records_before(journal.records, day("2026-09-14"), [](Instant at) {
             return std::chrono::floor<days>(at);
         }))
        ids += record.id;
    CHECK(ids == "ac");
}
