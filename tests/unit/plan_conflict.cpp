#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

#include "catch.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "plan/relax/conflict.hpp"

namespace {

using namespace osmlm;
using oracle::Instance;
using std::size_t;

struct Bench {
    oracle::Loaded loaded;
    State state;
    Problem problem;
    Node node;

    explicit Bench(const Instance& instance)
        : loaded(oracle::load(instance)),
          state(fold(loaded.curriculum, loaded.records)),
          problem(make_problem(loaded.curriculum, state, instance.today)),
          node(root_node(problem)) {}
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    [[nodiscard]] Suspects all() const {
        Suspects suspects;
        for (size_t i = 0; i < problem.works.size(); ++i)
            if (node.required[i]) suspects.works.push_back(static_cast<int>(i));
        for (size_t g = 0; g < problem.goals.size(); ++g)
            if (problem.goals[g].limited()) suspects.goals.push_back(static_cast<int>(g));
        return suspects;
    }
};

void check_balance(const Bench& bench, const Suspects& suspects, int from, int until, Minutes need,
                   Minutes have) {
    const Balance sum = Balances(bench.problem, bench.node).of(suspects, from, until);
    CHECK(sum.need == need);
    CHECK(sum.have == have);
}

/// The plan's only conflict, after the verifier has added it up as well.
Conflict only_conflict(const Instance& instance) {
    const Bench bench(instance);
    const Plan plan = make_plan(bench.loaded.curriculum, bench.state, instance.today);
    CHECK(plan.verdict == Verdict::short_);
    CHECK(verify(bench.loaded.curriculum, bench.loaded.records, plan).empty());
    REQUIRE(plan.conflicts.size() == 1);
    return plan.conflicts.front();
}

Day sep(int day) { return Day{std::chrono::year{2026} / 9 / day}; }

void check_conflict(const Conflict& conflict, int from, int until, Minutes need, Minutes have) {
    CHECK(conflict.cases.empty());
    CHECK(conflict.from == sep(from));
    CHECK(conflict.until == sep(until));
    CHECK(conflict.need == need);
    CHECK(conflict.have == have);
}

/// The goals of the list that the bits name.
std::vector<int> picked(const std::vector<int>& goals, unsigned bits) {
    std::vector<int> some;
    for (size_t i = 0; i < goals.size(); ++i)
        if ((bits >> i) & 1U) some.push_back(goals[i]);
    return some;
}

/// The most that the suspects are short by on any stretch, with any choice of their goals.
Minutes most_short(const Bench& bench, const Suspects& suspects, int days) {
    Minutes most = 0;
    for (int from = 0; from < days; ++from)
        for (int until = from; until < days; ++until)
            for (unsigned bits = 0; bits < 1U << suspects.goals.size(); ++bits) {
                Suspects inside{{}, picked(suspects.goals, bits)};
                for (const int work : suspects.works) {
                    const auto w = static_cast<size_t>(work);
                    if (bench.node.from[w] >= from && bench.node.until[w] <= until)
                        inside.works.push_back(work);
                }
                const Balance sum = Balances(bench.problem, bench.node).of(inside, from, until);
                most = std::max(most, sum.short_by());
            }
    return most;
}

}  // namespace

TEST_CASE("sums of one stretch after the other are those of each alone") {
    for (const char* family : {"weekly_min_open", "weekly_max", "weekly_cut"})
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const Bench bench(oracle::generate(family, seed, oracle::Size::medium));
            Balances all(bench.problem, bench.node);
            for (int from = 0; from < 21; ++from)
                for (int until = 20; until >= from; --until) {
                    INFO(family << " " << seed << " " << from << ".." << until);
                    const Balance sum = all.of(bench.all(), from, until);
                    Balances alone(bench.problem, bench.node);
                    CHECK(sum.need == alone.of(bench.all(), from, until).need);
                    CHECK(sum.have == alone.of(bench.all(), from, until).have);
                }
        }
}

TEST_CASE("a plain conflict adds up what is due against the hours until then") {
    const Instance instance = oracle::two_weeks(
        R"("resources":[{"id":"a","effort":"5m","deadline":"2026-09-09"},)"
        R"({"id":"b","effort":"3m","deadline":"2026-09-10"},{"id":"c","effort":"4m"}])");
    const Bench bench(instance);
    check_balance(bench, {{0}, {}}, 0, 2, 5, 6);
    check_balance(bench, {{0, 1}, {}}, 0, 3, 8, 8);
    check_balance(bench, {{0, 1}, {}}, 1, 3, 8, 6);
    check_balance(bench, {{0, 1, 2}, {}}, 0, 11, 12, 20);
    CHECK_FALSE(find_conflict(bench.problem, bench.node, bench.all()));
}

