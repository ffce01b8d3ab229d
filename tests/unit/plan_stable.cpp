#include "catch.hpp"
#include "feel/feel.hpp"
#include "oracle/dice.hpp"
#include "oracle_cases.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"

/// Plans that know what was promised.
namespace {

using namespace osmlm;
using oracle::Size;

feel::Drift drift_of(int load, int missed) {
    feel::Drift sum;
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        for (const int weeks : {0, 5}) {
            const auto loaded = parse_curriculum(feel::lifelike_json(seed, load));
            sum += feel::drift(loaded->curriculum, weeks, missed);
        }
    return sum;
}

/// What somebody may have promised who knew nothing of the rules: any minutes on any days.
PromisedDays any_promise(const Curriculum& curriculum, Day today, std::uint64_t seed) {
    oracle::Dice dice("promise", seed);
    PromisedDays promised;
    for (int day = 0; day < 14; ++day)
        for (const Resource& resource : curriculum.resources)
            if (dice.chance(33))
                promised[today + days{day}].emplace_back(resource.id, dice.between(1, 9));
    return promised;
}

Minutes planned_of(const Plan& plan, bool optional) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            for (const PlannedResource& resource : plan.resources)
                if (resource.resource == session.resource && resource.optional == optional)
                    sum += session.min;
    return sum;
}

Minutes minutes_on(const Plan& plan, Day date, std::size_t resource) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (day.date == date && session.resource == resource) sum += session.min;
    return sum;
}

}  // namespace

TEST_CASE("after days that went as promised nothing of the promise moves") {
    for (const int load : {60, 80}) CHECK(drift_of(load, 0).stable == 0);
}

TEST_CASE("after missed days less of the promised two weeks moves than in a plan made anew") {
    feel::Drift sum;
    for (const int load : {60, 80, 92})
        for (const int missed : {1, 2, 3}) {
            const feel::Drift drift = drift_of(load, missed);
            INFO(load << " %, " << missed << " days: " << drift.stable << " of " << drift.anew);
            CHECK(drift.stable < drift.anew);
            sum += drift;
        }
    INFO(sum.stable << " of " << sum.anew);
    CHECK(sum.stable * 5 <= sum.anew * 4);
}

TEST_CASE("whatever was promised, the verdict stays and no minute is lost") {
    for (const std::string& name : oracle::families()) {
        DYNAMIC_SECTION(name) {
            for (std::uint64_t seed = 1; seed <= 12; ++seed) {
                const oracle::Instance instance = oracle::generate(name, seed, Size::small);
                const oracle::Loaded loaded = oracle::load(instance);
                const Day today = instance.today;
                const State state = fold(loaded.curriculum, loaded.records);
                const Plan plain = make_plan(loaded.curriculum, state, today);
                PlanOptions options;
                options.promised = any_promise(loaded.curriculum, today, seed);
                const Plan kept = make_plan(loaded.curriculum, state, today, options);
                CHECK(kept.verdict == plain.verdict);
                CHECK(verify(loaded.curriculum, loaded.records, kept).empty());
                if (plain.verdict == Verdict::fits)
                    CHECK(planned_of(kept, false) == planned_of(plain, false));
            }
        }
    }
}

TEST_CASE("a session is called stable when the plan made anew has less of it on that day") {
    int stable = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto loaded = parse_curriculum(feel::lifelike_json(seed, 60));
        const Curriculum& curriculum = loaded->curriculum;
        const State state = fold(curriculum, {});
        const Day monday = *curriculum.start, today = monday + days{2};
        PlanOptions options;
        options.promised =
            promise_of(curriculum, make_plan(curriculum, state, monday), monday).days;
        const Plan anew = make_plan(curriculum, state, today);
        const Plan kept = make_plan(curriculum, state, today, options);
        for (const PlannedDay& day : kept.days)
            for (const PlannedSession& session : day.sessions) {
                if (session.why != Why::stable) continue;
                ++stable;
                CHECK(day.date < monday + days{14});
                CHECK(minutes_on(anew, day.date, session.resource) <
                      minutes_on(kept, day.date, session.resource));
            }
        for (const PlannedDay& day : anew.days)
            for (const PlannedSession& session : day.sessions) CHECK(session.why != Why::stable);
    }
    CHECK(stable > 0);
}
