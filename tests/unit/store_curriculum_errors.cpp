#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

struct Bad {
    std::string text;  ///< what stands behind `{"osmlm": 1,` and a line break
    const char* id;
    int line, column;
    const char* path;
    const char* message;
};

std::vector<Finding> errors_of(const std::string& text) {
    const auto loaded = parse_curriculum(text);
    std::vector<Finding> errors;
    if (loaded) return errors;
    for (const Finding& finding : loaded.error())
        if (finding.severity == Severity::error) errors.push_back(finding);
    return errors;
}

std::string resource(const std::string& keys) {
    return R"("resources": [{"id": "a", )" + keys + "}]";
}
std::string goal(const std::string& keys) { return R"("goals": [{"id": "g", )" + keys + "}]"; }
std::string schedule(const std::string& keys) { return R"("schedule": {)" + keys + "}"; }

void check(const Bad& row) {
    INFO(row.text);
    const auto errors = errors_of("{\"osmlm\": 1,\n" + row.text + "}");
    REQUIRE(errors.size() == 1);
    const Finding& error = errors.front();
    CHECK(error.id == row.id);
    CHECK(error.file == "curriculum.json");
    CHECK(error.line == row.line);
    CHECK(error.column == row.column);
    CHECK(error.path == row.path);
    CHECK(error.message == row.message);
    CHECK_FALSE(error.source.empty());
}

}  // namespace

TEST_CASE("a value of the wrong type or form is named at its place") {
    const Bad table[] = {
        {R"("title": 7)", "wrong-type", 2, 10, "/title", "expected a text in quotes, got 7"},
        {R"("title": null)", "wrong-type", 2, 10, "/title", "expected a text in quotes, got null"},
        {R"("$schema": [])", "wrong-type", 2, 12, "/$schema",
         "expected a text in quotes, got an empty list"},
        {R"("start": "2026-02-30")", "bad-date", 2, 10, "/start",
         "expected a date that exists, such as \"2026-12-18\", got \"2026-02-30\""},
        {R"("end": 20260101)", "wrong-type", 2, 8, "/end",
         "expected a date that exists, such as \"2026-12-18\", got 20260101"},
        {R"("goals": {})", "wrong-type", 2, 10, "/goals", "expected a list, got an object"},
        {R"("resources": ["la"])", "wrong-type", 2, 15, "/resources/0",
         "expected a resource such as { \"id\": \"la\", \"effort\": \"90h\" }, got \"la\""},
        {resource(R"("effort": "7x")"), "bad-duration", 2, 37, "/resources/0/effort",
         "expected a duration such as \"40h\", got \"7x\""},
        {resource(R"("effort": "20h..30h")"), "bad-duration", 2, 37, "/resources/0/effort",
         "expected a duration such as \"40h\", or a range, got \"20h..30h\""},
        {resource(R"("effort": true)"), "wrong-type", 2, 37, "/resources/0/effort",
         "expected a duration such as \"40h\", got true"},
        {resource(R"("effort": -1)"), "bad-duration", 2, 37, "/resources/0/effort",
         "expected a duration such as \"40h\", got -1"},
        {resource(R"("effort": 1e300)"), "bad-duration", 2, 37, "/resources/0/effort",
         "expected a duration such as \"40h\", got 1e300"},
        {resource(R"("optional": 1)"), "wrong-type", 2, 39, "/resources/0/optional",
         "expected true or false, got 1"},
        {resource(R"("priority": "urgent")"), "bad-priority", 2, 39, "/resources/0/priority",
         "expected \"high\", \"normal\" or \"low\", got \"urgent\""},
        {resource(R"("days": "mon")"), "wrong-type", 2, 35, "/resources/0/days",
         "expected a list of weekdays such as [\"mon\", \"wed\"], got \"mon\""},
        {resource(R"("days": ["monday"])"), "bad-weekday", 2, 36, "/resources/0/days/0",
         "expected one of mon, tue, wed, thu, fri, sat and sun, got \"monday\""},
        {resource(R"("tags": ["a", 1])"), "wrong-type", 2, 41, "/resources/0/tags/1",
         "expected a text in quotes, got 1"},
        {resource(R"("cost": -1)"), "out-of-range", 2, 35, "/resources/0/cost",
         "expected an amount such as 120 or 12.50, from 0, got -1"},
        {resource(R"("dropped": true)"), "wrong-type", 2, 38, "/resources/0/dropped",
         "expected a date that exists, such as \"2026-12-18\", got true"},
        {resource(R"("after": "b")"), "wrong-type", 2, 36, "/resources/0/after",
         "expected a list of ids of resources, got \"b\""},
        {resource(R"("after": [1])"), "wrong-type", 2, 37, "/resources/0/after/0",
         "expected the id of a resource, got 1"},
        {resource(R"("after": [{"any": []}])"), "wrong-type", 2, 45, "/resources/0/after/0/any",
         "expected a list of at least one id, got an empty list"},
        {goal(R"("posts-every": "often")"), "bad-period", 2, 38, "/goals/0/posts-every",
         "expected a period such as \"3 months\", \"4 weeks\" or \"10 days\", got \"often\""},
        {R"("checkpoints": "2026-12-20")", "wrong-type", 2, 16, "/checkpoints",
         "expected a list of dates, got \"2026-12-20\""},
        {R"("dates": [{"id": "d", "on": "2026-12-05", "notice": "2 months"}])", "bad-period", 2, 53,
         "/dates/0/notice", "expected a number of days such as \"14 days\", got \"2 months\""},
        {R"("dates": [{"id": "d", "on": "2026-12-05", "every": "0 days"}])", "bad-period", 2, 52,
         "/dates/0/every",
         "expected a period such as \"3 months\", \"4 weeks\" or \"10 days\", got \"0 days\""},
        {R"("money": {"monthly": [{"title": "r", "amount": 1, "from": "2026-13"}]})", "bad-month",
         2, 59, "/money/monthly/0/from", "expected a month such as \"2026-09\", got \"2026-13\""},
        {R"("money": {"rates": {"MAD": 0}})", "out-of-range", 2, 28, "/money/rates/MAD",
         "expected a rate such as 0.1, above 0, got 0"},
        {R"("money": {"savings": "1"})", "wrong-type", 2, 22, "/money/savings",
         "expected an amount such as 120 or 12.50, from 0, got \"1\""},
        {R"("money": {"places": [{"title": "C", "internet": "good"}]})", "wrong-type", 2, 49,
         "/money/places/0/internet", "expected a number from -1e9 to 1e9, got \"good\""},
    };
    for (const Bad& row : table) check(row);
}

