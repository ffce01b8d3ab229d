#include <algorithm>
#include <ctime>
#include <optional>
#include <string>

#include "catch.hpp"
#include "oracle/odd.hpp"
#include "oracle_cases.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/figures/figures.hpp"
#include "plan/figures/late_days.hpp"
#include "plan/figures/lost_weeks.hpp"
#include "plan/search/decide.hpp"

namespace {

using namespace osmlm;
using oracle::Facts;
using oracle::Instance;
using Json = nlohmann::ordered_json;

const std::vector<std::string> tried_families = {"deadlines",       "weekdays",   "daily_max",
                                                 "weekly_min_open", "exceptions", "logged"};

struct Scene {
    Instance instance;
    oracle::Loaded loaded;
    State state;

    explicit Scene(Instance made)
        : instance(std::move(made)),
          loaded(oracle::load(instance)),
          state(fold(loaded.curriculum, loaded.records)) {}

    [[nodiscard]] Plan plan() const { return make_plan(loaded.curriculum, state, instance.today); }
    [[nodiscard]] Problem problem() const {
        return make_problem(loaded.curriculum, state, instance.today);
    }
    [[nodiscard]] Facts facts() const {
        return oracle::derive(loaded.curriculum, loaded.records, instance.today);
    }
};

/// Calls `look(scene, plan)` for small instances of the families tried.
template <class Look>
void each_scene(std::uint64_t seeds, Look look) {
    for (const std::string& family : tried_families)
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const Scene scene(oracle::generate(family, seed, oracle::Size::small));
            INFO(family << " " << seed << " on " << iso_date(scene.instance.today) << " "
                        << scene.instance.curriculum.dump());
            look(scene, scene.plan());
        }
}

/// The oracle's answer; nothing when it would take long.
std::optional<bool> tried(const Facts& facts) {
    const oracle::Found found = oracle::search(facts, 60'000);
    if (!found.decided) return std::nullopt;
    return found.timetable.has_value();
}

void set_free(Facts& facts, int day, Minutes minutes) {
    const auto d = static_cast<std::size_t>(day);
    facts.free[d] = minutes;
    for (oracle::Job& job : facts.jobs) job.room[d] = std::min(job.room[d], minutes);
}

Minutes share_of(const Scene& scene, Day day, int hundredths) {
    const Minutes hours = hours_on(scene.loaded.curriculum.schedule, day).minutes;
    const Minutes logged = day == scene.instance.today ? scene.state.logged_on(day) : 0;
    return std::max<Minutes>(0, (hours * hundredths + 99) / 100 - logged);
}

/// Whether it fits with that share of every day, minima as they are.
bool fits_with_share(const Scene& scene, Problem problem, int hundredths) {
    for (int day = 0; day < 60; ++day)
        problem.free[static_cast<std::size_t>(day)] =
            share_of(scene, problem.date(day), hundredths);
    return can_fit(problem, Patience::full);
}

std::optional<bool> oracle_with_share(const Scene& scene, int hundredths) {
    Facts facts = scene.facts();
    for (int day = 0; day < facts.length; ++day)
        set_free(facts, day, share_of(scene, facts.begin + days{day}, hundredths));
    return tried(facts);
}

/// The instance without hours on the first `count` days that have any.
Instance without_days(const Scene& scene, Day begin, int count) {
    Instance instance = scene.instance;
    for (Day day = begin; count > 0; day += days{1}) {
        if (hours_on(scene.loaded.curriculum.schedule, day).minutes == 0) continue;
        instance.curriculum["schedule"]["days"].push_back({{"on", iso_date(day)}, {"hours", 0}});
        --count;
    }
    return instance;
}

void shift_date(Json& object, const char* key, int by) {
    if (!object.contains(key)) return;
    object[key] = iso_date(*parse_day(object[key].get<std::string>()) + days{by});
}

/// The instance with every deadline that many days later.
Instance with_later_deadlines(const Instance& instance, int by) {
    Instance later = instance;
    shift_date(later.curriculum, "end", by);
    for (Json& goal : later.curriculum["goals"]) shift_date(goal, "deadline", by);
    for (Json& resource : later.curriculum["resources"]) shift_date(resource, "deadline", by);
    return later;
}

Verdict verdict_of(const Instance& instance) {
    return decide(Scene(instance).problem(), false).verdict;
}

bool has_minima(const Scene& scene) {
    const auto& goals = scene.loaded.curriculum.goals;
    return std::any_of(goals.begin(), goals.end(),
                       [](const Goal& goal) { return goal.weekly && goal.weekly->min; });
}

}  // namespace

