#include "catch.hpp"
#include "unit/oracle_cases.hpp"

using namespace osmlm;
using namespace osmlm::oracle;

TEST_CASE("the oracle: hours of all days until the end are there, and not a minute more",
          "[oracle]") {
    CHECK(fits(two_weeks(R"("resources":[{"id":"a","title":"A","effort":"20m"}])")));
    CHECK_FALSE(fits(two_weeks(R"("resources":[{"id":"a","title":"A","effort":"21m"}])")));
    CHECK(fits(two_weeks(R"("resources":[])")));
}

TEST_CASE("the oracle: the plan begins at the later of today and start", "[oracle]") {
    const std::string work = R"("resources":[{"id":"a","title":"A","effort":"16m"}])";
    CHECK(fits(two_weeks(work, "2026-09-09")));
    CHECK_FALSE(fits(two_weeks(work, "2026-09-10")));
    CHECK(fits(two_weeks(R"("start":"2026-09-09",)" + work)));
    CHECK_FALSE(fits(two_weeks(R"("start":"2026-09-10",)" + work)));
}

TEST_CASE("the oracle: of two exceptions for one day the later in the file holds", "[oracle]") {
    const auto with = [](const std::string& days, const std::string& effort) {
        Instance instance = two_weeks(R"("resources":[{"id":"a","title":"A","effort":")" + effort +
                                      R"(","deadline":"2026-09-08"}])");
        instance.curriculum["schedule"]["days"] = nlohmann::ordered_json::parse(days);
        return instance;
    };
    const std::string both =
        R"([{"on":"2026-09-07..2026-09-08","hours":0},{"on":"2026-09-08","hours":"5m"}])";
    CHECK(fits(with(both, "5m")));
    CHECK_FALSE(fits(with(both, "6m")));
    const std::string turned =
        R"([{"on":"2026-09-08","hours":"5m"},{"on":"2026-09-07..2026-09-08","hours":0}])";
    CHECK_FALSE(fits(with(turned, "1m")));
}

TEST_CASE("the oracle: a change of the week leaves weekdays that it does not name", "[oracle]") {
    Instance instance = two_weeks(R"("resources":[{"id":"a","title":"A","effort":"9m"}])");
    instance.curriculum["schedule"]["changes"] = nlohmann::ordered_json::parse(
        R"([{"from":"2026-09-08","week":{"mon":0,"tue":0,"wed":0,"thu":"1m"}}])");
    CHECK_FALSE(fits(instance));
    instance.curriculum["resources"][0]["effort"] = "8m";
    CHECK(fits(instance));
}

TEST_CASE("the oracle: today holds its hours less everything logged on it", "[oracle]") {
    const std::string work =
        R"("resources":[{"id":"a","title":"A","effort":"3m","deadline":"2026-09-08"},
        {"id":"b","title":"B","effort":"20m","optional":true}])";
    CHECK(fits(two_weeks(work, "2026-09-07", {logged(1, "2026-09-07", "b", 1)})));
    CHECK_FALSE(fits(two_weeks(work, "2026-09-07", {logged(1, "2026-09-07", "b", 2)})));
    CHECK_FALSE(fits(two_weeks(work, "2026-09-07", {logged(1, "2026-09-07", "unknown", 9)})));
    CHECK(fits(two_weeks(work, "2026-09-07", {logged(1, "2026-09-06", "b", 9)})));
}