TEST_CASE("a schedule that has no meaning is named at its place") {
    const Bad table[] = {
        {schedule(R"("focus": 1.5)"), "wrong-type", 2, 23, "/schedule/focus",
         "expected a whole number from 1 to 1000, got 1.5"},
        {schedule(R"("focus": true)"), "wrong-type", 2, 23, "/schedule/focus",
         "expected a whole number from 1 to 1000, got true"},
        {schedule(R"("focus": 0)"), "out-of-range", 2, 23, "/schedule/focus",
         "expected a whole number from 1 to 1000, got 0"},
        {schedule(R"("focus": 123456789012345678901234567890)"), "wrong-type", 2, 23,
         "/schedule/focus",
         "expected a whole number from 1 to 1000, got 123456789012345678901234567890"},
        {schedule(R"("day-starts": "12:01")"), "bad-clock-time", 2, 28, "/schedule/day-starts",
         "expected a time from \"00:00\" to \"12:00\", got \"12:01\""},
        {schedule(R"("day-starts": "4:00")"), "bad-clock-time", 2, 28, "/schedule/day-starts",
         "expected a time from \"00:00\" to \"12:00\", got \"4:00\""},
        {schedule(R"("week": {"mon": "25h"})"), "over-24-hours", 2, 30, "/schedule/week/mon",
         "expected at most 24h in a day, got 25h"},
        {schedule(R"("week": {"mon": ["9-12"]})"), "bad-window", 2, 31, "/schedule/week/mon/0",
         "expected a stretch of the clock such as \"09:00-12:30\", got \"9-12\""},
        {schedule(R"("week": {"mon": ["24:00-01:00"]})"), "bad-window", 2, 31,
         "/schedule/week/mon/0",
         "expected a stretch of the clock such as \"09:00-12:30\", got \"24:00-01:00\""},
        {schedule(R"("week": {"mon": ["09:00-09:00"]})"), "bad-window", 2, 31,
         "/schedule/week/mon/0",
         "expected a stretch of the clock such as \"09:00-12:30\", got \"09:00-09:00\""},
        {schedule(R"("week": {"mon": "09:00-12:00"})"), "wrong-type", 2, 30, "/schedule/week/mon",
         "expected a list of windows, got \"09:00-12:00\""},
        {schedule(R"("week": {"mon": ["14:00-16:00", "09:00-14:01"]})"), "overlapping-windows", 2,
         46, "/schedule/week/mon/1",
         "expected windows that do not overlap, got \"09:00-14:01\" beside \"14:00-16:00\""},
        {schedule(R"("days": [{"on": "2026-12-24..2026-12-23", "hours": 0}])"), "until-before-from",
         2, 30, "/schedule/days/0/on", "expected dates in order, got \"2026-12-24..2026-12-23\""},
        {schedule(R"("days": [{"on": "2026-12-24..", "hours": 0}])"), "bad-date", 2, 30,
         "/schedule/days/0/on",
         "expected dates that exist, such as \"2026-12-24..2027-01-03\", got \"2026-12-24..\""},
        {schedule(R"("days": [{"on": "2026-12-24"}])"), "missing-key", 2, 23, "/schedule/days/0",
         "expected the key \"hours\", got none"},
        {schedule(R"("changes": [{"week": {}}])"), "missing-key", 2, 26, "/schedule/changes/0",
         "expected the key \"from\", got none"},
        {schedule(R"("changes": [{"from": "2026-02-01", "until": "2026-01-01"}])"),
         "until-before-from", 2, 58, "/schedule/changes/0/until",
         "expected a date from 2026-02-01 on, got \"2026-01-01\""},
        {schedule(R"("session": {"min": "3h", "max": "2h"})"), "min-over-max", 2, 33,
         "/schedule/session/min", "expected at most the \"max\" of 2h, got 3h"},
        {schedule(R"("session": {"max": 0})"), "out-of-range", 2, 33, "/schedule/session/max",
         "expected at least one minute, got 0"},
        {schedule(R"("limit": {"day": "25h"})"), "over-24-hours", 2, 31, "/schedule/limit/day",
         "expected at most 24h in a day, got 25h"},
    };
    for (const Bad& row : table) check(row);
}

