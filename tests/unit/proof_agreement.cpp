#include "catch.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"

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