TEST_CASE("load is the least hundredth of every day with which it still fits") {
    int compared = 0, by_oracle = 0;
    each_scene(12, [&](const Scene& scene, const Plan& plan) {
        if (plan.verdict != Verdict::fits || !plan.load) return;
        ++compared;
        const Problem problem = scene.problem();
        for (int share = 0; share <= 100; ++share) {
            INFO("share " << share);
            CHECK(fits_with_share(scene, problem, share) == (share >= *plan.load));
        }
        CHECK(oracle_with_share(scene, *plan.load).value_or(true));
        if (*plan.load == 0) return;
        const std::optional<bool> less = oracle_with_share(scene, *plan.load - 1);
        CHECK_FALSE(less.value_or(false));
        by_oracle += less ? 1 : 0;
    });
    CHECK(compared > 20);
    CHECK(by_oracle > 15);
}

TEST_CASE("must is the least minutes of today with which it still fits") {
    int compared = 0, some = 0, by_oracle = 0;
    each_scene(16, [&](const Scene& scene, const Plan& plan) {
        if (plan.verdict != Verdict::fits) return;
        const Facts facts = scene.facts();
        if (facts.begin != scene.instance.today) {
            CHECK(plan.must == 0);
            return;
        }
        ++compared;
        some += plan.must > 0 ? 1 : 0;
        Problem cut = scene.problem();
        for (Minutes min = 0; min <= facts.free[0]; ++min) {
            INFO("minutes " << min << " must " << plan.must);
            cut.free[0] = min;
            CHECK(can_fit(cut, Patience::full) == (min >= plan.must));
            Facts told = facts;
            set_free(told, 0, min);
            const std::optional<bool> answer = tried(told);
            by_oracle += answer ? 1 : 0;
            CHECK(answer.value_or(min >= plan.must) == (min >= plan.must));
        }
        CHECK(plan.must <= facts.free[0]);
    });
    CHECK(compared > 30);
    CHECK(some > 10);
    CHECK(by_oracle > 50);
}

TEST_CASE("buffer days are the days with hours that can be lost, one after the other") {
    int compared = 0, some = 0, by_oracle = 0;
    each_scene(16, [&](const Scene& scene, const Plan& plan) {
        if (plan.verdict != Verdict::fits) {
            CHECK(plan.buffer_days == 0);
            return;
        }
        if (!plan.buffer_days) return;
        ++compared;
        some += *plan.buffer_days > 0 ? 1 : 0;
        for (int count = 1; count <= *plan.buffer_days + 1; ++count) {
            INFO("lost " << count << " of buffer " << *plan.buffer_days);
            const Instance lost = without_days(scene, plan.from, count);
            const bool expected = count <= *plan.buffer_days;
            CHECK(can_fit(Scene(lost).problem(), Patience::full) == expected);
            const std::optional<bool> answer = tried(Scene(lost).facts());
            by_oracle += answer ? 1 : 0;
            CHECK(answer.value_or(expected) == expected);
        }
    });
    CHECK(compared > 30);
    CHECK(some > 10);
    CHECK(by_oracle > 40);
}

namespace {

/// One number after the other, as the figure is defined.
int buffer_in_order(const Problem& problem) {
    const bool easy = can_fit(problem, Patience::little);
    const Patience patience = easy ? Patience::little : Patience::full;
    const bool exactly = !easy && !can_fit(problem, patience);
    const auto without = [&](int count) {
        Problem rest = problem;
        lose_days(rest, count);
        long effort = exactly ? exact_effort : 0;
        return can_fit(rest, patience) || search_exactly(rest, root_node(rest), effort);
    };
    int count = 1;
    while (count < 100 && without(count)) ++count;
    return count - 1;
}

}  // namespace

