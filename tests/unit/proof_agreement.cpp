#include <algorithm>

#include <fmt/core.h>

#include "catch.hpp"
#include "oracle/odd.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "scene.hpp"

/// Odd curricula on which the planner and the verifier must be of one mind.
namespace {

using namespace osmlm;

Plan plan_of(const char* text, const char* today) {
    const auto loaded = parse_curriculum(text);
    REQUIRE(loaded);
    const State state = fold(loaded->curriculum, {});
    Plan plan = make_plan(loaded->curriculum, state, *parse_day(today));
    for (const Violation& broken : verify(loaded->curriculum, {}, plan))
        FAIL(broken.rule << ": " << broken.message);
    return plan;
}

}  // namespace

TEST_CASE("late work ends ten years after the last date of the curriculum, wherever that stands") {
    const Plan after_goal = plan_of(
        R"({"osmlm":1,"end":"2026-12-31","schedule":{"week":{"fri":"1h"}},
            "goals":[{"id":"g","deadline":"2027-02-08"}],
            "resources":[{"id":"r","effort":"900h","goal":"g"}]})",
        "2026-11-29");
    CHECK(after_goal.verdict == Verdict::short_);
    CHECK_FALSE(after_goal.resources[0].last);
    const Plan after_start = plan_of(
        R"({"osmlm":1,"end":"2026-12-31","schedule":{"week":{"fri":"1h"}},
            "resources":[{"id":"r","effort":"900h"},{"id":"s","effort":"1h","start":"2027-02-01"}]})",
        "2026-11-29");
    CHECK(after_start.verdict == Verdict::short_);
}

TEST_CASE("a goal's weekly hours have no room after its deadline") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"schedule":{"week":{"thu":"90m"},
              "changes":[{"from":"2026-12-14","week":{"wed":"2h"}}]},
            "goals":[{"id":"g","days":["thu"],"deadline":"2026-12-29"},
                     {"id":"w","weekly":"7h","deadline":"2026-12-22"}],
            "resources":[{"id":"r","effort":"20h","goal":"g"}]})",
        "2026-11-29");
    CHECK(plan.verdict == Verdict::short_);
}

TEST_CASE("work that only others hurry is not late itself") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"schedule":{"week":{"mon":"30m","tue":"30m"}},
            "resources":[{"id":"a","effort":"90m"},
              {"id":"b","effort":"1h","after":["a"],"deadline":"2026-09-08"},
              {"id":"c","effort":"500m","after":["a"],"deadline":"2026-09-22","daily-max":"15m"}]})",
        "2026-09-07");
    CHECK(plan.verdict == Verdict::short_);
    CHECK(plan.short_minutes <= 60 + 500 - 3 * 15);  // a takes until the 14th, all of it
    const Plan later = plan_of(
        R"({"osmlm":1,"end":"2026-10-05","schedule":{"week":{"sun":"1h"}},
            "resources":[{"id":"a","effort":"4h"},
              {"id":"b","effort":"90m","after":["a"],"deadline":"2026-09-18"},
              {"id":"c","effort":"400m","daily-max":"15m"}]})",
        "2026-09-10");
    CHECK(later.verdict == Verdict::short_);
}

TEST_CASE("a week in which a goal has ended before the plan begins asks nothing") {
    const char* text = R"({"osmlm":1,"end":"2026-09-08","schedule":{"week":{"sat":"2h","sun":"2h"}},
        "goals":[{"id":"g","weekly":"1h"}],"resources":[{"id":"r","goal":"g","effort":"4h"}]})";
    for (const char* today : {"2026-09-08", "2026-09-09", "2026-09-12", "2026-09-13", "2026-09-14"})
        CHECK(plan_of(text, today).verdict == Verdict::short_);
}

TEST_CASE("open work has its goal's weekly hours only on days of its own") {
    for (const char* days : {R"("days":[])", R"("days":["mon"])", R"("start":"2028-01-01")"}) {
        INFO(days);
        const std::string text =
            std::string(R"({"osmlm":1,"end":"2027-03-01","schedule":{"week":{"thu":4,"fri":"3h"}},
                "goals":[{"id":"g","weekly":{"min":"7h"}}],
                "resources":[{"id":"open","goal":"g",)") +
            days + R"(},{"id":"r","effort":"7h","goal":"g"}]})";
        CHECK(plan_of(text.c_str(), "2026-11-29").verdict != Verdict::fits);
    }
}

TEST_CASE("weekly hours that compete with late work are part of the cause") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-10-02",
            "schedule":{"week":{"mon":"2h","wed":"2h"}},
            "goals":[{"id":"ml"},{"id":"spanish","weekly":"1h"}],
            "resources":[{"id":"book","effort":"17h","goal":"ml"}]})",
        "2026-09-07");
    REQUIRE(plan.conflicts.size() == 1);
    CHECK(plan.conflicts[0].goals == std::vector<std::size_t>{1});
    CHECK(plan.conflicts[0].need - plan.conflicts[0].have == 5 * 60);
}

namespace {

Minutes planned_of(const Plan& plan, std::size_t resource, const char* date) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (session.resource == resource && day.date == *parse_day(date)) sum += session.min;
    return sum;
}

}  // namespace

TEST_CASE("open work shares its goal's weekly hours within daily maxima") {
    const Plan even = plan_of(
        R"({"osmlm":1,"schedule":{"week":{"thu":"2h"}},"goals":[{"id":"g","weekly":"90m"}],
            "resources":[{"id":"short","goal":"g","daily-max":"10m"},{"id":"other","goal":"g"}]})",
        "2026-11-23");
    CHECK(even.verdict == Verdict::fits);
    CHECK(planned_of(even, 0, "2026-11-26") == 10);
    CHECK(planned_of(even, 1, "2026-11-26") == 80);
}