TEST_CASE("an effort that has no meaning is named at its place") {
    const Bad table[] = {
        {resource(R"("effort": {"low": "3h", "high": "2h"})"), "low-over-high", 2, 45,
         "/resources/0/effort/low", "expected at most the \"high\", got \"3h\""},
        {resource(R"("effort": {"low": 1, "high": 2, "likely": 3})"), "likely-outside", 2, 69,
         "/resources/0/effort/likely", "expected something from \"low\" to \"high\", got 3"},
        {resource(R"("effort": {"low": "3h"})"), "missing-key", 2, 37, "/resources/0/effort",
         "expected the key \"high\", got none"},
        {resource(R"("effort": {"weeks": 3})"), "missing-key", 2, 37, "/resources/0/effort",
         "expected the key \"pace\", got none"},
        {resource(R"("effort": {"per-page": "3m"})"), "missing-key", 2, 37, "/resources/0/effort",
         "expected the key \"pages\", got none"},
        {resource(R"("effort": {"weeks": -3, "pace": 1})"), "out-of-range", 2, 47,
         "/resources/0/effort/weeks", "expected a number of weeks from 0 to 100000, got -3"},
        {resource(R"("effort": {"pages": 1.5, "per-page": 1})"), "wrong-type", 2, 47,
         "/resources/0/effort/pages", "expected a whole number from 0 to 10000000, got 1.5"},
        {resource(R"("effort": {"pages": 10000000, "per-page": 10000})"), "bad-duration", 2, 37,
         "/resources/0/effort", "expected a shorter effort, got one that is too long"},
        {resource(R"("effort": {"weeks": {"low": 3, "high": 2}, "pace": 1})"), "low-over-high", 2,
         55, "/resources/0/effort/weeks/low", "expected at most the \"high\", got 3"},
        {resource(R"("first-effort": [])"), "wrong-type", 2, 43, "/resources/0/first-effort",
         "expected a duration such as \"40h\", got an empty list"},
        {goal(R"("weekly": {"min": 6, "max": 5})"), "min-over-max", 2, 41, "/goals/0/weekly/min",
         "expected at most the \"max\" of 5h, got 6h"},
        {goal(R"("weekly": {})"), "missing-key", 2, 33, "/goals/0/weekly",
         "expected the key \"min\" or \"max\", got neither"},
    };
    for (const Bad& row : table) check(row);
}

