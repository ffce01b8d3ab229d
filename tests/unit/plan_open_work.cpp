#include <string>

#include "catch.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/search/decide.hpp"

/// Open work beside what it, or other work, waits for.
namespace {

using namespace osmlm;

Curriculum curriculum_of(const std::string& text) { return parse_curriculum(text)->curriculum; }

}  // namespace

TEST_CASE("open work has its minutes on the day on which what it waits for is finished") {
    const Curriculum curriculum = curriculum_of(
        R"({"osmlm":1,"end":"2026-10-20","schedule":{"week":{"mon":"1h","tue":"1h","wed":"2h","thu":"2h","fri":"2h"}},
            "goals":[{"id":"g","weekly":"7h"}],"resources":[
            {"id":"first","effort":"15m"},{"id":"practice","goal":"g","daily-max":"1h"},
            {"id":"lessons","goal":"g","after":["first"]}]})");
    const Plan plan = make_plan(curriculum, fold(curriculum, {}), *parse_day("2026-09-07"));
    CHECK(plan.verdict == Verdict::fits);
    CHECK(verify(curriculum, {}, plan).empty());
}

TEST_CASE("a search that has chosen the member of an any splits by its end") {
    const Curriculum curriculum = curriculum_of(
        R"({"osmlm":1,"start":"2026-09-10","end":"2026-10-29",
            "schedule":{"week":{"tue":"90m","wed":"90m","thu":"90m","fri":"90m","sat":"90m","sun":"90m"}},
            "goals":[{"id":"f","weekly":"2h"},{"id":"g","days":["tue","wed","fri","sun"],"weekly":"90m"}],
            "resources":[{"id":"a","goal":"f","effort":"15m"},{"id":"b","goal":"g","effort":"210m"},
            {"id":"c","after":[{"any":["b","a"]}],"effort":"285m"},
            {"id":"practice","goal":"g","daily-max":"15m"}]})");
    const Problem problem =
        make_problem(curriculum, fold(curriculum, {}), *parse_day("2026-09-10"));
    CHECK(decide(problem, true).verdict == Verdict::fits);
}
