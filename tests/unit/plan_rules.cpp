#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"

namespace {

using namespace osmlm;
using oracle::Instance;

struct Scene {
    Instance instance;
    oracle::Loaded loaded;

    explicit Scene(Instance made) : instance(std::move(made)), loaded(oracle::load(instance)) {}

    [[nodiscard]] Plan plan() const {
        return make_plan(loaded.curriculum, fold(loaded.curriculum, loaded.records),
                         instance.today);
    }
};

Minutes planned_of(const Plan& plan, std::size_t resource) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            sum += session.resource == resource ? session.min : 0;
    return sum;
}

const PlannedResource& of(const Plan& plan, std::size_t resource) {
    return *std::find_if(plan.resources.begin(), plan.resources.end(),
                         [&](const PlannedResource& r) { return r.resource == resource; });
}

}  // namespace

TEST_CASE("priority orders work when deadlines allow, and the file orders the rest") {
    const Scene scene(oracle::two_weeks(
        R"("resources":[{"id":"low","effort":"2m","priority":"low"},{"id":"one","effort":"2m"},)"
        R"({"id":"two","effort":"2m"},{"id":"high","effort":"2m","priority":"high"}])"));
    const Plan plan = scene.plan();
    const Day monday = scene.instance.today;
    CHECK(of(plan, 3).first == monday);
    CHECK(of(plan, 1).first == monday + days{1});
    CHECK(of(plan, 2).first == monday + days{2});
    CHECK(of(plan, 0).first == monday + days{3});
}

TEST_CASE("a deadline beats priority, and what high work waits for is as high") {
    const Scene scene(oracle::two_weeks(
        R"("resources":[{"id":"base","effort":"2m","priority":"low"},{"id":"plain","effort":"2m"},)"
        R"({"id":"high","effort":"2m","priority":"high","after":["base"]},)"
        R"({"id":"due","effort":"2m","priority":"low","deadline":"2026-09-07"}])"));
    const Plan plan = scene.plan();
    const Day monday = scene.instance.today;
    CHECK(of(plan, 3).last == monday);
    CHECK(of(plan, 0).first == monday + days{1});
    CHECK(of(plan, 2).first == monday + days{2});
    CHECK(of(plan, 1).first == monday + days{3});
    CHECK(plan.verdict == Verdict::fits);
}

TEST_CASE("optional work takes no minute that required work has without it") {
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Scene scene(oracle::generate("optional", seed, oracle::Size::small));
        INFO("seed " << seed << " " << scene.instance.curriculum.dump());
        const auto& goals = scene.loaded.curriculum.goals;
        const auto& resources = scene.loaded.curriculum.resources;
        const bool weekly = std::any_of(goals.begin(), goals.end(),
                                        [](const Goal& goal) { return goal.weekly.has_value(); });
        const bool any = std::any_of(resources.begin(), resources.end(), [](const Resource& r) {
            return std::any_of(r.after.begin(), r.after.end(),
                               [](const Prerequisite& group) { return group.size() > 1; });
        });
        if (weekly || any) continue;
        const Plan with = scene.plan();
        Scene required = scene;
        for (const PlannedResource& r : with.resources)
            if (r.optional) required.loaded.curriculum.resources[r.resource].dropped = with.today;
        const Plan without = required.plan();
        CHECK(with.verdict == without.verdict);
        CHECK(with.finish == without.finish);
        for (const PlannedResource& r : without.resources) {
            if (!r.left) continue;  // open work may take what optional work leaves
            CHECK(r.first == of(with, r.resource).first);
            CHECK(r.last == of(with, r.resource).last);
            CHECK(r.late == of(with, r.resource).late);
        }
        ++compared;
    }
    CHECK(compared > 15);
}

TEST_CASE("a finished member releases what waits for it") {
    const std::string rest = R"("resources":[{"id":"a","effort":"4m","days":["fri"]},)"
                             R"({"id":"b","effort":"2m","after":["a"]}])";
    const Scene waiting(oracle::two_weeks(rest));
    CHECK(of(waiting.plan(), 1).first == parse_day("2026-09-21"));
    CHECK(waiting.plan().verdict == Verdict::short_);
    const Scene free(oracle::two_weeks(
        rest, "2026-09-07", {oracle::record("done", 1, R"("date":"2026-09-07","resource":"a")")}));
    CHECK(of(free.plan(), 1).first == parse_day("2026-09-07"));
    CHECK(free.plan().verdict == Verdict::fits);
    const Scene logged(
        oracle::two_weeks(rest, "2026-09-08", {oracle::logged(1, "2026-09-07", "a", 4)}));
    CHECK(of(logged.plan(), 1).first == parse_day("2026-09-08"));
}

