#include <map>

#include "catch.hpp"
#include "scene.hpp"

namespace {

using namespace osmlm;
using oracle::Scene;
using oracle::Size;

/// Whether it still fits when all before the day is done as planned, and from that day on
/// everything may be planned anew, but nothing of the resource on that day. Nothing when the
/// oracle gives up.
std::optional<bool> fits_without(const Scene& scene, const Plan& plan, std::size_t resource,
                                 Day day) {
    Scene later = scene;
    for (const PlannedDay& planned : plan.days)
        if (planned.date < day) later.work_through(plan, planned.date);
    later.loaded.curriculum.resources[resource].start = day + days{1};
    return oracle::feasible_by_search(later.loaded.curriculum, later.loaded.records, day,
                                      2'000'000);
}

Minutes minutes_on(const PlannedDay& day, std::size_t resource) {
    Minutes sum = 0;
    for (const PlannedSession& session : day.sessions)
        if (session.resource == resource) sum += session.min;
    return sum;
}

/// How often reasons were asked for, and how often a day was needed without being said to be.
struct Count {
    int held = 0, others = 0, missed = 0;
};

void check_days(const Scene& scene, const Plan& plan, Count& count) {
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            const auto fits = fits_without(scene, plan, session.resource, day.date);
            if (!fits) continue;
            INFO(scene.loaded.curriculum.resources[session.resource].id << " on "
                                                                        << iso_date(day.date));
            const bool held = session.why <= Why::prerequisite;
            if (held) CHECK_FALSE(*fits);
            ++(held ? count.held : count.others);
            count.missed += !held && session.why != Why::weekly && !*fits ? 1 : 0;
        }
}

void check_weeks(const Scene& scene, const Plan& plan) {
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            if (session.why != Why::weekly) continue;
            const auto goal = scene.loaded.curriculum.resources[session.resource].goal;
            const auto week =
                std::find_if(plan.weekly.begin(), plan.weekly.end(), [&](const PlannedWeek& one) {
                    return one.goal == goal && one.monday == monday_of(day.date);
                });
            REQUIRE(week != plan.weekly.end());
            CHECK(week->planned - minutes_on(day, session.resource) < week->min);
        }
}

}  // namespace

TEST_CASE("a session that a deadline holds on its day cannot be without that day") {
    Count count;
    for (const std::string& family : oracle::families()) {
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            const Scene scene(oracle::planted(family, seed, Size::small)
                                  ? oracle::planted(family, seed, Size::small)->instance
                                  : oracle::generate(family, seed, Size::small));
            INFO(family << " " << seed << " " << scene.instance.curriculum.dump());
            const Plan plan = scene.plan();
            if (plan.verdict == Verdict::fits) check_days(scene, plan, count);
            check_weeks(scene, plan);
        }
    }
    CHECK(count.held > 500);
    CHECK(count.missed * 20 < count.held);
}

TEST_CASE("reasons that are worked out up to a day are those of the whole plan") {
    int later = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Scene scene(oracle::generate("shop", seed, Size::medium));
        const Plan whole = scene.plan();
        if (whole.days.empty()) continue;
        PlanOptions options;
        options.reasons_until = whole.days[whole.days.size() / 2].date;
        const Plan part =
            make_plan(scene.loaded.curriculum, fold(scene.loaded.curriculum, scene.loaded.records),
                      whole.today, options);
        REQUIRE(part.days.size() == whole.days.size());
        for (std::size_t day = 0; day < whole.days.size(); ++day) {
            const bool same = part.days[day].sessions == whole.days[day].sessions;
            if (whole.days[day].date <= *options.reasons_until) CHECK(same);
            later += same ? 0 : 1;
        }
    }
    CHECK(later > 10);
}
