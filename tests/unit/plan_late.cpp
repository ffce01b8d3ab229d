// Plans that do not fit: what is late, in which order, and the bound that is told beside them.
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"

namespace {

using namespace osmlm;

/// Two hours a day from Monday to Friday, from 2026-09-07 on.
Plan planned(const std::string& end, const std::string& rest,
             const std::string& today = "2026-09-07") {
    const std::string text = R"({"osmlm":1,"start":"2026-09-07","end":")" + end +
                             R"(","schedule":{"week":{"mon":2,"tue":2,"wed":2,"thu":2,"fri":2}},)" +
                             rest + "}";
    const oracle::Loaded loaded =
        oracle::load({"by hand", 0, nlohmann::ordered_json::parse(text), {}, *parse_day(today)});
    Plan plan =
        make_plan(loaded.curriculum, fold(loaded.curriculum, loaded.records), *parse_day(today));
    CHECK(verify(loaded.curriculum, loaded.records, plan).empty());
    return plan;
}

Minutes late(const Plan& plan) {
    Minutes sum = 0;
    for (const PlannedResource& resource : plan.resources) sum += resource.late;
    return sum;
}

Minutes on(const Plan& plan, const char* date, std::size_t resource) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        if (day.date == *parse_day(date))
            for (const PlannedSession& session : day.sessions)
                sum += session.resource == resource ? session.min : 0;
    return sum;
}

/// Whether the resource is late, and could do more on that day: all that it waits for is finished.
bool waits_in_vain(const Curriculum& curriculum, const Plan& plan, const PlannedDay& day,
                   std::size_t index) {
    const auto of = [&](std::size_t resource) {
        return *std::find_if(plan.resources.begin(), plan.resources.end(),
                             [&](const PlannedResource& r) { return r.resource == resource; });
    };
    const Resource& resource = curriculum.resources[index];
    if (resource.dropped) return false;
    Weekdays weekdays = resource.days;
    if (resource.goal) weekdays = weekdays & curriculum.goals[*resource.goal].days;
    const PlannedResource row = of(index);
    return row.late > 0 && row.last > day.date && weekdays.has(weekday_of(day.date)) &&
           day.date >= resource.start.value_or(day.date) &&
           on(plan, iso_date(day.date).c_str(), index) < resource.daily_max.value_or(day.hours) &&
           std::all_of(resource.after.begin(), resource.after.end(), [&](const auto& group) {
               return curriculum.resources[group.front()].dropped || of(group.front()).left == 0 ||
                      of(group.front()).last <= day.date;
           });
}

}  // namespace

TEST_CASE("no day is free while late work could be done on it") {
    int seen = 0;
    for (const char* family : {"arcs", "arcs_across", "releases", "shop", "clique"})
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const auto instance = oracle::generate(family, seed, oracle::Size::small);
            const oracle::Loaded loaded = oracle::load(instance);
            const Plan plan = make_plan(loaded.curriculum, fold(loaded.curriculum, loaded.records),
                                        instance.today);
            for (const PlannedDay& day : plan.days) {
                Minutes room = day.hours - day.logged;
                for (const PlannedSession& session : day.sessions) room -= session.min;
                if (plan.verdict == Verdict::fits || room <= 0) continue;
                for (std::size_t i = 0; i < loaded.curriculum.resources.size(); ++i) {
                    INFO(family << " " << seed << " " << iso_date(day.date) << " " << i);
                    CHECK_FALSE(waits_in_vain(loaded.curriculum, plan, day, i));
                    ++seen;
                }
            }
        }
    CHECK(seen > 1000);
}

TEST_CASE("a chain that is late goes on without a free day") {
    const Plan plan =
        planned("2026-12-18", R"("resources":[{"id":"a","effort":"4h","deadline":"2026-09-07"},)"
                              R"({"id":"b","effort":"4h","after":["a"],"deadline":"2026-09-09"}])");
    CHECK(plan.verdict == Verdict::short_);
    CHECK(on(plan, "2026-09-07", 0) == 120);
    CHECK(on(plan, "2026-09-08", 0) == 120);
    CHECK(on(plan, "2026-09-09", 1) == 120);
    CHECK(on(plan, "2026-09-10", 1) == 120);
    CHECK(late(plan) == 240);
}

TEST_CASE("work that was due before goes first, and what waits for it behind") {
    const Plan plan = planned(
        "2026-12-18", R"("resources":[{"id":"c","effort":"2h","deadline":"2026-10-30"},)"
                      R"({"id":"a","effort":"20h","deadline":"2026-09-01"},)"
                      R"({"id":"b","effort":"20h","after":["a"],"deadline":"2026-09-18"}])");
    CHECK(plan.resources[1].first == parse_day("2026-09-07"));
    CHECK(plan.resources[1].last == parse_day("2026-09-18"));
    CHECK(plan.resources[2].last <= parse_day("2026-10-05"));
    CHECK(plan.resources[0].late == 0);
    CHECK(plan.short_minutes <= 40 * 60);
    CHECK(late(plan) == 40 * 60);
}

