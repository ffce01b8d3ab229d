#include "catch.hpp"
#include "unit/oracle_cases.hpp"

using namespace osmlm;
using namespace osmlm::oracle;

namespace {

/// One goal `g` with these weekly hours, and what follows.
std::string goal(const std::string& weekly, const std::string& more = "") {
    return R"("goals":[{"id":"g","title":"G","weekly":)" + weekly + more + "}],";
}

std::string resource(const std::string& id, const std::string& fields) {
    return R"({"id":")" + id + R"(","title":"T","goal":"g")" + fields + "}";
}

std::string resources(const std::string& list) { return R"("resources":[)" + list + "]"; }

}  // namespace

TEST_CASE("the oracle: a weekly maximum holds, and the log of the week counts", "[oracle]") {
    const std::string work =
        goal(R"({"max":"4m"})") + resources(resource("a", R"(,"effort":"8m")"));
    CHECK(fits(two_weeks(work)));
    CHECK(fits(two_weeks(work, "2026-09-08", {logged(1, "2026-09-07", "a", 3)})));
    const std::string other = goal(R"({"max":"4m"})") +
                              resources(resource("a", R"(,"effort":"8m")") + "," +
                                        resource("b", R"(,"effort":"9m","dropped":"2026-09-01")"));
    CHECK_FALSE(fits(two_weeks(other, "2026-09-08", {logged(1, "2026-09-07", "b", 1)})));
    CHECK_FALSE(fits(two_weeks(other, "2026-09-08", {logged(1, "2026-09-07", "b", 9)})));
    CHECK(fits(two_weeks(other, "2026-09-07", {logged(1, "2026-09-06", "b", 9)})));
}

TEST_CASE("the oracle: a minimum is not asked of the week in which the goal finishes, nor later",
          "[oracle]") {
    const auto with = [](const std::string& effort, const std::string& min) {
        return two_weeks(R"("start":"2026-09-07",)" + goal("\"" + min + "\"") +
                             resources(resource("a", R"(,"effort":")" + effort + "\"")),
                         "2026-09-04");
    };
    CHECK(fits(with("3m", "10m")));
    CHECK(fits(with("11m", "10m")));
    CHECK_FALSE(fits(with("11m", "11m")));
    CHECK(fits(with("10m", "11m")));
}

TEST_CASE("the oracle: nothing is asked of a goal without required work left", "[oracle]") {
    const std::string work =
        goal("\"10m\"") + resources(resource("a", R"(,"effort":"3m","optional":true)"));
    CHECK(fits(two_weeks(work)));
}

TEST_CASE("the oracle: a minimum before the last week must be met by this goal's work",
          "[oracle]") {
    const auto with = [](const std::string& min) {
        return two_weeks(goal("\"" + min + "\"") +
                         resources(resource("a", R"(,"effort":"4m")") + "," +
                                   resource("b", R"(,"effort":"1m","start":"2026-09-14")")));
    };
    CHECK(fits(with("4m")));
    CHECK_FALSE(fits(with("5m")));
}

TEST_CASE("the oracle: optional work serves a minimum but never prolongs it", "[oracle]") {
    const auto with = [](const std::string& effort) {
        return two_weeks(
            goal("\"5m\"") +
            resources(resource("a", R"(,"effort":"4m")") + "," +
                      resource("b", R"(,"effort":"1m","start":"2026-09-14")") + "," +
                      resource("c", R"(,"effort":")" + effort + R"(","optional":true)")));
    };
    CHECK(fits(with("1m")));
    CHECK(fits(with("90m")));
}

TEST_CASE("the oracle: open work is asked always, up to the end", "[oracle]") {
    const std::string busy = R"({"id":"x","title":"X","effort":")";
    const auto with = [&](const std::string& min, const std::string& effort) {
        return two_weeks(goal("\"" + min + "\"") + resources(busy + effort + "\"}"));
    };
    CHECK(fits(with("4m", "12m")));
    CHECK_FALSE(fits(with("4m", "13m")));
    CHECK_FALSE(fits(with("11m", "1m")));
    const std::string beside =
        goal("\"4m\"") + resources(resource("a", R"(,"effort":"3m")") + "," + resource("o", "") +
                                   "," + busy + "12m\"}");
    CHECK(fits(two_weeks(beside)));
    const std::string waits =
        goal("\"4m\"") + resources(resource("a", R"(,"effort":"3m","start":"2026-09-14")") + "," +
                                   resource("o", R"(,"after":["a"])"));
    CHECK_FALSE(fits(two_weeks(waits)));
}

TEST_CASE("the oracle: exceptions scale a minimum by the hours there are", "[oracle]") {
    const auto with = [](int hours, const std::string& effort) {
        Instance instance =
            two_weeks(goal("\"5m\"") + R"("resources":[{"id":"x","title":"X","effort":")" + effort +
                      R"(","deadline":"2026-09-11"}])");
        instance.curriculum["schedule"]["days"] = nlohmann::ordered_json::parse(
            R"([{"on":"2026-09-07..2026-09-08","hours":)" + std::to_string(hours) + "}]");
        return instance;
    };
    // 5 minutes of 10 usual ones; 6 are there: 3 are asked.
    CHECK(fits(with(0, "3m")));
    CHECK_FALSE(fits(with(0, "4m")));
    // More hours than usual ask for no more than the minimum.
    CHECK(fits(with(1, "121m")));
    CHECK_FALSE(fits(with(1, "122m")));
}