TEST_CASE("ids that are wrong, doubled or unknown are named at their place") {
    const std::string two = R"("resources": [{"id": "a"}, {"id": "b"}], )";
    const Bad table[] = {
        {R"("resources": [{"title": "A"}])", "missing-key", 2, 15, "/resources/0",
         "expected the key \"id\", got none"},
        {R"("goals": [{"id": "M L"}])", "bad-id", 2, 18, "/goals/0/id",
         "expected an id of a-z, 0-9, \".\", \"_\" and \"-\", at most 64 characters, got \"M L\""},
        {R"("goals": [{"id": "-a"}])", "bad-id", 2, 18, "/goals/0/id",
         "expected an id of a-z, 0-9, \".\", \"_\" and \"-\", at most 64 characters, got \"-a\""},
        {R"("goals": [{"id": 1}])", "wrong-type", 2, 18, "/goals/0/id",
         "expected an id such as \"linear-algebra\", got 1"},
        {R"("resources": [{"id": "a"}, {"id": "a"}])", "duplicate-id", 2, 35, "/resources/1/id",
         "expected an id that no other goal, resource, choice or former name has, got \"a\""},
        {R"("goals": [{"id": "a"}], "resources": [{"id": "a"}])", "duplicate-id", 2, 46,
         "/resources/0/id",
         "expected an id that no other goal, resource, choice or former name has, got \"a\""},
        {R"("resources": [{"id": "a"}, {"id": "b", "formerly": ["a"]}])", "duplicate-id", 2, 53,
         "/resources/1/formerly/0",
         "expected an id that no other goal, resource, choice or former name has, got \"a\""},
        {two + R"("choices": [{"id": "a", "of": ["b"]}])", "duplicate-id", 2, 61, "/choices/0/id",
         "expected an id that no other goal, resource, choice or former name has, got \"a\""},
        {resource(R"("goal": "ml")"), "unknown-goal", 2, 35, "/resources/0/goal",
         "expected the id of a goal, got \"ml\""},
        {resource(R"("after": ["b"])"), "unknown-resource", 2, 37, "/resources/0/after/0",
         "expected the id of a resource, got \"b\""},
        {two + R"("choices": [{"id": "c", "of": ["a", "x"]}])", "unknown-resource", 2, 78,
         "/choices/0/of/1", "expected the id of a resource, got \"x\""},
        {two + R"("choices": [{"id": "c", "of": ["a"], "picked": ["b"]}])", "not-in-choice", 2, 90,
         "/choices/0/picked/0", "expected a member of this choice's \"of\", got \"b\""},
        {two + R"("choices": [{"id": "c", "of": ["a"]}, {"id": "d", "of": ["a", "b"]}])",
         "in-two-choices", 2, 99, "/choices/1/of/0",
         "expected a resource of no other choice, got \"a\""},
        {two + R"("choices": [{"id": "c", "of": ["a", "a"]}])", "in-two-choices", 2, 78,
         "/choices/0/of/1", "expected each member once, got \"a\""},
        {two + R"("choices": [{"id": "c", "choose": 0, "of": ["a"]}])", "out-of-range", 2, 76,
         "/choices/0/choose", "expected a whole number from 1 to 1000000, got 0"},
        {two + R"("choices": [{"id": "c"}])", "missing-key", 2, 54, "/choices/0",
         "expected the key \"of\", got none"},
        {R"("checklists": [{"id": "a"}, {"id": "a"}])", "duplicate-id", 2, 36, "/checklists/1/id",
         "expected an id that stands once in \"checklists\", got \"a\""},
        {R"("dates": [{"id": "a"}])", "missing-key", 2, 11, "/dates/0",
         "expected the key \"on\", got none"},
        {R"("title": "a", "title": "b")", "duplicate-key", 2, 15, "/title",
         "expected each key once, got \"title\" again"},
        {R"("x-mine": {"a": 1, "a": 2})", "duplicate-key", 2, 20, "/x-mine/a",
         "expected each key once, got \"a\" again"},
    };
    for (const Bad& row : table) check(row);
}

