#include <string>
#include <vector>

#include "catch.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

constexpr const char* week = R"("schedule": {"week": {"mon": "6h", "tue": 6}}, )";

/// What is found in a curriculum that loads: `severity id path`.
std::vector<std::string> doubts(const std::string& text) {
    const auto loaded = parse_curriculum(R"({"osmlm": 1, )" + text + "}");
    REQUIRE(loaded);
    std::vector<std::string> found;
    for (const Finding& f : loaded->findings) {
        REQUIRE(f.severity != Severity::error);
        CHECK(f.line > 0);
        CHECK_FALSE(f.message.empty());
        found.push_back((f.severity == Severity::warning ? "warning " : "note ") + f.id + ' ' +
                        f.path);
    }
    return found;
}

std::vector<std::string> with_week(const std::string& text) { return doubts(week + text); }

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound curriculum has nothing doubtful") {
    CHECK(doubts(R"("title": "empty")").empty());
    CHECK(with_week(R"("start": "2026-01-01", "end": "2026-12-31", "x-own": {"any": ["thing"]},
        "goals": [{"id": "g", "weekly": "12h", "days": ["mon", "tue"], "x-y": 1}],
        "resources": [{"id": "a", "goal": "g", "effort": 1, "days": ["mon"], "start": "2026-02-01",
                       "deadline": "2026-02-01"}, {"id": "b", "effort": 1, "after": ["a"]}])")
              .empty());
}

TEST_CASE("an unknown key gets a question") {
    const auto loaded = parse_curriculum(R"({"osmlm": 1, "resorces": [], "zzzzzz": 1})");
    REQUIRE(loaded);
    REQUIRE(loaded->findings.size() == 2);
    CHECK(loaded->findings[0].id == "unknown-key");
    CHECK(loaded->findings[0].column == 14);
    CHECK(loaded->findings[0].hint == "did you mean \"resources\"?");
    CHECK(loaded->findings[1].hint == "keys that begin with \"x-\" are free for your own use");
}

TEST_CASE("dates that cannot work are warnings") {
    CHECK(with_week(R"("start": "2026-02-01", "end": "2026-01-01")") ==
          Found{"warning end-before-start /end"});
    CHECK(with_week(
              R"("resources": [{"id": "a", "effort": 1, "start": "2026-02-02",
             "deadline": "2026-02-01"}])") ==
          Found{"warning deadline-before-start /resources/0/deadline"});
    CHECK(with_week(
              R"("start": "2026-02-02", "resources": [{"id": "a", "effort": 1,
             "deadline": "2026-02-01"}])") ==
          Found{"warning deadline-before-start /resources/0/deadline"});
    CHECK(with_week(
              R"("end": "2026-02-01", "resources": [{"id": "a", "effort": 1,
             "start": "2026-02-02"}])") ==
          Found{"warning deadline-before-start /resources/0/start"});
    CHECK(with_week(R"("goals": [{"id": "g", "deadline": "2026-02-01"}],
        "resources": [{"id": "a", "goal": "g", "effort": 1, "start": "2026-02-02"}])") ==
          Found{"warning deadline-before-start /resources/0/start"});
    CHECK(with_week(R"("start": "2026-02-02", "goals": [{"id": "g", "deadline": "2026-02-01"}])") ==
          Found{"warning deadline-before-start /goals/0/deadline"});
    CHECK(with_week(R"("resources": [{"id": "a", "effort": 1, "start": "2026-02-02",
        "deadline": "2026-02-01", "dropped": "2026-01-01"}])")
              .empty());
}

TEST_CASE("weekdays without hours are warnings") {
    CHECK(doubts(R"("resources": [{"id": "a", "effort": 1}])") == Found{"warning empty-week "});
    CHECK(doubts(R"("schedule": {"week": {"mon": 0}}, "resources": [{"id": "a", "effort": 1}])") ==
          Found{"warning empty-week /schedule"});
    CHECK(doubts(
              R"("schedule": {"days": [{"on": "2026-01-01", "hours": 1}]},
             "resources": [{"id": "a", "effort": 1}])")
              .empty());
    CHECK(with_week(R"("goals": [{"id": "g", "days": ["sat"]}])") ==
          Found{"warning no-hours /goals/0/days"});
    CHECK(with_week(R"("goals": [{"id": "g", "days": []}])") ==
          Found{"warning no-common-weekday /goals/0/days"});
    CHECK(with_week(R"("resources": [{"id": "a", "effort": 1, "days": ["sun"]}])") ==
          Found{"warning no-hours /resources/0/days"});
    CHECK(with_week(R"("goals": [{"id": "g", "days": ["mon"]}],
        "resources": [{"id": "a", "goal": "g", "effort": 1, "days": ["tue"]}])") ==
          Found{"warning no-common-weekday /resources/0/days"});
}

