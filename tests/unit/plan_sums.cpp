#include "catch.hpp"
#include "oracle_cases.hpp"
#include "plan/relax/relax.hpp"

namespace {

using namespace osmlm;

struct Summed {
    bool too_much = false, flows = false;

    explicit Summed(const oracle::Instance& instance) {
        const oracle::Loaded loaded = oracle::load(instance);
        const State state = fold(loaded.curriculum, loaded.records);
        const Problem problem = make_problem(loaded.curriculum, state, instance.today);
        const Demand demand = demand_of(problem, root_node(problem), false);
        too_much = surely_too_much(problem, demand);
        flows = DayFlow(problem.free, problem.lead, problem.today, demand.tasks).place_all();
    }
};

bool too_much(const char* resources) { return Summed(oracle::two_weeks(resources)).too_much; }

}  // namespace

TEST_CASE("sums that are too much leave no flow, and mostly show where there is none") {
    int without = 0, shown = 0;
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            INFO(family << " " << seed);
            const Summed sums(oracle::generate(family, seed, oracle::Size::medium));
            CHECK_FALSE((sums.too_much && sums.flows));
            without += sums.flows ? 0 : 1;
            shown += sums.too_much ? 1 : 0;
        }
    CHECK(without > 100);
    CHECK(shown * 10 > without * 9);
}

TEST_CASE("sums count what a work must have before a day though it is due later") {
    // Ten days of two minutes: of eight minutes, one a day, three are due in the first week.
    CHECK_FALSE(too_much(R"("resources":[{"id":"a","effort":"8m","daily-max":"1m"},)"
                         R"({"id":"b","effort":"7m","deadline":"2026-09-11"}])"));
    CHECK(too_much(R"("resources":[{"id":"a","effort":"8m","daily-max":"1m"},)"
                   R"({"id":"b","effort":"8m","deadline":"2026-09-11"}])"));
    CHECK(too_much(R"("resources":[{"id":"a","effort":"11m","daily-max":"1m"}])"));
}