TEST_CASE("the oracle: the scaled minimum is rounded down", "[oracle]") {
    Instance instance =
        two_weeks(goal("\"3m\"") +
                  R"("resources":[{"id":"x","title":"X","effort":"7m","deadline":"2026-09-11"}])");
    instance.curriculum["schedule"]["days"] =
        nlohmann::ordered_json::parse(R"([{"on":"2026-09-07","hours":0}])");
    // 3 * 8 / 10 = 2.4: 2 are asked of the 8 minutes.
    CHECK_FALSE(fits(instance));
    instance.curriculum["resources"][0]["effort"] = "6m";
    CHECK(fits(instance));
}

TEST_CASE("the oracle: a minimum counts only days from the goal's start to its deadline",
          "[oracle]") {
    const auto with = [](const std::string& goal_more, const std::string& start,
                         const std::string& effort, const std::string& deadline) {
        return two_weeks(goal("\"10m\"", goal_more) +
                         resources(resource("o", start) + R"(,{"id":"x","title":"X","effort":")" +
                                   effort + R"(","deadline":")" + deadline + "\"}"));
    };
    // The open work starts on Thursday: 4 of the first week's 10 minutes.
    const std::string thursday = R"(,"start":"2026-09-10")";
    CHECK(fits(with("", thursday, "6m", "2026-09-11")));
    CHECK_FALSE(fits(with("", thursday, "7m", "2026-09-11")));
    // The goal ends on the second Tuesday: 4 minutes of the second week, and nothing later.
    const std::string tuesday = R"(,"deadline":"2026-09-15")";
    CHECK(fits(with(tuesday, "", "6m", "2026-09-18")));
    CHECK_FALSE(fits(with(tuesday, "", "7m", "2026-09-18")));
}

TEST_CASE("the oracle: the hours logged this week are taken from the minimum", "[oracle]") {
    const auto with = [](int min, const std::string& effort) {
        return two_weeks(goal("\"6m\"") + R"("resources":[{"id":"x","title":"X","effort":")" +
                             effort + R"(","deadline":"2026-09-11"}])",
                         "2026-09-09", {logged(1, "2026-09-07", "g", min)});
    };
    CHECK(fits(with(2, "2m")));
    CHECK_FALSE(fits(with(2, "3m")));
    CHECK(fits(with(9, "6m")));
}

TEST_CASE("the oracle: this week asks at most the unused hours of the goal's days", "[oracle]") {
    const std::string work = goal("\"10m\"") + resources("");
    CHECK(fits(two_weeks(work, "2026-09-10")));
    CHECK(fits(two_weeks(work, "2026-09-10", {logged(1, "2026-09-10", "unknown", 1)})));
    const std::string also =
        goal("\"10m\"") +
        resources(R"({"id":"x","title":"X","effort":"1m","deadline":"2026-09-11"})");
    CHECK_FALSE(fits(two_weeks(also, "2026-09-10")));
}

TEST_CASE("the oracle: a week without usual hours asks for nothing", "[oracle]") {
    Instance instance =
        two_weeks(goal("\"4m\"", R"(,"days":["sat"])") +
                  resources(R"({"id":"x","title":"X","effort":"6m","days":["sat"]})"));
    instance.curriculum["schedule"]["days"] =
        nlohmann::ordered_json::parse(R"([{"on":"2026-09-12","hours":"9m"}])");
    CHECK(fits(instance));
    instance.curriculum["schedule"]["week"]["sat"] = "3m";
    CHECK_FALSE(fits(instance));
}

TEST_CASE("the oracle: without an end open work is asked of every week to come", "[oracle]") {
    Instance instance =
        two_weeks(goal("\"4m\"", R"(,"days":["mon","tue"])") +
                  resources(resource("o", "") + "," +
                            resource("a", R"(,"effort":"6m","optional":true,"days":["mon"])")));
    instance.curriculum.erase("end");
    CHECK(fits(instance));
    instance.curriculum["resources"][0]["days"] = {"tue"};
    CHECK_FALSE(fits(instance));
}

TEST_CASE("the oracle: without an end undated work takes the time it needs", "[oracle]") {
    Instance instance = two_weeks(
        goal("\"4m\"") + resources(resource("a", R"(,"effort":"7m","days":["mon"])") + "," +
                                   resource("b", R"(,"effort":"4m","days":["tue"])")));
    instance.curriculum.erase("end");
    CHECK_FALSE(fits(instance));
    instance.curriculum["resources"][1]["effort"] = "6m";
    CHECK(fits(instance));
}

TEST_CASE("the oracle: the week of late work decides whether a minimum is asked", "[oracle]") {
    const LeastLate late = fewest_late(two_weeks(
        goal("\"6m\"") + resources(resource("a", R"(,"effort":"6m","deadline":"2026-09-08")") +
                                   "," + resource("b", R"(,"effort":"1m","start":"2026-09-14")"))));
    CHECK(late.with_minima() == Late{0, 2, 0});
    const LeastLate neither = fewest_late(two_weeks(
        goal("\"7m\"") + resources(resource("a", R"(,"effort":"6m","deadline":"2026-09-08")") +
                                   "," + resource("b", R"(,"effort":"1m","start":"2026-09-14")"))));
    CHECK_FALSE(neither.with_minima().has_value());
    CHECK(neither.without_minima == Late{0, 2, 0});
}
