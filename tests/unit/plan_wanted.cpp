#include <string>

#include "catch.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"

/// Weekly minima that only optional work can serve, or open work that waits for such work.
namespace {

using namespace osmlm;

Plan plan_of(const std::string& rest) {
    const auto loaded = parse_curriculum(
        R"({"osmlm":1,"start":"2026-12-14","end":"2027-01-08",
            "schedule":{"week":{"mon":"2h","tue":"2h","wed":"2h","thu":"2h","fri":"2h"}},
            "goals":[{"id":"g","weekly":"2h"}],"resources":[)" +
        rest + "]}");
    const Curriculum& curriculum = loaded->curriculum;
    Plan plan = make_plan(curriculum, fold(curriculum, {}), *curriculum.start);
    CHECK(verify(curriculum, {}, plan).empty());
    return plan;
}

Minutes missed(const Plan& plan) {
    Minutes sum = 0;
    for (const PlannedWeek& week : plan.weekly)
        sum += std::max<Minutes>(0, week.min - week.planned);
    return sum;
}

}  // namespace

TEST_CASE("open work has the optional work done first that it waits for") {
    const Plan plan = plan_of(R"({"id":"book","effort":"2h","optional":true},
                                 {"id":"lessons","goal":"g","after":["book"]})");
    CHECK(plan.verdict == Verdict::fits);
    CHECK(missed(plan) == 0);
    CHECK_FALSE(plan.finish);
    CHECK_FALSE(plan.load);
    CHECK(plan.resources[0].optional);
    CHECK(plan.resources[0].last < plan.resources[1].first);
}

TEST_CASE("optional work serves a minimum in time, and what it waits for comes before") {
    for (const char* rest :
         {R"({"id":"opt","goal":"g","effort":"4h","optional":true},
                                {"id":"base","effort":"14h"},
                                {"id":"open","goal":"g","after":["base"]})",
          R"({"id":"fin","goal":"g","effort":"10h","optional":true,"after":["x"]},
                                {"id":"x","effort":"1h","optional":true},
                                {"id":"z","goal":"g","effort":"1h","start":"2027-01-08"})"}) {
        INFO(rest);
        const Plan plan = plan_of(rest);
        CHECK(plan.verdict == Verdict::fits);
        CHECK(missed(plan) == 0);
    }
}

TEST_CASE("optional work that has no room is required by nobody") {
    const Plan plan = plan_of(R"({"id":"book","effort":"200h","optional":true},
                                 {"id":"lessons","goal":"g","after":["book"]})");
    CHECK(plan.verdict == Verdict::open);
}

TEST_CASE("the figures of such a plan stay true while it is kept") {
    const auto loaded = parse_curriculum(
        R"({"osmlm":1,"start":"2026-12-14","end":"2027-01-15",
            "schedule":{"week":{"mon":"1h","tue":"1h","wed":"1h","thu":"1h","fri":"1h"}},
            "goals":[{"id":"g","weekly":"2h"}],
            "resources":[{"id":"book","effort":"2h","optional":true},
                         {"id":"lessons","goal":"g","after":["book"]}]})");
    const Curriculum& curriculum = loaded->curriculum;
    const Day monday = *curriculum.start;
    const Plan first = make_plan(curriculum, fold(curriculum, {}), monday);
    CHECK(first.must == 0);
    CHECK_FALSE(first.buffer_days);
    const PlannedSession& session = first.days.front().sessions.front();
    CHECK(first.days.front().sessions.size() == 1);
    Record record;
    record.op = Op::log;
    record.id = "06gfkc43t17jn70x";
    record.date.set(monday);
    record.resource.set(curriculum.resources[session.resource].id);
    record.min.set(session.min);
    PlanOptions options;
    options.promised = promise_of(curriculum, first, monday).days;
    const std::vector<Record> log{record};
    const Plan next = make_plan(curriculum, fold(curriculum, log), monday + days{1}, options);
    CHECK(next.verdict == Verdict::fits);
    CHECK(next.must == 0);
    CHECK(next.resources[0].last == first.resources[0].last);
}