TEST_CASE("the first member of a choice stands in while too few are picked") {
    const std::string resources =
        R"("resources":[{"id":"x","effort":"2m","optional":true},{"id":"y","effort":"2m"},)"
        R"({"id":"z","effort":"2m"}],)";
    const Plan plan =
        Scene(oracle::two_weeks(resources +
                                R"("choices":[{"id":"c","choose":1,"of":["z","y","x"]}])"))
            .plan();
    CHECK(planned_of(plan, 1) == 2);
    CHECK(planned_of(plan, 0) + planned_of(plan, 2) == 0);
    CHECK(std::any_of(plan.findings.begin(), plan.findings.end(),
                      [](const Finding& finding) { return finding.id == "stand-in"; }));
    const Plan picked =
        Scene(oracle::two_weeks(resources + R"("choices":[{"id":"c","choose":1,)"
                                            R"("of":["y","z","x"],"picked":["z"]}])"))
            .plan();
    CHECK(planned_of(picked, 2) == 2);
    CHECK(planned_of(picked, 0) + planned_of(picked, 1) == 0);
    CHECK(picked.findings.empty());
}

TEST_CASE("an `any` holds as soon as one member is finished") {
    const Scene scene(
        oracle::two_weeks(R"("resources":[{"id":"slow","effort":"4m","days":["fri"]},)"
                          R"({"id":"fast","effort":"4m","days":["mon","tue"]},)"
                          R"({"id":"next","effort":"2m","after":[{"any":["slow","fast"]}]}])"));
    const Plan plan = scene.plan();
    CHECK(plan.verdict == Verdict::fits);
    CHECK(of(plan, 1).last == parse_day("2026-09-08"));
    CHECK(of(plan, 2).first == parse_day("2026-09-09"));
    CHECK(of(plan, 0).last == parse_day("2026-09-18"));
}

TEST_CASE("work whose deadline has passed goes as early as it moves no other deadline") {
    const Scene scene(
        oracle::two_weeks(R"("resources":[{"id":"old","effort":"4m","deadline":"2026-09-04"},)"
                          R"({"id":"due","effort":"4m","deadline":"2026-09-08"}])"));
    const Plan plan = scene.plan();
    CHECK(plan.verdict == Verdict::short_);
    CHECK(of(plan, 0).late == 4);
    CHECK(of(plan, 1).late == 0);
    CHECK(of(plan, 0).first == parse_day("2026-09-09"));
    CHECK(of(plan, 0).last == parse_day("2026-09-10"));
    REQUIRE(plan.conflicts.size() == 1);
    CHECK(plan.conflicts[0].from == parse_day("2026-09-04"));
    CHECK(plan.conflicts[0].until == parse_day("2026-09-04"));
    CHECK(plan.conflicts[0].have == 0);
    CHECK(plan.short_minutes == 4);
}

TEST_CASE("a plan without work fits and has no figures of work") {
    for (const char* rest : {R"("resources":[])", R"("goals":[{"id":"g","weekly":"3m"}])"}) {
        const Plan plan = Scene(oracle::two_weeks(rest)).plan();
        INFO(rest);
        CHECK(plan.verdict == Verdict::fits);
        CHECK_FALSE(plan.finish);
        CHECK_FALSE(plan.load);
        CHECK_FALSE(plan.buffer_days);
        CHECK(plan.short_minutes == 0);
        CHECK(plan.conflicts.empty());
    }
}

TEST_CASE("before the start nothing is planned, and hours logged early count") {
    Instance instance = oracle::two_weeks(R"("resources":[{"id":"a","effort":"6m"}])", "2026-09-04",
                                          {oracle::logged(1, "2026-09-04", "a", 2)});
    instance.curriculum["start"] = "2026-09-08";
    const Plan plan = Scene(instance).plan();
    CHECK(plan.from == parse_day("2026-09-08"));
    CHECK(plan.must == 0);
    CHECK(of(plan, 0).left == 4);
    CHECK(of(plan, 0).first == parse_day("2026-09-08"));
    CHECK(of(plan, 0).last == parse_day("2026-09-09"));
    CHECK(plan.days.front().date == parse_day("2026-09-08"));
}