TEST_CASE("buffer days with weekly minima are those that one finds in order") {
    int whole_weeks = 0;
    const auto compare = [&](const Instance& instance) {
        INFO(instance.family << " " << instance.seed << " " << instance.curriculum.dump());
        const Scene scene(instance);
        const Plan plan = scene.plan();
        if (plan.verdict != Verdict::fits || !plan.buffer_days) return;
        const Problem problem = scene.problem();
        int last = 0;
        for (const Work& work : problem.works)
            if (work.required && work.until < never) last = std::max(last, work.until);
        whole_weeks += WholeWeeks(problem, last).loss(1).value_or(never) <= *plan.buffer_days;
        const auto hours = problem.hours.begin() + problem.lead;
        const auto most = std::count_if(hours, hours + last + 1, [](Minutes m) { return m > 0; });
        CHECK(*plan.buffer_days == std::min(static_cast<int>(most), buffer_in_order(problem)));
    };
    for (const char* family : {"weekly_min", "weekly_min_open", "weekly_cut"})
        for (std::uint64_t seed = 1; seed <= 25; ++seed)
            compare(oracle::planted(family, seed, oracle::Size::medium)->instance);
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        compare(oracle::odd(seed, oracle::Size::small));
        compare(oracle::odd(seed, oracle::Size::medium));
    }
    CHECK(whole_weeks > 10);
}

namespace {

/// Seconds of the processor that a plan takes, with a practice of weekly hours until that year
/// ends.
double seconds_until(int year, const char* effort) {
    const std::string text = R"({"osmlm":1,"end":")" + std::to_string(year) +
                             R"(-12-31","schedule":{"week":{"mon":2,"tue":2,"wed":2,"thu":2}},
            "goals":[{"id":"french","weekly":"5h"},{"id":"ml"}],
            "resources":[{"id":"lessons","goal":"french")" +
                             effort + R"(},{"id":"book","goal":"ml","effort":"40h"}]})";
    const Curriculum curriculum = parse_curriculum(text)->curriculum;
    const std::clock_t begin = std::clock();
    const Plan plan = make_plan(curriculum, fold(curriculum, {}), *parse_day("2026-11-29"));
    const std::clock_t end = std::clock();
    CHECK(plan.verdict == Verdict::fits);
    CHECK(verify(curriculum, {}, plan).empty());
    return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("weekly hours until a far end take time as their weeks, not as the square", "[.][long]") {
    for (const char* effort : {"", R"(,"effort":"3000h")"})
        CHECK(seconds_until(2199, effort) < 10 * seconds_until(2069, effort));  // 4 times the weeks
}

TEST_CASE("no buffer is named when nothing with a deadline is left") {
    Instance instance = oracle::two_weeks(R"("resources":[{"id":"a","effort":"5m"}])");
    CHECK(Scene(instance).plan().buffer_days == 7);
    instance.curriculum.erase("end");
    CHECK_FALSE(Scene(instance).plan().buffer_days);
    instance.curriculum["resources"][0]["optional"] = true;
    instance.curriculum["end"] = "2026-09-18";
    CHECK_FALSE(Scene(instance).plan().buffer_days);
}

TEST_CASE("buffer days are not the days between the finish and the end") {
    // Both Mondays are needed, so no day can be lost, though four are left after the finish.
    const Plan mondays =
        Scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"4m","days":["mon"]}])")).plan();
    CHECK(mondays.finish == parse_day("2026-09-14"));
    CHECK(mondays.buffer_days == 0);
    // Two long days at the end hold what six short ones would.
    const Plan later =
        Scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"12m"}])")).plan();
    CHECK(later.finish == parse_day("2026-09-14"));
    CHECK(later.buffer_days == 4);
    Instance instance = oracle::two_weeks(R"("resources":[{"id":"a","effort":"12m"}])");
    instance.curriculum["schedule"]["days"] = {{{"on", "2026-09-17..2026-09-18"}, {"hours", "6m"}}};
    const Plan uneven = Scene(instance).plan();
    CHECK(uneven.finish == parse_day("2026-09-14"));
    CHECK(uneven.buffer_days == 8);
}