TEST_CASE("who has an id already is named") {
    const auto hint = [](const std::string& rest) {
        const auto findings = parse_curriculum("{\"osmlm\":1," + rest + "}").error();
        return std::ranges::find(findings, "duplicate-id", &Finding::id)->hint;
    };
    CHECK(hint(R"("resources":[{"id":"a"},{"id":"a"}])") ==
          "/resources/0 has it too; rename one of them");
    CHECK(hint(R"("goals":[{"id":"a"}],"resources":[{"id":"b"},{"id":"a"}])") ==
          "/goals/0 has it too; rename one of them");
    CHECK(hint(R"("resources":[{"id":"a","formerly":["c"]},{"id":"b","formerly":["c"]}])") ==
          "/resources/0/formerly has it too; rename one of them");
}

TEST_CASE("a goal may be waited for only where it stands for one open work") {
    const std::string goals =
        R"("goals": [{"id": "g"}], "resources": [{"id": "a", "after": ["g"]})";
    CHECK(errors_of(R"({"osmlm": 1, )" + goals + "]}").empty());
    CHECK(errors_of(R"({"osmlm": 1, )" + goals + R"(, {"id": "open", "goal": "g"}]})").empty());
    CHECK(errors_of(R"({"osmlm": 1, )" + goals +
                    R"(, {"id": "open", "goal": "g"}, {"id": "b", "goal": "g", "effort": 1}]})")
              .empty());
    const auto two = errors_of(R"({"osmlm": 1, )" + goals +
                               R"(, {"id": "o", "goal": "g"}, {"id": "p", "goal": "g"}]})");
    REQUIRE(two.size() == 1);
    CHECK(two[0].id == "goal-not-resource");
    CHECK(two[0].message == "expected the id of a resource, got the goal \"g\"");
    CHECK(errors_of(R"({"osmlm": 1, )" + goals + R"(, {"id": "b", "goal": "g", "effort": 1}]})")
              .size() == 1);
}

TEST_CASE("an unknown id comes with the nearest ones") {
    const auto errors = errors_of(R"({"osmlm": 1, "goals": [{"id": "french"}], "resources": [
        {"id": "algebra", "goal": "frensh", "after": ["algebar", "old", "french", "c", "choice"]},
        {"id": "new", "formerly": ["old"], "goal": "french"}, {"id": "more", "goal": "french"}],
        "choices": [{"id": "choice", "of": ["new"]}]})");
    std::vector<std::string> hints;
    for (const Finding& error : errors) hints.push_back(error.hint);
    CHECK(hints == std::vector<std::string>{
                       "did you mean \"french\"?", "did you mean \"algebra\"?",
                       "it is now called \"new\"",
                       "name the resources of the goal that must be finished", "",
                       "\"choice\" is a choice: name its members, as { \"any\": [...] }"});
}

TEST_CASE("a cycle names every member, once") {
    const auto cycle = [](const std::string& resources) {
        return errors_of(R"({"osmlm": 1, "resources": [)" + resources + "]}");
    };
    auto errors = cycle(R"({"id": "x", "effort": 1}, {"id": "a", "effort": 1, "after": ["b"]},
        {"id": "b", "effort": 1, "after": ["c", "x"]}, {"id": "c", "effort": 1, "after": ["a"]},
        {"id": "tail", "effort": 1, "after": ["a"]})");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].id == "cycle");
    CHECK(errors[0].path == "/resources/1/after");
    CHECK(errors[0].message ==
          "expected work that can begin, got a cycle: \"a\", \"b\" and \"c\" wait for each other");

    errors = cycle(
        R"({"id": "a", "after": ["a"]}, {"id": "b", "after": ["c"]}, {"id": "c", "after": ["b"]})");
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].message == "expected work that can begin, got \"a\" waiting for itself");
    CHECK(errors[1].path == "/resources/1/after");
}

