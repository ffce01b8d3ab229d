#include "catch.hpp"
#include "unit/oracle_cases.hpp"

using namespace osmlm;
using namespace osmlm::oracle;

namespace {

/// Jobs 0, 1, 2: a (daily maximum of a minute), b (after a), c (optional, due on Tuesday).
Facts facts() {
    const Instance instance = two_weeks(
        R"("goals":[{"id":"g","title":"G","weekly":{"min":"3m","max":"6m"}}],"resources":[
        {"id":"a","title":"A","goal":"g","effort":"2m","daily-max":"1m","deadline":"2026-09-10"},
        {"id":"b","title":"B","goal":"g","effort":"4m","after":["a"]},
        {"id":"c","title":"C","goal":"g","effort":"3m","optional":true,
         "deadline":"2026-09-08"}])");
    const Loaded loaded = load(instance);
    return derive(loaded.curriculum, loaded.records, instance.today);
}

/// Sittings from Monday on; the second Monday is the eighth list.
std::string broken(const Timetable& timetable) { return broken_rule(facts(), timetable); }

}  // namespace

TEST_CASE("the oracle's checker names the rule that a plan breaks", "[oracle]") {
    const std::vector<Sitting> a = {{0, 1}}, ab = {{0, 1}, {1, 1}}, b3 = {{1, 2}};
    CHECK(broken({a, ab, b3, {{1, 1}}}) == "");
    CHECK(broken({{{0, 1}, {2, 1}}, ab, {{1, 1}}, {}, {}, {}, {}, b3}) == "");
    CHECK(broken({a, ab, {{1, 3}}}) == "room");
    CHECK(broken({{{0, 1}, {2, 2}}, ab, b3, {{1, 1}}}) == "hours");
    CHECK(broken({{{0, 2}}, b3, b3}) == "room");
    CHECK(broken({a, {{1, 1}, {0, 1}}, b3, {{1, 1}}}) == "after");
    CHECK(broken({a, ab, b3, b3}) == "effort");
    CHECK(broken({a, ab, b3}) == "weekly-min");
    CHECK(broken({a, {}, {}, {}, ab, {}, {}, b3, {{1, 1}}}) == "deadline");
    CHECK(broken({a, ab, {{2, 1}, {1, 1}}, {{1, 2}}}) == "deadline");
    CHECK(broken({a, {{0, 1}}, {}, {}, {}, {}, {}, b3, b3}) == "weekly-min");
    CHECK(broken({ab, {{2, 2}}, a, b3, {{1, 2}}}) == "after");
    CHECK(broken({{{2, 1}, {0, 1}}, {{0, 1}, {1, 1}}, b3, {{1, 1}}}) == "weekly-max");
}

TEST_CASE("the oracle's checker asks for all required work", "[oracle]") {
    const Instance instance = two_weeks(
        R"("resources":[{"id":"a","title":"A","effort":"2m"},
        {"id":"b","title":"B","effort":"2m","optional":true}])");
    const Loaded loaded = load(instance);
    const Facts facts = derive(loaded.curriculum, loaded.records, instance.today);
    CHECK(broken_rule(facts, {{{0, 2}}}) == "");
    CHECK(broken_rule(facts, {{{0, 1}}}) == "unplanned");
    CHECK(broken_rule(facts, {{{1, 2}}}) == "unplanned");
}