TEST_CASE("late days are enough, and no fewer are enough than are proved needed") {
    int compared = 0, exact = 0, by_oracle = 0;
    each_scene(16, [&](const Scene& scene, const Plan& plan) {
        if (plan.verdict == Verdict::fits) {
            CHECK_FALSE(plan.late_days);
            return;
        }
        REQUIRE(plan.late_days);
        const LateDays late = *plan.late_days;
        if (!late.at_most) return;
        ++compared;
        INFO("at least " << late.at_least.value_or(-1) << " at most " << *late.at_most);
        CHECK(late.at_least.value_or(0) <= *late.at_most);
        CHECK(*late.at_most > 0);
        CHECK(verdict_of(with_later_deadlines(scene.instance, *late.at_most)) == Verdict::fits);
        exact += late.at_least == late.at_most ? 1 : 0;
        if (!has_minima(scene)) CHECK(late.at_least == late.at_most);
        for (int by = 1; by < std::min(late.at_least.value_or(0), 12); ++by) {
            const Scene later(with_later_deadlines(scene.instance, by));
            CHECK(decide(later.problem(), false).verdict != Verdict::fits);
            const std::optional<bool> answer = tried(later.facts());
            by_oracle += answer ? 1 : 0;
            CHECK_FALSE(answer.value_or(false));
        }
    });
    CHECK(compared > 15);
    CHECK(exact > 10);
    CHECK(by_oracle > 5);
}

TEST_CASE("slack is what the days after a resource's last leave unused until its deadline") {
    int compared = 0;
    each_scene(25, [&](const Scene& scene, const Plan& plan) {
        const Curriculum& curriculum = scene.loaded.curriculum;
        for (const PlannedResource& planned : plan.resources) {
            const Resource& resource = curriculum.resources[planned.resource];
            const bool expected = planned.last && planned.deadline && resource.effort;
            CHECK(planned.slack.has_value() == expected);
            if (!expected) continue;
            Minutes unused = 0;
            for (Day day = *planned.last + days{1}; day <= *planned.deadline; day += days{1}) {
                const int weekday = weekday_of(day);
                if (!resource.days.has(weekday)) continue;
                if (resource.goal && !curriculum.goals[*resource.goal].days.has(weekday)) continue;
                unused += hours_on(curriculum.schedule, day).minutes;
                for (const PlannedDay& other : plan.days)
                    for (const PlannedSession& session : other.sessions)
                        unused -= other.date == day ? session.min : 0;
            }
            CHECK(planned.slack == unused);
            ++compared;
        }
    });
    CHECK(compared > 200);
}

TEST_CASE("what does not fit has no load and no buffer, and must is today's share") {
    const Plan plan = Scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"21m"}])")).plan();
    CHECK(plan.verdict == Verdict::short_);
    CHECK_FALSE(plan.load);
    CHECK(plan.buffer_days == 0);
    CHECK(plan.must == 2);
    CHECK(plan.short_minutes == 1);
    REQUIRE(plan.late_days);
    CHECK(plan.late_days->at_least == 3);
    CHECK(plan.late_days->at_most == 3);
}