TEST_CASE("an `any` makes a cycle only when no member of it can be finished first") {
    const auto count = [](const std::string& after_a, const std::string& after_b) {
        return errors_of(R"({"osmlm": 1, "resources": [{"id": "a", "effort": 1, "after": [)" +
                         after_a + R"(]}, {"id": "b", "effort": 1, "after": [)" + after_b +
                         R"(]}, {"id": "c", "effort": 1}, {"id": "open"},
                            {"id": "gone", "effort": 1, "dropped": "2026-01-01"}]})")
            .size();
    };
    CHECK(count(R"({"any": ["b", "c"]})", R"("a")") == 0);
    CHECK(count(R"({"any": ["b"]})", R"("a")") == 1);
    CHECK(count(R"({"any": ["b", "b"]})", R"("a")") == 1);
    CHECK(count(R"({"any": ["b", "open", "gone"]})", R"("a")") == 1);
    CHECK(count(R"({"any": ["b", "a"]})", R"({"any": ["a", "b"]})") == 1);
    CHECK(count(R"({"any": ["open", "gone"]})", R"("a")") == 0);
}

TEST_CASE("a long chain of prerequisites is no cycle and needs no deep stack") {
    const auto chain = [](const std::string& first) {
        std::string text = R"({"osmlm": 1, "resources": [{"id": "r0", "after": [)" + first + "]}";
        for (int i = 1; i < 50'000; ++i)
            text += R"(,{"id":"r)" + std::to_string(i) + R"(","after":["r)" +
                    std::to_string(i - 1) + "\"]}";
        return errors_of(text + "]}");
    };
    CHECK(chain("").empty());
    CHECK(chain("\"r49999\"").size() == 1);
}

TEST_CASE("the version decides first of all") {
    const auto only = [](const std::string& text) {
        const auto errors = errors_of(text);
        REQUIRE(errors.size() == 1);
        return errors[0];
    };
    CHECK(errors_of(R"({"osmlm": 1})").empty());
    CHECK(only(R"({})").id == "missing-key");
    CHECK(only(R"([])").message == "expected an object with the key \"osmlm\", got an empty list");
    CHECK(only(R"({"osmlm": "1"})").id == "bad-version");
    CHECK(errors_of(R"({"osmlm": 1.0})").empty());
    CHECK(only(R"({"osmlm": 1.5})").id == "bad-version");
    CHECK(only(R"({"osmlm": 0})").id == "bad-version");
    const Finding newer = only(R"({"title": 7, "osmlm": 2})");
    CHECK(newer.id == "newer-version");
    CHECK(newer.hint == "this program is older than the file: update osmlm");
    CHECK(newer.column == 23);
}

TEST_CASE("a syntax error comes alone, with line, column and source") {
    const auto loaded = parse_curriculum("{\n  \"osmlm\": 1,\n  \"tïtle\": 7x\n}");
    REQUIRE_FALSE(loaded);
    REQUIRE(loaded.error().size() == 1);
    const Finding& error = loaded.error()[0];
    CHECK(error.id == "syntax");
    CHECK(error.line == 3);
    CHECK(error.column == 13);
    CHECK(error.source == "  \"tïtle\": 7x");
}

TEST_CASE("all errors come in one run, in the order of the file, beside what is doubtful") {
    const auto loaded = parse_curriculum(R"({
  "end": "never", "osmlm": 1, "titel": "x",
  "resources": [
    { "id": "a", "effort": "7x", "after": ["b"] },
    { "id": "B" }
  ],
  "goals": [ { "id": "g", "dayz": [] } ], "schedule": { "week": { "mon": 1 } }
})");
    REQUIRE_FALSE(loaded);
    std::vector<std::string> seen;
    for (const Finding& f : loaded.error())
        seen.push_back(std::to_string(f.line) + ":" + std::to_string(f.column) + " " + f.id);
    CHECK(seen == std::vector<std::string>{"2:10 bad-date", "2:31 unknown-key", "4:28 bad-duration",
                                           "4:44 unknown-resource", "5:13 bad-id",
                                           "7:27 unknown-key"});
}