TEST_CASE("the oracle: what is left follows the log", "[oracle]") {
    const std::string work =
        R"("resources":[{"id":"a","title":"A","effort":"9m","deadline":"2026-09-08"}])";
    const std::string before = "2026-09-04";
    const std::string left = R"("resource":"a","min":4)";
    const std::string done = R"("resource":"a","date":"2026-09-04")";
    CHECK_FALSE(fits(two_weeks(work, "2026-09-07", {logged(1, before, "a", 4)})));
    CHECK(fits(two_weeks(work, "2026-09-07", {logged(1, before, "a", 5)})));
    CHECK(fits(two_weeks(work, "2026-09-07", {record("left", 1, left)})));
    CHECK(fits(two_weeks(work, "2026-09-07", {record("done", 1, done)})));
    CHECK(
        fits(two_weeks(work, "2026-09-08", {record("left", 1, left), logged(2, before, "a", 2)})));
    CHECK_FALSE(
        fits(two_weeks(work, "2026-09-08", {logged(1, before, "a", 2), record("left", 2, left)})));
    CHECK_FALSE(
        fits(two_weeks(work, "2026-09-08", {record("done", 1, done), record("left", 2, left)})));
    CHECK(fits(two_weeks(work, "2026-09-08", {record("left", 1, left), record("done", 2, done)})));
}

TEST_CASE("the oracle: deletions and corrections of the log count", "[oracle]") {
    const std::string work =
        R"("resources":[{"id":"a","title":"A","effort":"9m","deadline":"2026-09-08"}])";
    const std::string log = logged(1, "2026-09-04", "a", 5);
    const std::string del = record("del", 2, R"("ref":"06gfkc43t17jn001")");
    const std::string undel = record("del", 3, R"("ref":"06gfkc43t17jn002")");
    const std::string edit = record("edit", 4, R"("ref":"06gfkc43t17jn001","min":4)");
    CHECK(fits(two_weeks(work, "2026-09-07", {log})));
    CHECK_FALSE(fits(two_weeks(work, "2026-09-07", {del, log})));
    CHECK(fits(two_weeks(work, "2026-09-07", {undel, del, log})));
    CHECK_FALSE(fits(two_weeks(work, "2026-09-07", {log, edit})));
}

TEST_CASE("the oracle: weekdays of goal and resource hold both", "[oracle]") {
    const auto with = [](const std::string& effort) {
        return two_weeks(R"("goals":[{"id":"g","title":"G","days":["mon","tue"]}],
            "resources":[{"id":"a","title":"A","goal":"g","days":["tue","wed"],"effort":")" +
                         effort + R"("}])");
    };
    CHECK(fits(with("4m")));
    CHECK_FALSE(fits(with("5m")));
}

TEST_CASE("the oracle: a start and a daily maximum hold, with what is logged today", "[oracle]") {
    const std::string work = R"("resources":[{"id":"a","title":"A","effort":"4m",
        "start":"2026-09-08","deadline":"2026-09-11","daily-max":"1m"}])";
    CHECK(fits(two_weeks(work)));
    CHECK_FALSE(fits(two_weeks(work, "2026-09-09")));
    const std::string log = logged(1, "2026-09-08", "a", 1);
    Instance instance = two_weeks(work, "2026-09-08", {log});
    CHECK(fits(instance));
    instance.curriculum["resources"][0]["effort"] = "5m";
    CHECK_FALSE(fits(instance));
}

TEST_CASE("the oracle: the earliest of own, goal's deadline and end holds", "[oracle]") {
    const auto with = [](const std::string& goal, const std::string& own) {
        return two_weeks(R"("goals":[{"id":"g","title":"G")" + goal +
                         R"(}],"resources":[{"id":"a","title":"A","goal":"g","effort":"10m")" +
                         own + "}]");
    };
    CHECK(fits(with("", "")));
    CHECK(fits(with(R"(,"deadline":"2026-09-11")", R"(,"deadline":"2026-09-17")")));
    CHECK_FALSE(fits(with(R"(,"deadline":"2026-09-10")", R"(,"deadline":"2026-09-17")")));
    CHECK_FALSE(fits(with(R"(,"deadline":"2026-09-17")", R"(,"deadline":"2026-09-10")")));
}

