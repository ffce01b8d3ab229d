#include "catch.hpp"
#include "oracle_cases.hpp"
#include "plan/relax/check.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/search/dispatch.hpp"

namespace {

using namespace osmlm;

struct Dispatched {
    oracle::Loaded loaded;
    Problem problem;
    Node node;
    Demand demand;
    std::optional<Allotment> early, late;

    explicit Dispatched(const oracle::Instance& instance)
        : loaded(oracle::load(instance)),
          problem(make_problem(loaded.curriculum, fold(loaded.curriculum, loaded.records),
                               instance.today)),
          node(propagate(problem, root_node(problem)).node),
          demand(demand_of(problem, node, false)),
          early(dispatch(problem, node, demand)),
          late(dispatch_late(problem, node, demand)) {}
    Dispatched(const Dispatched&) = delete;
    Dispatched& operator=(const Dispatched&) = delete;
};

/// Whether every task of the node has all it needs, within its window, weekdays and maxima.
bool meets_demand(const Dispatched& one, const Allotment& allotment) {
    std::vector<Task> tasks = one.demand.tasks;
    const std::vector<int>& stands_for = one.demand.stands_for;
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day) {
        Minutes used = 0;
        for (const Share& share : allotment[at(day)]) {
            used += share.min;
            std::size_t i = 0;
            while (stands_for[i] != share.task || day < tasks[i].from || day > tasks[i].until) {
                if (++i == tasks.size()) return false;
            }
            Task& task = tasks[i];
            const Minutes most = day == one.problem.today
                                     ? task.daily_today
                                     : task.daily.on[at(one.problem.weekday(day))];
            task.need -= share.min;
            if (share.min <= 0 || share.min > most || task.need < 0) return false;
            if (!task.days.has(one.problem.weekday(day))) return false;
        }
        if (used > one.problem.free[at(day)]) return false;
    }
    return std::all_of(tasks.begin(), tasks.end(), [](const Task& t) { return t.need == 0; });
}

bool keeps_plain_order(const Dispatched& one, const Allotment& allotment) {
    const Breach breach = find_breach(one.problem, one.node, allotment, false);
    return breach.kind != Breach::Kind::arc;
}

}  // namespace

TEST_CASE("both dispatches meet every window, weekday and maximum, and keep the order of works") {
    int early = 0, late = 0, late_alone = 0;
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            INFO(family << " " << seed);
            const Dispatched one(oracle::generate(family, seed, oracle::Size::small));
            early += one.early ? 1 : 0;
            late += one.late ? 1 : 0;
            late_alone += one.late && !one.early ? 1 : 0;
            for (const auto& allotment : {one.early, one.late}) {
                if (!allotment) continue;
                CHECK(meets_demand(one, *allotment));
                CHECK(keeps_plain_order(one, *allotment));
            }
        }
    CHECK(early > 100);
    CHECK(late > 100);
    CHECK(late_alone > 5);
}

TEST_CASE("from the last day back, weekdays and daily maxima count") {
    // Earliest deadline first fills the first Mondays with what could go elsewhere.
    const Dispatched mondays(
        oracle::two_weeks(R"("resources":[{"id":"a","effort":"10m","deadline":"2026-09-11"},)"
                          R"({"id":"b","effort":"2m","days":["mon"]}])"));
    CHECK(mondays.late);
    const Dispatched capped(
        oracle::two_weeks(R"("resources":[{"id":"a","effort":"10m","deadline":"2026-09-17"},)"
                          R"({"id":"b","effort":"9m","daily-max":"1m"}])"));
    CHECK_FALSE(capped.early);
    REQUIRE(capped.late);
    CHECK(capped.late->front().front().min == 1);
}

TEST_CASE("from the last day back, a plan is as late as it can be") {
    const Dispatched one(oracle::two_weeks(
        R"("resources":[{"id":"a","effort":"3m"},{"id":"b","effort":"3m","after":["a"]}])"));
    REQUIRE(one.late);
    REQUIRE(one.late->size() == 12);
    for (int day = 0; day < 9; ++day) CHECK((*one.late)[at(day)].empty());
    CHECK((*one.late)[9].front().task == 0);
    REQUIRE((*one.late)[10].size() == 2);
    CHECK((*one.late)[10].front().task == 0);
    CHECK((*one.late)[10].back().task == 1);
    CHECK((*one.late)[11].front().task == 1);
}