TEST_CASE("a conflict names what is due, and nothing that does not matter") {
    const Conflict conflict = only_conflict(oracle::two_weeks(
        R"("resources":[{"id":"a","effort":"5m","deadline":"2026-09-09"},)"
        R"({"id":"b","effort":"4m","deadline":"2026-09-10"},{"id":"c","effort":"4m"}])"));
    check_conflict(conflict, 7, 10, 9, 8);
    CHECK(conflict.resources == std::vector<size_t>{0, 1});
    CHECK(conflict.goals.empty());
}

TEST_CASE("weekdays and daily maxima hold down what there is to have") {
    const Conflict by_day = only_conflict(
        oracle::two_weeks(R"("resources":[{"id":"a","effort":"5m","days":["mon","wed"],)"
                          R"("deadline":"2026-09-14","daily-max":"1m"}])"));
    check_conflict(by_day, 7, 14, 5, 3);
    const Conflict together = only_conflict(oracle::two_weeks(
        R"("resources":[{"id":"a","effort":"2m","daily-max":"1m","deadline":"2026-09-08"},)"
        R"({"id":"b","effort":"3m","days":["mon"],"deadline":"2026-09-08"}])"));
    CHECK(together.need - together.have == 2);
    check_conflict(together, 7, 8, 5, 3);
}

TEST_CASE("logged minutes of today are neither free nor left of a daily maximum") {
    const Instance instance = oracle::two_weeks(
        R"("resources":[{"id":"a","effort":"5m","daily-max":"1m","deadline":"2026-09-08"}])",
        "2026-09-07", {oracle::logged(1, "2026-09-07", "a", 1)});
    const Conflict conflict = only_conflict(instance);
    check_conflict(conflict, 7, 8, 4, 1);
}

TEST_CASE("a weekly minimum needs its week's minutes beside the work of others") {
    const Instance instance = oracle::two_weeks(
        R"("goals":[{"id":"g","weekly":"6m"}],"resources":[{"id":"open","goal":"g"},)"
        R"({"id":"x","effort":"5m","deadline":"2026-09-11"}])");
    const Bench bench(instance);
    check_balance(bench, {{0}, {0}}, 0, 6, 11, 10);
    check_balance(bench, {{0}, {0}}, 0, 5, 5, 10);
    check_balance(bench, {{0}, {0}}, 0, 3, 5, 8);
    check_balance(bench, {{}, {0}}, 0, 11, 12, 20);
    const Conflict conflict = only_conflict(instance);
    check_conflict(conflict, 7, 13, 11, 10);
    CHECK(conflict.resources == std::vector<size_t>{1});
    CHECK(conflict.goals == std::vector<size_t>{0});
}

TEST_CASE("minutes that serve a minimum are counted once") {
    const Instance instance = oracle::two_weeks(
        R"("goals":[{"id":"g","weekly":"6m"}],"resources":[{"id":"open","goal":"g"},)"
        R"({"id":"x","effort":"5m","goal":"g","deadline":"2026-09-13"},)"
        R"({"id":"y","effort":"5m","deadline":"2026-09-13"}])");
    const Bench bench(instance);
    check_balance(bench, {{0}, {0}}, 0, 6, 6, 10);
    check_balance(bench, {{0, 1}, {0}}, 0, 6, 11, 10);
    check_balance(bench, {{1}, {0}}, 0, 6, 11, 10);
    check_balance(bench, {{0, 1}, {}}, 0, 6, 10, 10);
}

TEST_CASE("what a listed work may take of a minimum is held down by its days and maximum") {
    const Bench bench(oracle::two_weeks(
        R"("goals":[{"id":"g","weekly":"6m"}],"resources":[{"id":"open","goal":"g"},)"
        R"({"id":"x","effort":"5m","goal":"g","days":["mon","tue","wed"],"daily-max":"1m"},)"
        R"({"id":"y","effort":"5m","goal":"g","deadline":"2026-09-08"}])"));
    check_balance(bench, {{0}, {0}}, 0, 6, 5 + 6 - 3, 10);
    check_balance(bench, {{1}, {0}}, 0, 6, 5 + 6 - 4, 10);
    check_balance(bench, {{0}, {0}}, 0, 13, 5 + (6 - 3) + (6 - 3), 20);
    check_balance(bench, {{0, 1}, {0}}, 0, 6, 5 + 5 + 0, 10);
}