TEST_CASE("a small shift of deadlines is found where minima make larger ones fail") {
    const auto late_days = [](const std::string& rest, std::string_view today) {
        const auto loaded = parse_curriculum(R"({"osmlm":1,)" + rest + "}");
        const Curriculum& curriculum = loaded->curriculum;
        return make_plan(curriculum, fold(curriculum, {}), *parse_day(today)).late_days.value();
    };
    const LateDays until_saturday = late_days(
        R"("end":"2026-09-28","schedule":{"week":{"mon":["10:30-12:00"],"sat":"2h"}},
           "goals":[{"id":"g","weekly":"60m"}],"resources":[{"id":"a","goal":"g","effort":"96m"},
           {"id":"b","goal":"g","days":["sat"],"after":["a"]}])",
        "2026-09-09");
    CHECK(until_saturday.at_most == 5);
    const LateDays proved = late_days(
        R"("schedule":{"week":{"mon":"1h","thu":["08:00-09:30"]},
           "changes":[{"from":"2026-09-15","week":{"sat":["08:00-09:15"]}}],
           "days":[{"on":"2026-10-04..2026-10-10","hours":"3h"}]},
           "goals":[{"id":"g","weekly":{"max":"90m"},"days":["mon","sat"]},{"id":"h","weekly":"90m"}],
           "resources":[{"id":"a","goal":"g","effort":"240m","deadline":"2026-09-25"},
           {"id":"b","goal":"g","effort":"3h","deadline":"2026-09-12","days":["mon"]}])",
        "2026-09-16");
    CHECK(proved.at_least == 23);
    CHECK(proved.at_most == 23);
}

TEST_CASE("load is rounded up, and none when no required work is left") {
    const Plan third =
        Scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"10m"}])")).plan();
    CHECK(third.load == 1);  // one minute of each of ten days
    const Plan full = Scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"11m"}])")).plan();
    CHECK(full.load == 51);
    const Plan none =
        Scene(oracle::two_weeks(R"("resources":[{"id":"a","effort":"11m","optional":true}])"))
            .plan();
    CHECK_FALSE(none.load);
    CHECK(none.must == 0);
}

TEST_CASE("work without a deadline needs some of every day's hours") {
    Instance instance = oracle::two_weeks(R"("resources":[{"id":"r","effort":"5h"}])");
    instance.curriculum.erase("end");
    CHECK(Scene(instance).plan().load == 1);
}

TEST_CASE("figures that haste and patience do not find are found by linear programs") {
    // By an independent model of the rules as an integer program, solved by CBC.
    const auto planned = [](const char* text, const char* today) {
        const Scene scene(Instance{"", 0, Json::parse(text), {}, *parse_day(today)});
        Plan plan = scene.plan();
        CHECK(plan.verdict == Verdict::fits);
        return plan;
    };
    const Plan load = planned(
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-27","schedule":{"week":
        {"mon":"14m","tue":"6m","wed":"9m","fri":"14m","sat":"6m"}},
        "goals":[{"id":"g0","title":"G","weekly":"10m"}],
        "resources":[{"id":"r1","title":"R1","after":["r0"],"effort":"15m"},
        {"id":"open","title":"Open","goal":"g0"},
        {"id":"r0","title":"R0","goal":"g0","effort":"19m","start":"2026-09-08"},
        {"id":"r5","title":"R5","effort":"24m"},
        {"id":"r3","title":"R3","goal":"g0","effort":"13m","daily-max":"5m"}]})",
        "2026-09-07");
    CHECK(load.load == 43);
    const Plan buffer = planned(
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-10-04","schedule":{"week":
        {"mon":"3m","wed":"12m","fri":"11m","sun":"5m"},"days":[{"on":"2026-09-21","hours":"1m"}]},
        "goals":[{"id":"g0","title":"G","weekly":{"max":"28m"}},
        {"id":"g2","title":"H","weekly":"3m"}],
        "resources":[{"id":"r4","title":"R4","goal":"g0","days":["mon","wed","fri"],
        "after":["r3"],"effort":"11m","daily-max":"8m"},
        {"id":"r3","title":"R3","goal":"g0","effort":"31m"},
        {"id":"r2","title":"R2","goal":"g2","after":["r0"],"effort":"1m"},
        {"id":"r0","title":"R0","goal":"g0","days":["wed","fri","sun"],"effort":"36m"},
        {"id":"r1","title":"R1","goal":"g2","optional":true,"effort":"13m","daily-max":"6m"}]})",
        "2026-09-04");
    CHECK(buffer.buffer_days == 5);
}