TEST_CASE("a thousand errors are enough, the rest is counted") {
    std::string text = R"({"osmlm": 1, "resources": [0)";
    for (int i = 1; i < 5000; ++i) text += ",0";
    const auto errors = errors_of(text + "]}");
    REQUIRE(errors.size() == 1001);
    CHECK(errors.back().id == "too-many-findings");
    CHECK(errors.back().message == "and 4000 more errors");
    CHECK(errors.front().source.empty());
}

TEST_CASE("a list that no person writes is refused whole, and nothing behind it is lost") {
    for (const char* key : {"goals", "resources", "choices", "dates", "checklists"}) {
        std::string text = std::string(R"({"osmlm": 1, ")") + key + R"(": [{"id": "a"})";
        for (int i = 0; i < 100'000; ++i) text += ",{}";
        const auto errors = errors_of(text + R"(], "end": 1})");
        REQUIRE(errors.size() == 2);
        CHECK(errors[0].id == "out-of-range");
        CHECK(errors[0].message == "expected at most 100000 items, got 100001");
        CHECK(errors[1].path == "/end");
    }
    std::string text = R"({"osmlm": 1, "schedule": {"days": [0)";
    for (int i = 0; i < 100'000; ++i) text += ",0";
    CHECK(errors_of(text + "]}}").size() == 1);
}

TEST_CASE("an error that is only counted still hides what follows from it") {
    std::string text = R"({"osmlm": 1, "schedule": {"week": {"mon": 1}}, "resources": [)";
    for (int i = 0; i < 3000; ++i)
        text += R"({"id": "r)" + std::to_string(i) + R"(", "effort": 1, "after": [1, "gone"]},)";
    text += R"({"id": "gone", "effort": 1, "dropped": "2026-01-01"}]})";
    const auto loaded = parse_curriculum(text);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().size() == 1001);
}

TEST_CASE("a date that no plan can be about is an error") {
    const auto loaded = osmlm::parse_curriculum(R"({"osmlm": 1, "end": "9999-12-31"})");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().front().id == "out-of-range");
    CHECK(loaded.error().front().path == "/end");
}

TEST_CASE("what was nearly right comes with how to write it") {
    const auto hint = [](const std::string& text) {
        const auto errors = errors_of("{\"osmlm\": 1, " + text + "}");
        REQUIRE(errors.size() == 1);
        return errors[0].hint;
    };
    const auto window = [&](const std::string& text) {
        return hint(schedule(R"("week": {"mon": [")" + text + "\"]}"));
    };
    CHECK(window("9:00-12:00") == "write \"09:00-12:00\"");
    CHECK(window("09:00–12:00") == "write \"09:00-12:00\"");
    CHECK(window(" 9 - 12:30 ") == "write \"09:00-12:30\"");
    CHECK(window("6h") == "write \"6h\" alone, without a list");
    CHECK(window("morning") == "");
    CHECK(window("9-9") == "");
    CHECK(hint(schedule(R"("week": {"mon": "9-12"})")) == "write [\"09:00-12:00\"]");
    CHECK(hint(resource(R"("effort": {"hours": 3})")).starts_with(R"(or {"low": "30h")"));
    CHECK(hint(goal(R"("weekly": {})")) == R"(such as {"min": "4h", "max": "6h"})");
    CHECK(hint(R"("timezone": "")") == "without \"timezone\", the machine's zone holds");
}

TEST_CASE("a range with dots is told how it is written in the file") {
    const auto errors = errors_of(R"({"osmlm": 1, )" + resource(R"("effort": "20h..30h")") + "}");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].hint == R"(write { "low": "20h", "high": "30h" })");
    const auto weeks = errors_of(R"({"osmlm": 1, )" +
                                 resource(R"("effort": {"weeks": "6..8", "pace": "5h"})") + "}");
    REQUIRE(weeks.size() == 1);
    CHECK(weeks[0].hint.empty());  // weeks are numbers
}