TEST_CASE("a weekly minimum above what the goal's days hold is a warning") {
    CHECK(with_week(R"("goals": [{"id": "g", "weekly": "12h"}])").empty());
    CHECK(with_week(R"("goals": [{"id": "g", "weekly": "12h01m"}])") ==
          Found{"warning weekly-above-hours /goals/0/weekly"});
    CHECK(with_week(R"("goals": [{"id": "g", "weekly": {"min": "7h"}, "days": ["mon"]}])") ==
          Found{"warning weekly-above-hours /goals/0/weekly"});
}

TEST_CASE("a weekly minimum above what the goal's resources can take is a warning") {
    const auto found = [](const std::string& resources) {
        return with_week(R"("goals": [{"id": "g", "weekly": "9h"}], "resources": [)" + resources +
                         "]");
    };
    const Found above{"warning weekly-above-hours /goals/0/weekly"};
    const auto open = [](const std::string& id, const std::string& rest) {
        return R"({"id": ")" + id + R"(", "goal": "g")" + rest + "}";
    };
    CHECK(found(open("a", R"(, "daily-max": "4h30m")")).empty());
    CHECK(found(open("a", R"(, "daily-max": "4h29m")")) == above);
    CHECK(found(open("a", R"(, "days": ["mon"])")) == above);
    CHECK(found(open("a", R"(, "days": ["mon"])") + "," + open("b", R"(, "daily-max": "3h")"))
              .empty());
    CHECK(found(open("a", R"(, "days": ["mon"])") + "," + open("b", R"(, "daily-max": "2h")")) ==
          above);  // Monday has no more than 6h
    // Nothing is asked of the week in which required work is finished.
    CHECK(found(open("a", R"(, "days": ["mon"], "effort": "6h")")).empty());
    CHECK(found(open("a", R"(, "days": ["mon"], "effort": "7h")")) == above);
    CHECK(found(open("a", R"(, "days": ["mon"], "effort": "7h", "optional": true)")).empty());
    CHECK(
        found(open("a", R"(, "days": ["mon"], "effort": "7h", "dropped": "2026-01-01")")).empty());
}

TEST_CASE("a deadline of open work does nothing, and that is noted") {
    CHECK(with_week(R"("start": "2026-02-02", "goals": [{"id": "g", "weekly": 1}],
        "resources": [{"id": "a", "goal": "g", "deadline": "2026-02-01"},
                      {"id": "b", "goal": "g", "effort": 1, "deadline": "2026-03-01"}])") ==
          Found{"note deadline-of-open-work /resources/0/deadline"});
}

TEST_CASE("two entries for one date are a note at the later") {
    const auto entries = [](const std::string& list) {
        return doubts(R"("schedule": {"days": [)" + list + "]}");
    };
    CHECK(entries(R"({"on": "2026-01-01", "hours": 1}, {"on": "2026-01-02", "hours": 1})").empty());
    CHECK(
        entries(
            R"({"on": "2026-01-01..2026-01-05", "hours": 1}, {"on": "2026-01-05", "hours": 1})") ==
        Found{"note day-twice /schedule/days/1"});
    CHECK(entries(R"({"on": "2026-01-03", "hours": 1}, {"on": "2026-01-10", "hours": 1},
                     {"on": "2026-01-01..2026-01-31", "hours": 1}, {"on": "2026-01-31",
                      "hours": 1})") ==
          Found{"note day-twice /schedule/days/2", "note day-twice /schedule/days/3"});
}

TEST_CASE("members of `after` that do not bind are noted where they stand") {
    CHECK(with_week(R"("goals": [{"id": "g", "weekly": 1}], "resources": [
        {"id": "a", "effort": 1, "after": ["gone", "b", {"any": ["passed", "g", "b"]}]},
        {"id": "b", "effort": 1}, {"id": "gone", "effort": 1, "dropped": "2026-01-01"},
        {"id": "passed", "effort": 1}, {"id": "taken", "effort": 1}],
        "choices": [{"id": "c", "of": ["passed", "taken"], "picked": ["taken"]}])") ==
          Found{"note after-not-binding /resources/0/after/0",
                "note after-not-binding /resources/0/after/2/any/0",
                "note after-not-binding /resources/0/after/2/any/1"});
}

TEST_CASE("open work that nothing gives hours is noted") {
    CHECK(with_week(
              R"("goals": [{"id": "g"}, {"id": "h", "weekly": 1}, {"id": "i", "weekly": {"max": 1}},
        {"id": "implied"}, {"id": "j", "weekly": {"max": 1}}], "resources": [{"id": "a"}, {"id": "b", "goal": "g"}, {"id": "c",
         "goal": "h"},
        {"id": "d", "goal": "i"}])") ==
          Found{"note open-without-hours /goals/4", "note open-without-hours /resources/0",
                "note open-without-hours /resources/1", "note open-without-hours /resources/3"});
}

