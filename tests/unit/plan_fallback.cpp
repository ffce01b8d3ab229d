#include <string>

#include "catch.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/relax/check.hpp"
#include "plan/search/decide.hpp"

/// Plans that only a search finds, since weekly limits are in the way, keep to the order of wishes.
namespace {

using namespace osmlm;

struct Planned {
    Curriculum curriculum;
    Plan plan;

    Planned(const char* text, const char* today) : curriculum(parse_curriculum(text)->curriculum) {
        const Day day = *parse_day(today);
        CHECK_FALSE(can_fill(make_problem(curriculum, fold(curriculum, {}), day)));
        plan = make_plan(curriculum, fold(curriculum, {}), day);
        CHECK(plan.verdict == Verdict::fits);
        CHECK(verify(curriculum, {}, plan).empty());
    }
    [[nodiscard]] std::string first(std::size_t resource) const {
        return iso_date(plan.resources[resource].first.value());
    }
};

}  // namespace

TEST_CASE("a weekly maximum that a search must mind leaves high priority where it belongs") {
    const Planned planned(
        R"({"osmlm":1,"schedule":{"week":{"fri":"3h50m","sun":"2h40m"}},
            "goals":[{"id":"thesis","weekly":{"max":"6h20m"}}],
            "resources":[{"id":"letters","effort":"10m","days":["fri"],"priority":"high"},
                         {"id":"sketches","effort":"20m"},
                         {"id":"chapter","goal":"thesis","effort":"18h50m",
                          "deadline":"2026-11-19"}]})",
        "2026-10-29");
    CHECK(planned.first(0) == "2026-10-30");
}

TEST_CASE("a weekly minimum that a search must mind leaves high priority where it belongs") {
    const Planned planned(
        R"({"osmlm":1,"schedule":{"week":{"thu":"6h"}},"goals":[{"id":"french","weekly":{"min":"1h","max":"6h"}}],
            "resources":[{"id":"lessons","goal":"french","effort":"2h"},
                         {"id":"essay","effort":"6h","deadline":"2026-11-05"},
                         {"id":"novel","effort":"4h","priority":"high"},
                         {"id":"report","effort":"8h","deadline":"2026-11-15"}]})",
        "2026-10-26");
    CHECK(planned.first(2) == "2026-10-29");
}

TEST_CASE("what waits for an `any` comes behind its member on the day on which that is finished") {
    // On Monday 28 September open work, r3, r4 and r6 share nine minutes.
    const char* text =
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-10-05","schedule":{"week":
        {"mon":"9m","thu":"8m","fri":"16m","sat":"16m","sun":"3m"}},
        "goals":[{"id":"g0","title":"G","weekly":"34m"},{"id":"g1","title":"H","weekly":"9m"}],
        "resources":[{"id":"r1","goal":"g1","effort":"3m"},
        {"id":"r6","goal":"g0","effort":"11m","after":[{"any":["r3","r4"]}]},
        {"id":"r3","effort":"3m","daily-max":"1m"},
        {"id":"r0","goal":"g0","effort":"51m","days":["thu","fri","sat"]},
        {"id":"r4","effort":"3m"},
        {"id":"open","goal":"g1","days":["mon","thu","fri"]}]})";
    Planned(text, "2026-09-23");
}

TEST_CASE("works that wait for one another, each as one of an `any`, do not begin on one day") {
    const auto loaded = parse_curriculum(
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-08","schedule":{"week":
        {"mon":"4m","tue":"4m"}},"resources":[
        {"id":"a","effort":"1m","after":[{"any":["b","c"]}]},
        {"id":"b","effort":"1m","after":[{"any":["a","d"]}]},
        {"id":"c","effort":"10m","optional":true},{"id":"d","effort":"10m","optional":true}]})");
    REQUIRE(loaded);
    const Plan plan =
        make_plan(loaded->curriculum, fold(loaded->curriculum, {}), *parse_day("2026-09-07"));
    CHECK(plan.verdict != Verdict::fits);
    CHECK(verify(loaded->curriculum, {}, plan).empty());
    // That of one day is no plan, and with arcs alone there is no such circle.
    const Problem problem =
        make_problem(loaded->curriculum, fold(loaded->curriculum, {}), *parse_day("2026-09-07"));
    const Allotment both{{{0, 1}, {1, 1}}};
    CHECK(find_breach(problem, root_node(problem), both, false).kind == Breach::Kind::any);
}