TEST_CASE("each day has as much open work as may begin by then") {
    const Plan too_much = plan_of(
        R"({"osmlm":1,"end":"2026-12-13","schedule":{"week":{"sun":"2h"}},
            "goals":[{"id":"g","weekly":"2h"}],
            "resources":[{"id":"later","goal":"g","start":"2026-12-11"},
                         {"id":"short","goal":"g","daily-max":"1h"}]})",
        "2026-12-04");
    CHECK(too_much.verdict != Verdict::fits);
    CHECK(planned_of(too_much, 1, "2026-12-06") == 60);
    const Plan by_weekday = plan_of(
        R"({"osmlm":1,"end":"2026-12-13","schedule":{"week":{"mon":"2h","tue":"2h"}},
            "goals":[{"id":"g","weekly":"3h"},{"id":"h","weekly":{"min":"1h"},"days":["mon"]}],
            "resources":[{"id":"monday","goal":"g","days":["mon"]},{"id":"both","goal":"g","daily-max":"2h"},
                         {"id":"practice","goal":"h"}]})",
        "2026-11-30");
    CHECK(by_weekday.verdict == Verdict::fits);
}

TEST_CASE("optional work that a weekly minimum needs stands where it is needed") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"end":"2026-12-31","schedule":{"week":{"mon":"2h"}},
            "goals":[{"id":"g","weekly":"1h"}],
            "resources":[{"id":"open","goal":"g","days":["fri"]},
                         {"id":"reader","goal":"g","effort":"7h","optional":true}]})",
        "2026-11-28");
    CHECK(plan.verdict == Verdict::fits);
    for (const char* monday :
         {"2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"})
        CHECK(planned_of(plan, 1, monday) >= 60);
    CHECK(plan.resources[1].last == parse_day("2026-12-28"));
    CHECK(plan.days.front().sessions.front().why == Why::weekly);
}

TEST_CASE("optional work stands behind what it waited for on the same day") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"schedule":{"week":{"fri":"4h"}},"resources":[
            {"id":"sunday","effort":"5h","days":["sun"],"optional":true},
            {"id":"reader","effort":"2h","optional":true,"priority":"low"},
            {"id":"then","effort":"1h","after":[{"any":["sunday","reader"]}],"optional":true}]})",
        "2026-12-04");
    REQUIRE(plan.days.front().sessions.size() == 2);
    CHECK(plan.days.front().sessions[0].resource == 1);
    CHECK(plan.days.front().sessions[1].resource == 2);
}

TEST_CASE("what only optional work waits for is in no conflict") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"end":"2026-12-13","schedule":{"days":[{"on":"2026-12-04","hours":"2m"},
              {"on":"2026-12-06","hours":"3m"},{"on":"2026-12-12","hours":"1m"}]},
            "resources":[{"id":"first","effort":"3m","deadline":"2026-12-06","optional":true},
              {"id":"never","effort":"5m","after":["first"],"days":[],"optional":true},
              {"id":"then","effort":"4m","after":[{"any":["first","never"]}]}]})",
        "2026-11-29");
    CHECK(plan.verdict == Verdict::short_);
}

TEST_CASE("weekly hours that nothing ends are asked for a year, so that other work has its time") {
    const Plan plan = plan_of(
        R"({"osmlm":1,"schedule":{"week":{"fri":"1h"}},"goals":[{"id":"g","weekly":"1h"}],
            "resources":[{"id":"book","effort":"2h"}]})",
        "2026-12-05");
    CHECK(plan.verdict == Verdict::fits);
    REQUIRE(plan.finish);
    CHECK(*plan.finish > *parse_day("2027-12-06"));
    CHECK(*plan.finish < *parse_day("2028-01-01"));
}

namespace {

/// What planner, verifier and, where it is not too much for it, the oracle say of one instance.
struct Minds {
    int fit = 0, short_of_time = 0, not_decided = 0;

    void meet(const oracle::Instance& instance, bool ask_oracle) {
        INFO(fmt::format("{} on {} {}", instance.seed, iso_date(instance.today),
                         instance.curriculum.dump()));
        const oracle::Scene scene(instance);
        const Plan plan = scene.plan();
        for (const Violation& broken : verify(scene.loaded.curriculum, scene.loaded.records, plan))
            FAIL_CHECK(broken.rule << ": " << broken.message);
        ++(plan.verdict == Verdict::fits     ? fit
           : plan.verdict == Verdict::short_ ? short_of_time
                                             : not_decided);
        if (!ask_oracle || plan.verdict == Verdict::open) return;
        const auto feasible = oracle::feasible_by_search(
            scene.loaded.curriculum, scene.loaded.records, instance.today, 300'000);
        if (feasible) CHECK(*feasible == (plan.verdict == Verdict::fits));
    }
};

void meet_all(std::uint64_t seeds) {
    for (const oracle::Size size : {oracle::Size::small, oracle::Size::medium}) {
        Minds minds;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed)
            minds.meet(oracle::odd(seed, size), size == oracle::Size::small);
        const int count = static_cast<int>(seeds);
        CHECK(minds.fit * 4 > count);
        CHECK(minds.short_of_time * 4 > count);
        CHECK(minds.not_decided * 20 < count);
    }
}

}  // namespace

TEST_CASE("planner, verifier and oracle are of one mind on odd curricula") { meet_all(200); }

TEST_CASE("planner, verifier and oracle are of one mind on many odd curricula", "[.][long]") {
    meet_all(6000);
}
