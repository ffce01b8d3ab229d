#include <string>

#include "catch.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
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
