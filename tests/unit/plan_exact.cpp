#include <algorithm>
#include <string>

#include "catch.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/relax/relax_exactly.hpp"
#include "plan/search/decide.hpp"
#include "plan/search/search.hpp"

/// Weekly hours to which finite work must add just what open work of the goal leaves, so that only
/// a linear program finds the plan.
namespace {

using namespace osmlm;

struct Planned {
    Curriculum curriculum;
    Day today;
    Plan plan;

    Planned(const std::string& text, const char* day)
        : curriculum(parse_curriculum(text)->curriculum),
          today(*parse_day(day)),
          plan(make_plan(curriculum, fold(curriculum, {}), today)) {}

    [[nodiscard]] bool holds() const { return verify(curriculum, {}, plan).empty(); }
    /// Whether the search without a linear program leaves it open.
    [[nodiscard]] bool was_open() const {
        const Problem problem = make_problem(curriculum, fold(curriculum, {}), today);
        return decide(problem, true).verdict == Verdict::open;
    }
    [[nodiscard]] Minutes missed() const {
        Minutes sum = 0;
        for (const PlannedWeek& week : plan.weekly)
            sum += std::max<Minutes>(0, week.min - week.planned);
        return sum;
    }
};

void check_fits(const Planned& planned) {
    CHECK(planned.was_open());
    CHECK(planned.plan.verdict == Verdict::fits);
    CHECK(planned.holds());
    CHECK(planned.missed() == 0);
}

}  // namespace

TEST_CASE("finite work gives each week what open work with a daily maximum leaves of the minimum") {
    check_fits(
        {R"({"osmlm":1,"end":"2026-10-20","schedule":{"week":{"mon":"3h","tue":"3h","wed":"3h","thu":"1h","fri":"3h"}},
        "goals":[{"id":"g","weekly":"6h"}],"resources":[
        {"id":"book","goal":"g","effort":"7h"},{"id":"practice","goal":"g","daily-max":"1h"},
        {"id":"other","effort":"5h30m"}]})",
         "2026-09-07"});
}

TEST_CASE("a book gives the half hours that a practice leaves until a course is done") {
    check_fits({R"({"osmlm":1,"start":"2026-09-07","end":"2026-10-23",
        "schedule":{"week":{"mon":"1h","tue":"1h","wed":"1h","thu":"1h","fri":"1h"}},
        "goals":[{"id":"g","weekly":"3h"},{"id":"other"}],"resources":[
        {"id":"book","goal":"g","effort":"8h30m"},{"id":"practice","goal":"g","daily-max":"30m"},
        {"id":"base","goal":"other","effort":"13h"},{"id":"lessons","goal":"g","after":["base"]}]})",
                "2026-09-07"});
}

TEST_CASE("finite work gives each week what open work leaves that must wait") {
    check_fits(
        {R"({"osmlm":1,"end":"2026-09-25","schedule":{"week":{"mon":"90m","tue":"90m","wed":"90m","thu":"90m","fri":"90m"}},
        "goals":[{"id":"g","weekly":"7h30m"}],"resources":[
        {"id":"base","goal":"g","effort":"30m"},
        {"id":"practice","goal":"g","daily-max":"1h","after":["base"]},
        {"id":"book","goal":"g","effort":"6h"}]})",
         "2026-09-09"});
}

TEST_CASE("finite work gives each week what open work with days of its own leaves") {
    check_fits(
        {R"({"osmlm":1,"end":"2026-10-25","schedule":{"week":{"mon":"4h","tue":"4h","wed":"4h","thu":"4h","fri":"4h"}},
        "goals":[{"id":"g","weekly":"4h30m"}],"resources":[
        {"id":"book","goal":"g","days":["tue","wed"],"effort":"10h30m"},
        {"id":"practice","goal":"g","days":["wed","thu","fri"],"daily-max":"1h"}]})",
         "2026-09-07"});
}

TEST_CASE("open work waits for the member of an any that leaves the plan a way") {
    check_fits(
        {R"({"osmlm":1,"start":"2026-09-10","end":"2026-09-24","schedule":{"week":{"mon":"45m","tue":"45m","thu":"45m","fri":"45m"}},
        "goals":[{"id":"g","weekly":{"min":"45m","max":"75m"}}],"resources":[
        {"id":"long","effort":"210m"},{"id":"short","effort":"45m"},
        {"id":"late","goal":"g","priority":"high","after":["long"]},
        {"id":"soon","goal":"g","after":[{"any":["long","short"]}]}]})",
         "2026-09-10"});
}

TEST_CASE("a plan that only an exact search finds has figures of such searches") {
    const Planned planned(
        R"({"osmlm":1,"end":"2026-10-20","schedule":{"week":{"mon":"3h","tue":"3h","wed":"3h","thu":"1h","fri":"3h"}},
        "goals":[{"id":"g","weekly":"6h"}],"resources":[
        {"id":"book","goal":"g","effort":"7h"},{"id":"practice","goal":"g","daily-max":"1h"},
        {"id":"other","effort":"5h30m"}]})",
        "2026-09-07");
    REQUIRE(planned.plan.load);
    CHECK(*planned.plan.load < 100);
}

TEST_CASE("no effort, no exact search") {
    const Curriculum curriculum =
        parse_curriculum(R"({"osmlm":1,"end":"2026-09-25","schedule":{"week":{"mon":"2h"}},
                            "resources":[{"id":"book","effort":"2h"}]})")
            ->curriculum;
    const Problem problem =
        make_problem(curriculum, fold(curriculum, {}), *parse_day("2026-09-07"));
    long effort = 0;
    CHECK_FALSE(search_exactly(problem, root_node(problem), effort));
    effort = exact_effort;
    CHECK(search_exactly(problem, root_node(problem), effort));
    CHECK(effort < exact_effort);
}