TEST_CASE("after the end work goes on in ordinary weeks, and is late") {
    const Scene scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"3m"}])", "2026-09-19"));
    const Plan plan = scene.plan();
    CHECK(plan.verdict == Verdict::short_);
    CHECK(of(plan, 0).first == parse_day("2026-09-21"));
    CHECK(of(plan, 0).last == parse_day("2026-09-22"));
    CHECK(of(plan, 0).late == 3);
    CHECK(plan.finish == parse_day("2026-09-22"));
    CHECK(plan.short_minutes == 3);
    const Scene done(oracle::two_weeks(R"("resources":[{"id":"a","effort":"3m"}])", "2026-09-19",
                                       {oracle::logged(1, "2026-09-08", "a", 3)}));
    CHECK(done.plan().verdict == Verdict::fits);
}

TEST_CASE("work without hours in any week to come has no last day") {
    const Instance instance =
        oracle::two_weeks(R"("resources":[{"id":"a","effort":"3m","days":["sun"]}])");
    const Plan plan = Scene(instance).plan();
    CHECK(plan.verdict == Verdict::short_);
    CHECK_FALSE(of(plan, 0).last);
    CHECK_FALSE(plan.finish);
    CHECK(of(plan, 0).late == 3);
}

namespace {

/// Work of four hours without any date; `rest` follows its effort, and the schedule is given.
Plan undated(const std::string& schedule, const std::string& rest, const std::string& more = "") {
    Instance instance = oracle::two_weeks(R"("goals":[{"id":"g","days":["mon","sat"]},)"
                                          R"({"id":"shut","weekly":{"max":0}}],)"
                                          R"("resources":[{"id":"a","effort":"4h")" +
                                          rest + "}" + more + "]");
    instance.curriculum.erase("end");
    instance.curriculum["schedule"] = nlohmann::ordered_json::parse(schedule);
    const Scene scene(instance);
    const Plan plan = scene.plan();
    CHECK(verify(scene.loaded.curriculum, scene.loaded.records, plan).empty());
    return plan;
}

const std::string two_hours = R"({"week":{"mon":"2h","tue":"2h"}})";

}  // namespace

TEST_CASE("work that no week has hours for does not fit, deadline or not") {
    for (const char* rest :
         {R"(,"days":["sat"])", R"(,"goal":"g","days":["tue"])",
          R"(,"goal":"g","days":["tue"],"optional":true,"deadline":"2026-10-30")",
          R"(,"daily-max":0)", R"(,"goal":"shut")", R"(,"days":["sun"],"deadline":"2026-10-30")"}) {
        INFO(rest);
        const bool optional = std::string(rest).find("optional") != std::string::npos;
        const Plan plan = undated(two_hours, rest, R"(,{"id":"b","effort":"2h"})");
        CHECK(plan.verdict == (optional ? Verdict::fits : Verdict::short_));
        CHECK_FALSE(of(plan, 0).last);
        CHECK(of(plan, 1).last == parse_day("2026-09-07"));
        if (optional) continue;
        REQUIRE(plan.conflicts.size() == 1);
        CHECK(plan.conflicts[0].resources == std::vector<std::size_t>{0});
        CHECK(plan.conflicts[0].need == 240);
        CHECK(plan.conflicts[0].have == 0);
        CHECK(plan.conflicts[0].from == parse_day("2026-09-07"));
        CHECK(plan.short_minutes == 240);
        CHECK_FALSE(plan.finish);
    }
    const Plan awaited = undated(two_hours, R"(,"days":["sun"],"optional":true)",
                                 R"(,{"id":"b","effort":"1h","after":["a"]})");
    CHECK(awaited.verdict == Verdict::short_);
    CHECK(undated(two_hours, R"(,"days":["mon"])").verdict == Verdict::fits);
}