TEST_CASE("work that was due before moves no deadline that can be kept") {
    const Plan plan =
        planned("2026-12-18", R"("resources":[{"id":"a","effort":"20h","deadline":"2026-09-01"},)"
                              R"({"id":"b","effort":"4h","deadline":"2026-09-08"}])");
    CHECK(plan.resources[1].late == 0);
    CHECK(plan.resources[0].first == parse_day("2026-09-09"));
    CHECK(plan.short_minutes == 20 * 60);
}

TEST_CASE("finite work of a goal serves its minimum beside open work") {
    const Plan one = planned("2026-09-11", R"("goals":[{"id":"fr","weekly":"5h"}],"resources":[)"
                                           R"({"id":"course","goal":"fr","effort":"11h"},)"
                                           R"({"id":"talk","goal":"fr"}])");
    CHECK(one.short_minutes == 60);
    CHECK(late(one) == 60);
    const Plan two = planned("2026-09-20", R"("goals":[{"id":"fr","weekly":"5h"}],"resources":[)"
                                           R"({"id":"les","goal":"fr","effort":"10h"},)"
                                           R"({"id":"rd","goal":"fr"},{"id":"a","effort":"12h"}])");
    CHECK(two.short_minutes == 120);
    CHECK(late(two) == 120);
}

TEST_CASE("finite work keeps its weekly hours where that makes nothing else late") {
    const Plan plan = planned(
        "2026-10-09", R"("goals":[{"id":"thesis","weekly":"3h"}],)"
                      R"("resources":[{"id":"draft","goal":"thesis","effort":"15h"},)"
                      R"({"id":"exam","effort":"12h","deadline":"2026-09-25","priority":"high"},)"
                      R"({"id":"report","effort":"20h","deadline":"2026-09-11"}])");
    CHECK(late(plan) == 600);  // of the report, in any plan
    std::vector<Minutes> weeks;
    for (const PlannedWeek& week : plan.weekly) weeks.push_back(week.planned);
    CHECK(weeks == std::vector<Minutes>{0, 180, 180, 180, 360});
}

TEST_CASE("the bound knows weekly maxima, and minima that no week can hold") {
    const Plan most =
        planned("2026-09-20", R"("goals":[{"id":"fr","weekly":{"max":"3h"}}],)"
                              R"("resources":[{"id":"les","goal":"fr","effort":"7h"}])");
    CHECK(most.short_minutes == 60);
    CHECK(late(most) == 60);
    const Plan least = planned(
        "2026-09-20", R"("goals":[{"id":"fr","weekly":"9h","days":["mon","tue","wed","thu"]}])");
    REQUIRE(least.conflicts.size() == 1);
    CHECK(least.short_minutes == 60);  // this week asks for no more than it has
    CHECK(late(least) == 0);
}

TEST_CASE("a conflict over work that only others hurry bounds what these others miss") {
    const Plan plan =
        planned("2026-12-18", R"("resources":[{"id":"b","effort":"10h"},)"
                              R"({"id":"a","effort":"1h","after":["b"],"deadline":"2026-09-09"}])");
    REQUIRE(plan.conflicts.size() == 1);
    CHECK(plan.conflicts[0].need - plan.conflicts[0].have == 300);
    CHECK(plan.short_minutes == 60);
    CHECK(late(plan) == 60);
}

TEST_CASE("an open verdict claims neither minutes that miss nor days") {
    const oracle::Loaded loaded = oracle::load(
        {"by hand",
         0,
         nlohmann::ordered_json::parse(
             R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-18","schedule":{"week":{"mon":3,)"
             R"("tue":2.5,"wed":2,"thu":1,"fri":3,"sat":1,"sun":3}},"goals":[{"id":"g","weekly":2}],)"
             R"("resources":[{"id":"a","effort":7,"days":["mon","sat"]},{"id":"b","effort":10,)"
             R"("days":["wed","fri"]},{"id":"c","effort":5,"days":["tue"]}]})"),
         {},
         *parse_day("2026-09-07")});
    const Plan plan = make_plan(loaded.curriculum, fold(loaded.curriculum, loaded.records),
                                *parse_day("2026-09-07"));
    REQUIRE(plan.verdict == Verdict::open);
    CHECK(plan.short_minutes == 0);
    CHECK(plan.late_days->at_least == 0);
    CHECK(plan.late_days->at_most == 1);
}