TEST_CASE("the oracle: a deadline that passed with work left is never met", "[oracle]") {
    const std::string work = R"("resources":[{"id":"a","title":"A","effort":"2m",
        "deadline":"2026-09-07"},{"id":"b","title":"B","effort":"2m","deadline":"2026-09-08"}])";
    CHECK_FALSE(fits(two_weeks(work, "2026-09-08")));
    CHECK(fits(two_weeks(work, "2026-09-08", {logged(1, "2026-09-07", "a", 2)})));
    const LeastLate late = fewest_late(two_weeks(work, "2026-09-08"));
    CHECK(late.without_minima == Late{0, 2, 0});
}

TEST_CASE("the oracle: the next resource may begin later on the day its prerequisite ends",
          "[oracle]") {
    const auto with = [](const std::string& a, const std::string& b) {
        return two_weeks(R"("resources":[{"id":"b","title":"B","effort":")" + b +
                         R"(","after":["a"],"deadline":"2026-09-08"},
            {"id":"a","title":"A","effort":")" +
                         a + R"(","deadline":"2026-09-08"}])");
    };
    CHECK(fits(with("1m", "3m")));
    CHECK(fits(with("3m", "1m")));
    CHECK_FALSE(fits(with("3m", "2m")));
}

TEST_CASE("the oracle: work that waits uses no hours of days before", "[oracle]") {
    const std::string goals = R"("goals":[{"id":"m","title":"M","days":["wed"]}],)";
    const std::string rest =
        R"("resources":[{"id":"a","title":"A","goal":"m","effort":"1m"},
        {"id":"b","title":"B","effort":")";
    CHECK(fits(two_weeks(goals + rest + R"(5m","after":["a"],"deadline":"2026-09-11"}])")));
    CHECK_FALSE(fits(two_weeks(goals + rest + R"(6m","after":["a"],"deadline":"2026-09-11"}])")));
    CHECK(fits(two_weeks(goals + rest + R"(9m","deadline":"2026-09-11"}])")));
}

TEST_CASE("the oracle: one finished member of an any is enough", "[oracle]") {
    const auto with = [](const std::string& a, const std::string& c) {
        return two_weeks(R"("resources":[{"id":"a","title":"A","effort":"9m")" + a +
                         R"(},{"id":"b","title":"B","effort":"8m","optional":true},
            {"id":"c","title":"C","effort":")" +
                         c + R"(","deadline":"2026-09-11","after":[{"any":["a","b"]}]}])");
    };
    CHECK(fits(with("", "2m")));
    CHECK_FALSE(fits(with("", "3m")));
    CHECK(fits(with(R"(,"deadline":"2026-09-11")", "1m")));
    CHECK_FALSE(fits(with(R"(,"deadline":"2026-09-11")", "2m")));
    CHECK(fits(with(R"(,"optional":true)", "2m")));
    CHECK_FALSE(fits(with(R"(,"optional":true)", "3m")));
    CHECK(fits(with(R"(,"dropped":"2026-09-01")", "2m")));
    CHECK_FALSE(fits(with(R"(,"dropped":"2026-09-01")", "3m")));
}

TEST_CASE("the oracle: a member that is out of the plan, or open, does not bind", "[oracle]") {
    const auto with = [](const std::string& a) {
        return two_weeks(R"("goals":[{"id":"g","title":"G"}],"resources":[
            {"id":"a","title":"A","goal":"g")" +
                         a +
                         R"(},{"id":"b","title":"B","effort":"10m","after":["a"],
            "deadline":"2026-09-11"}])");
    };
    CHECK_FALSE(fits(with(R"(,"effort":"1m")")));
    CHECK(fits(with(R"(,"effort":"1m","dropped":"2026-09-01")")));
    CHECK(fits(with("")));
}

TEST_CASE("the oracle: optional work is required once required work waits for it", "[oracle]") {
    const std::string first = R"("resources":[{"id":"a","title":"A","effort":"9m",
        "optional":true,"deadline":"2026-09-11"},{"id":"b","title":"B","effort":"2m",
        "deadline":"2026-09-11")";
    CHECK(fits(two_weeks(first + "}]")));
    CHECK_FALSE(fits(two_weeks(first + R"(,"after":["a"]}])")));
    CHECK(fits(two_weeks(first + R"(,"after":["a"],"optional":true}])")));
}