TEST_CASE("work that waits for alternatives none of which can be finished does not fit") {
    const std::string waits = R"(,"after":[{"any":["b","c"]}])";
    const std::string never = R"(,{"id":"b","effort":"1h","days":["sun"],"optional":true})";
    const auto with = [&](const std::string& other) {
        return undated(two_hours, waits, never + other);
    };
    const Plan neither = with(R"(,{"id":"c","effort":"1h","days":["sat"],"optional":true})");
    CHECK(neither.verdict == Verdict::short_);
    CHECK_FALSE(of(neither, 0).first);
    CHECK(neither.short_minutes == 1);
    REQUIRE(neither.conflicts.size() == 1);
    REQUIRE(neither.conflicts[0].cases.size() == 2);
    for (const std::size_t member : {1U, 2U}) {
        const Case& one = neither.conflicts[0].cases[member - 1];
        REQUIRE(std::get_if<WaitsFor>(&one.assume));
        CHECK(std::get<WaitsFor>(one.assume).member == member);
        REQUIRE(one.conflicts.size() == 1);
        CHECK(one.conflicts[0].resources == std::vector<std::size_t>{member});
        CHECK(one.conflicts[0].have == 0);
    }
    CHECK(with(R"(,{"id":"c","effort":"1h","optional":true})").verdict == Verdict::fits);
    CHECK(with(R"(,{"id":"c","effort":"1h"})").verdict == Verdict::fits);
    // What never ends itself, but waits for what has no hours.
    CHECK(with(R"(,{"id":"c","effort":"1h","optional":true,"after":["d"]},)"
               R"({"id":"d","effort":"1h","days":["sat"],"optional":true})")
              .verdict == Verdict::short_);
    CHECK(with(R"(,{"id":"c","effort":"1h","optional":true,"after":[{"any":["b","d"]}]},)"
               R"({"id":"d","effort":"1h","days":["sat"],"optional":true})")
              .verdict == Verdict::short_);
}

TEST_CASE("an alternative that must be finished while there is time has the hours it needs") {
    const std::string waits = R"(,"after":[{"any":["b","c"]}])";
    const std::string members =
        R"(,{"id":"b","effort":"1h","days":["sun"],"optional":true})"
        R"(,{"id":"c","effort":"2h","deadline":"2026-09-07","optional":true})";
    const Plan plan =
        undated(two_hours, waits, members + R"(,{"id":"d","effort":"2h","priority":"high"})");
    CHECK(plan.verdict == Verdict::fits);
    CHECK(of(plan, 2).last == parse_day("2026-09-07"));
    CHECK_FALSE(of(plan, 2).optional);
    CHECK(of(plan, 3).first == parse_day("2026-09-08"));
    CHECK(plan.finish == of(plan, 0).last);
    const Plan taken =
        undated(two_hours, waits, members + R"(,{"id":"d","effort":"1h","deadline":"2026-09-07"})");
    CHECK(taken.verdict == Verdict::short_);
}

TEST_CASE("where hours end for ever, all there are count, a week beyond the last date named") {
    const std::string days = R"({"days":[{"on":"2026-09-08..2026-09-09","hours":)";
    const Plan enough = undated(days + R"("2h"}]})", "");
    CHECK(enough.verdict == Verdict::fits);
    CHECK(enough.load == 100);
    CHECK_FALSE(enough.buffer_days);
    const Plan less = undated(days + R"("1h50m"}]})", "");
    REQUIRE(less.conflicts.size() == 1);
    CHECK(less.conflicts[0].until == parse_day("2026-09-16"));
    CHECK(less.conflicts[0].need == 240);
    CHECK(less.conflicts[0].have == 220);
    CHECK(of(less, 0).first == parse_day("2026-09-08"));
    CHECK(of(less, 0).late == 0);
    const Plan later =
        undated(R"({"week":{"mon":"2h"},"changes":[{"from":"2026-09-14","week":{"mon":0}}]})", "");
    CHECK(later.verdict == Verdict::short_);
    CHECK(undated(R"({"week":{"mon":"2h"},"changes":[{"from":"2026-09-14","until":"2026-12-31",)"
                  R"("week":{"mon":0}}]})",
                  "")
              .verdict == Verdict::fits);
}

TEST_CASE("work with a deadline has the hours before work that is never late") {
    const Plan plan = undated(R"({"days":[{"on":"2026-09-08","hours":"4h"}]})", "",
                              R"(,{"id":"b","effort":"3h","deadline":"2026-09-08"})");
    CHECK(plan.verdict == Verdict::short_);
    CHECK(of(plan, 1).late == 0);
    CHECK(planned_of(plan, 0) == 60);
    CHECK_FALSE(of(plan, 0).last);
}
