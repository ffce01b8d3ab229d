#include <algorithm>

#include "catch.hpp"
#include "oracle_cases.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"

/// Plans with `--pace even`.
namespace {

using namespace osmlm;
using oracle::Instance;
using oracle::Size;

struct Paces {
    oracle::Loaded loaded;
    Plan asap, even;
};

Paces paces_of(const Instance& instance) {
    Paces paces{oracle::load(instance), {}, {}};
    const State state = fold(paces.loaded.curriculum, paces.loaded.records);
    PlanOptions options;
    paces.asap = make_plan(paces.loaded.curriculum, state, instance.today, options);
    options.pace = Pace::even;
    paces.even = make_plan(paces.loaded.curriculum, state, instance.today, options);
    return paces;
}

/// Minutes of work that must be done.
Minutes minutes_of(const Plan& plan, const PlannedDay& day) {
    Minutes sum = 0;
    for (const PlannedSession& session : day.sessions)
        for (const PlannedResource& r : plan.resources)
            if (r.resource == session.resource && r.is_required_work()) sum += session.min;
    return sum;
}

Minutes minutes_of(const Plan& plan) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days) sum += minutes_of(plan, day);
    return sum;
}

struct Share {
    Minutes part = 0, whole = 1;
    bool operator<(const Share& other) const { return part * other.whole < other.part * whole; }
};

/// The largest share of a day's hours that is surely exceeded: levels round up to whole minutes.
Share exceeded(const Plan& plan) {
    Share most;
    for (const PlannedDay& day : plan.days)
        if (day.hours > 0 && minutes_of(plan, day) > 0)
            most = std::max(most, Share{day.logged + minutes_of(plan, day) - 1, day.hours});
    return most;
}

std::vector<Minutes> first_days(const Plan& plan, int count) {
    std::vector<Minutes> minutes;
    for (const PlannedDay& day : plan.days)
        if (static_cast<int>(minutes.size()) < count) minutes.push_back(minutes_of(plan, day));
    return minutes;
}

}  // namespace

TEST_CASE("an even pace uses the least share of every day, then of the days that need less") {
    Instance instance = oracle::two_weeks(
        R"("goals":[],"resources":[{"id":"a","effort":"10h","deadline":"2026-09-11"},)"
        R"({"id":"b","effort":"5h","deadline":"2026-09-18"}])");
    instance.curriculum["schedule"]["week"] = {
        {"mon", "4h"}, {"tue", "4h"}, {"wed", "4h"}, {"thu", "4h"}, {"fri", "4h"}};
    instance.today = *parse_day("2026-09-07");
    const Paces paces = paces_of(instance);
    CHECK(paces.asap.verdict == Verdict::fits);
    CHECK(first_days(paces.asap, 4) == std::vector<Minutes>{240, 240, 240, 180});
    CHECK(first_days(paces.even, 10) ==
          std::vector<Minutes>{120, 120, 120, 120, 120, 60, 60, 60, 60, 60});
    for (const PlannedDay& day : paces.even.days)
        for (const PlannedSession& session : day.sessions)
            CHECK(session.why ==
                  (day.date == *parse_day("2026-09-11") || day.date == *parse_day("2026-09-18")
                       ? Why::deadline
                       : Why::even));
}

TEST_CASE("work without a deadline is no later at an even pace than as soon as can be") {
    Instance instance = oracle::two_weeks(
        R"("goals":[],"resources":[{"id":"a","effort":"2h","deadline":"2026-09-18"},)"
        R"({"id":"b","effort":"14h"}])");
    instance.curriculum.erase("end");
    instance.curriculum["schedule"]["week"] = {{"mon", "4h"}, {"tue", "4h"}, {"wed", "4h"}};
    instance.today = *parse_day("2026-09-07");
    const Paces paces = paces_of(instance);
    CHECK(paces.even.resources[1].last == paces.asap.resources[1].last);
}

TEST_CASE("an even pace keeps the verdict and every minute, and no day is fuller than it must be") {
    int fit = 0, levelled = 0;
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const Instance instance = oracle::generate(family, seed, Size::small);
            const Paces paces = paces_of(instance);
            INFO(family << " " << seed << " " << instance.curriculum.dump());
            CHECK(paces.even.verdict == paces.asap.verdict);
            CHECK(verify(paces.loaded.curriculum, paces.loaded.records, paces.even).empty());
            if (paces.asap.verdict != Verdict::fits) continue;
            CHECK(minutes_of(paces.even) == minutes_of(paces.asap));
            if (!paces.asap.weekly.empty()) continue;  // minima are not counted here
            CHECK_FALSE(exceeded(paces.asap) < exceeded(paces.even));
            levelled += exceeded(paces.even) < exceeded(paces.asap) ? 1 : 0;
            ++fit;
        }
    CHECK(levelled * 3 > fit);
}

TEST_CASE("with any less on its fullest days an even plan would not fit") {
    for (const char* family : {"deadlines", "releases", "weekdays"}) {
        int tried = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Instance instance = oracle::generate(family, seed, Size::small);
            instance.log_lines.clear();
            INFO(family << " " << seed << " on " << iso_date(instance.today) << " "
                        << instance.curriculum.dump());
            const Paces paces = paces_of(instance);
            const Share most = exceeded(paces.even);
            if (paces.even.verdict != Verdict::fits || most.part == 0) continue;
            auto exceptions = nlohmann::ordered_json::array();
            for (Day day = instance.today; day < instance.today + days{120}; day += days{1}) {
                const Minutes hours = hours_on(paces.loaded.curriculum.schedule, day).minutes;
                const Minutes less = (hours * most.part + most.whole - 1) / most.whole;
                exceptions.push_back(
                    {{"on", iso_date(day)}, {"hours", std::to_string(less) + "m"}});
            }
            instance.curriculum["schedule"]["days"] = exceptions;
            const auto loaded = oracle::load(instance);
            CHECK(
                make_plan(loaded.curriculum, fold(loaded.curriculum, {}), instance.today).verdict !=
                Verdict::fits);
            ++tried;
        }
        CHECK(tried > 5);
    }
}