TEST_CASE("a weekly maximum holds down what its goal's work can have") {
    const Instance instance = oracle::two_weeks(
        R"("goals":[{"id":"g","weekly":{"max":"4m"}}],)"
        R"("resources":[{"id":"a","goal":"g","effort":"9m"},{"id":"b","effort":"3m"}])");
    const Bench bench(instance);
    check_balance(bench, {{0}, {0}}, 0, 11, 9, 8);
    check_balance(bench, {{0}, {}}, 0, 11, 9, 20);
    check_balance(bench, {{0, 1}, {0}}, 0, 11, 12, 20);
    check_balance(bench, {{0}, {0}}, 0, 0, 9, 2);
    const Conflict conflict = only_conflict(instance);
    CHECK(conflict.need == 9);
    CHECK(conflict.have == 8);
    CHECK(conflict.resources == std::vector<size_t>{0});
    CHECK(conflict.goals == std::vector<size_t>{0});
}

TEST_CASE("minutes logged this week leave less of the maximum") {
    const Bench bench(oracle::two_weeks(R"("goals":[{"id":"g","weekly":{"max":"4m"}}],)"
                                        R"("resources":[{"id":"a","goal":"g","effort":"9m"}])",
                                        "2026-09-08", {oracle::logged(1, "2026-09-07", "a", 3)}));
    check_balance(bench, {{0}, {0}}, 0, 10, 6, 1 + 4);
}

TEST_CASE("of goals with maxima the choice that leaves least counts") {
    const Bench bench(oracle::two_weeks(
        R"("goals":[{"id":"g","weekly":{"max":"4m"}},{"id":"h","weekly":{"max":"1m"}}],)"
        R"("resources":[{"id":"a","goal":"g","effort":"9m"},)"
        R"({"id":"b","goal":"h","effort":"3m","days":["mon"]}])"));
    // h's one minute beside g's four; or h's Monday, with two minutes, would be more.
    check_balance(bench, {{0, 1}, {0, 1}}, 0, 4, 12, 4 + 1);
    // Of Monday alone, both maxima are wider than its two minutes.
    check_balance(bench, {{0, 1}, {0, 1}}, 0, 0, 12, 2);
}

TEST_CASE("windows that are empty are a conflict at their end, where there is nothing") {
    const Instance instance = oracle::two_weeks(
        R"("resources":[{"id":"a","effort":"3m","deadline":"2026-09-04"},)"
        R"({"id":"b","effort":"2m","deadline":"2026-09-04"},)"
        R"({"id":"c","effort":"2m","start":"2026-09-10","deadline":"2026-09-09"}])");
    const Bench bench(instance);
    const auto conflicts = empty_windows(bench.problem, bench.node);
    REQUIRE(conflicts.size() == 2);
    check_conflict(conflicts[0], 4, 4, 5, 0);
    CHECK(conflicts[0].resources == std::vector<size_t>{0, 1});
    check_conflict(conflicts[1], 9, 9, 2, 0);
    CHECK(conflicts[1].resources == std::vector<size_t>{2});
}

TEST_CASE("the stretch that is short by most is found, whatever is suspected") {
    int conflicts = 0;
    for (const char* family : {"deadlines", "releases", "weekdays", "daily_max", "weekly_max",
                               "weekly_min_open", "weekly_cut"})
        for (std::uint64_t seed = 1; seed <= 25; ++seed) {
            const Instance instance = oracle::generate(family, seed, oracle::Size::small);
            const Bench bench(instance);
            INFO(family << " " << seed);
            Suspects suspects = bench.all();
            std::erase_if(suspects.works, [&](int work) {
                return bench.node.empty(work) || !bench.node.dated(work);
            });
            if (suspects.goals.size() > 4) continue;
            const auto found = find_conflict(bench.problem, bench.node, suspects);
            const Minutes most = most_short(bench, suspects, 24);
            CHECK(found.has_value() == (most > 0));
            if (!found) continue;
            ++conflicts;
            CHECK(found->need - found->have >= most);
        }
    CHECK(conflicts > 30);
}

TEST_CASE("in haste any conflict will do, and there is one whenever there is one at leisure") {
    int conflicts = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Bench bench(oracle::generate("deadlines", seed, oracle::Size::medium));
        INFO("seed " << seed);
        const auto fast = find_conflict(bench.problem, bench.node, bench.all(), true);
        const auto slow = find_conflict(bench.problem, bench.node, bench.all());
        CHECK(fast.has_value() == slow.has_value());
        if (!fast || !slow) continue;
        ++conflicts;
        CHECK(fast->need > fast->have);
        CHECK(slow->need - slow->have >= fast->need - fast->have);
    }
    CHECK(conflicts > 5);
}