TEST_CASE("a choice of more than its members can give is doubtful") {
    const auto choice = [](const std::string& keys) {
        return parse_curriculum(std::string(R"({"osmlm": 1, )") + week + R"("resources": [
            {"id": "a", "effort": 1, "optional": true}, {"id": "b", "effort": 1},
            {"id": "c", "effort": 1, "dropped": "2026-01-01"}, {"id": "d", "effort": 1}],
            "choices": [{"id": "x", "of": ["d", "c", "b", "a"], )" +
                                keys + "}]}");
    };
    CHECK(choice(R"("picked": ["a"])")->findings.empty());
    CHECK(choice(R"("picked": ["a", "b"])")->findings.empty());
    CHECK(choice(R"("choose": 2)")->findings.empty());
    const auto many = choice(R"("choose": 4)");
    REQUIRE(many->findings.size() == 1);
    CHECK(many->findings[0].id == "too-few-members");
    CHECK(many->findings[0].severity == Severity::warning);
}

TEST_CASE("what follows only from an error is not told") {
    const auto loaded = parse_curriculum(R"({"osmlm": 1, "schedule": {"week": {"mon": "6x"}},
        "goals": [{"id": "g", "weekly": "5h", "days": ["mon"]}],
        "resources": [{"id": "a", "goal": "g", "effort": "x"}]})");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().size() == 2);
}

TEST_CASE("a window before the study day begins is doubtful") {
    const auto early = [](const std::string& schedule) {
        return doubts(R"("schedule": {)" + schedule + "}");
    };
    CHECK(early(R"("week": {"mon": ["00:00-03:00"], "tue": ["04:00-05:00"]})") ==
          Found{"warning window-before-day /schedule/week/mon"});
    CHECK(early(R"("week": {"mon": ["00:00-03:00"]}, "day-starts": "00:00")").empty());
    CHECK(early(R"("week": {"mon": ["04:00-05:00"]}, "day-starts": "04:01")") ==
          Found{"warning window-before-day /schedule/week/mon"});
    CHECK(early(R"("changes": [{"from": "2026-01-01", "week": {"sat": ["03:59-05:00"]}}],
                   "days": [{"on": "2026-01-01", "hours": ["03:00-05:00"]}])") ==
          Found{"warning window-before-day /schedule/changes/0/week/sat",
                "warning window-before-day /schedule/days/0/hours"});
}

TEST_CASE("windows of neighbouring days that meet in the night are doubtful") {
    const auto nights = [](const std::string& schedule) {
        return doubts(R"("schedule": {"day-starts": "00:00", )" + schedule + "}");
    };
    CHECK(nights(R"("week": {"mon": ["22:00-06:00"], "tue": ["05:00-07:00"]})") ==
          Found{"warning windows-meet /schedule/week/mon"});
    CHECK(nights(R"("week": {"mon": ["22:00-06:00"], "tue": ["06:00-07:00"]})").empty());
    CHECK(nights(R"("week": {"mon": ["05:00-07:00"], "sun": ["22:00-06:00"]})") ==
          Found{"warning windows-meet /schedule/week/sun"});
    CHECK(nights(R"("week": {"mon": ["22:00-06:00"]},
                    "changes": [{"from": "2026-01-01", "week": {"tue": ["05:00-07:00"]}}])") ==
          Found{"warning windows-meet /schedule/changes/0/week/tue"});
    const std::string monday = R"("week": {"mon": ["22:00-06:00"], "wed": ["03:00-04:00"]}, )";
    CHECK(nights(monday + R"("days": [{"on": "2026-09-08", "hours": ["05:00-07:00"]}])") ==
          Found{"warning windows-meet /schedule/days/0/hours"});
    CHECK(nights(monday + R"("days": [{"on": "2026-09-08", "hours": ["23:00-03:01"]}])") ==
          Found{"warning windows-meet /schedule/days/0/hours"});
    CHECK(nights(monday + R"("days": [{"on": "2026-09-10..2026-09-11", "hours": ["05:00-06:00",
                             "23:00-05:30"]}])") ==
          Found{"warning windows-meet /schedule/days/0/hours"});
    CHECK(nights(monday + R"("days": [{"on": "2026-09-08", "hours": ["07:00-08:00"]}])").empty());
}

TEST_CASE("words that mean a key lead to it") {
    const auto hint = [](const std::string& text) {
        const auto loaded = parse_curriculum(R"({"osmlm": 1, )" + text + "}");
        REQUIRE(loaded);
        REQUIRE(loaded->findings.size() == 1);
        return loaded->findings[0].hint;
    };
    CHECK(hint(R"("schedule": {"week": {"monday": "2h"}})") == "did you mean \"mon\"?");
    CHECK(hint(R"("schedule": {"week": {"mon": 1}}, "resources": [{"id": "a", "effort": 1,
                  "due": "2026-12-18"}])") == "did you mean \"deadline\"?");
    CHECK(hint(R"("goals": [{"id": "a", "weekly": 0, "duedate": "2026-12-18"}],
                  "schedule": {"week": {"mon": 1}})") == "did you mean \"deadline\"?");
    CHECK(hint(R"("deadlines": [])") == "did you mean \"end\"?");
}