TEST_CASE("the oracle: a choice keeps its picks, then the first of the file", "[oracle]") {
    const auto with = [](const std::string& choice, std::vector<std::string> log = {}) {
        return two_weeks(R"("resources":[{"id":"a","title":"A","effort":"30m"},
            {"id":"b","title":"B","effort":"20m"},{"id":"c","title":"C","effort":"1m"}],
            "choices":[{"id":"x","title":"X",)" +
                             choice + "}]",
                         "2026-09-07", std::move(log));
    };
    CHECK_FALSE(fits(with(R"("choose":1,"of":["c","a","b"],"picked":[])")));
    CHECK(fits(with(R"("choose":1,"of":["a","b","c"],"picked":["b"])")));
    CHECK_FALSE(fits(with(R"("choose":1,"of":["a","b","c"],"picked":["b","c"])")));
    const std::string done = record("done", 1, R"("resource":"a","date":"2026-09-04")");
    CHECK(fits(with(R"("choose":1,"of":["a","b","c"],"picked":[])", {done})));
    CHECK(fits(with(R"("choose":2,"of":["a","b","c"],"picked":["c"])", {done})));
    CHECK(fits(with(R"("choose":2,"of":["a","b","c"],"picked":[])", {done})));
    CHECK_FALSE(fits(with(R"("choose":3,"of":["a","b","c"],"picked":[])", {done})));
}

TEST_CASE("the oracle: work without a deadline fits only if some week has hours for it",
          "[oracle]") {
    const auto with = [](const std::string& schedule, const std::string& a) {
        Instance instance = two_weeks(R"("resources":[{"id":"a","title":"A","effort":"4m")" + a +
                                      R"(},{"id":"b","title":"B","effort":"2m"}])");
        instance.curriculum.erase("end");
        instance.curriculum["schedule"] = nlohmann::ordered_json::parse(schedule);
        return instance;
    };
    const std::string week = R"({"week":{"mon":"2m","tue":"2m"}})";
    CHECK(fits(with(week, "")));
    CHECK_FALSE(fits(with(week, R"(,"days":["sat"])")));
    CHECK(fits(with(week, R"(,"days":["sat"],"optional":true)")));
    CHECK_FALSE(fits(with(week, R"(,"daily-max":0)")));
    const std::string once = R"({"days":[{"on":"2026-09-08..2026-09-09","hours":")";
    CHECK(fits(with(once + R"(3m"}]})", "")));
    CHECK_FALSE(fits(with(once + R"(2m"}]})", "")));
}

TEST_CASE("the oracle: late minutes fall on low priority first", "[oracle]") {
    const auto with = [](const std::string& a, const std::string& b) {
        return two_weeks(R"("resources":[{"id":"a","title":"A","effort":"3m","deadline":
            "2026-09-08","priority":")" +
                         a + R"("},{"id":"b","title":"B","effort":"3m",
            "deadline":"2026-09-08","priority":")" +
                         b + R"("}])");
    };
    CHECK(fewest_late(with("high", "low")).without_minima == Late{0, 0, 2});
    CHECK(fewest_late(with("high", "normal")).without_minima == Late{0, 2, 0});
    CHECK(fewest_late(with("high", "high")).without_minima == Late{2, 0, 0});
}

TEST_CASE("the oracle: a late prerequisite makes late what waits for it", "[oracle]") {
    const LeastLate late = fewest_late(two_weeks(R"("resources":[
        {"id":"a","title":"A","effort":"5m","deadline":"2026-09-08","priority":"low"},
        {"id":"b","title":"B","effort":"1m","deadline":"2026-09-09","priority":"high",
         "after":["a"]},
        {"id":"c","title":"C","effort":"2m","deadline":"2026-09-09","after":["b"]}])"));
    CHECK(late.with_minima() == Late{0, 2, 1});
}
