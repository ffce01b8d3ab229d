#include <algorithm>

#include <fmt/core.h>

#include "catch.hpp"
#include "oracle/generate.hpp"
#include "oracle/milp.hpp"
#include "oracle/planted.hpp"
#include "oracle/search.hpp"

namespace {

using namespace osmlm;
using namespace osmlm::oracle;

Facts facts_of(const Instance& instance) {
    const Loaded loaded = load(instance);
    return derive(loaded.curriculum, loaded.records, instance.today);
}

std::string named(const Instance& instance) {
    return fmt::format("{} {}", instance.family, instance.seed);
}

struct Tally {
    int yes = 0, no = 0, undecided = 0, differ = 0;
};

/// Both oracles on one instance. Whatever either of them plans must hold every rule.
void compare(const Instance& instance, Tally& tally) {
    INFO(named(instance));
    const Facts facts = facts_of(instance);
    const Found tried = search(facts, 3'000'000);
    const Found solved = solve(facts, 10);
    if (tried.timetable) CHECK(broken_rule(facts, *tried.timetable).empty());
    if (solved.timetable) CHECK(broken_rule(facts, *solved.timetable).empty());
    if (!tried.decided || !solved.decided) {
        ++tally.undecided;
        return;
    }
    const bool same = tried.timetable.has_value() == solved.timetable.has_value();
    CHECK(same);
    if (!same) ++tally.differ;
    ++(tried.timetable ? tally.yes : tally.no);
}

void compare_families(int instances) {
    if (!solver_is_there()) {
        SUCCEED("cbc is not installed: the search is not compared with it");
        return;
    }
    for (const std::string& family : families()) {
        Tally tally;
        for (int seed = 1; seed <= instances; ++seed) {
            compare(generate(family, static_cast<std::uint64_t>(seed), Size::small), tally);
        }
        fmt::print("{:16} yes {:4} no {:4} undecided {:3} differ {:3}\n", family, tally.yes,
                   tally.no, tally.undecided, tally.differ);
        CHECK(tally.differ == 0);
        CHECK(tally.undecided * 10 <= instances);
        CHECK(tally.yes > 0);
        CHECK(tally.no > 0);
    }
}

}  // namespace

TEST_CASE("the exhaustive search and the integer program give the same answers", "[oracle]") {
    compare_families(40);
}

TEST_CASE("both oracles agree on many small instances", "[oracle][.][long]") {
    compare_families(150);
}

TEST_CASE("a planted plan holds every rule before anything is changed", "[oracle]") {
    for (const std::string& family : families()) {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            for (const Size size : {Size::small, Size::medium}) {
                const std::optional<Planted> made = planted(family, seed, size);
                if (!made) continue;
                INFO(named(made->instance));
                const Loaded loaded = load(made->instance);
                const Day today = made->instance.today;
                const Facts facts = derive(loaded.curriculum, loaded.records, today);
                const Timetable plan = timetable_of(facts, loaded.curriculum, today, made->plan);
                CHECK(broken_rule(facts, plan) == "");
                if (size == Size::small) {
                    const std::optional<bool> found =
                        feasible_by_search(loaded.curriculum, loaded.records, today, 300'000);
                    CHECK(found.value_or(true));
                }
            }
        }
    }
}

namespace {

/// Fewest late minutes by exhaustive search and by the integer program.
void compare_late(const Instance& instance, int& compared) {
    INFO(named(instance));
    const Loaded loaded = load(instance);
    const Facts facts = derive(loaded.curriculum, loaded.records, instance.today);
    const std::optional<LeastLate> least =
        least_late(loaded.curriculum, loaded.records, instance.today, 3'000'000);
    const Found found = search(facts, 1'000'000);
    if (!least || !found.decided) return;
    const bool nothing_undated =
        std::all_of(facts.jobs.begin(), facts.jobs.end(),
                    [](const Job& job) { return job.open || job.deadline; });
    if (nothing_undated) CHECK(found.timetable.has_value() == (least->with_minima() == Late{}));
    const SolvedLate with = solve_late(facts, true, 10);
    const SolvedLate without = solve_late(facts, false, 10);
    if (!with.decided || !without.decided) return;
    ++compared;
    CHECK(least->with_minima() == with.late);
    CHECK(least->without_minima == without.late);
}

void compare_late_in_families(int instances) {
    if (!solver_is_there()) {
        SUCCEED("cbc is not installed: late minutes are not compared with it");
        return;
    }
    for (const std::string& family : families()) {
        int compared = 0;
        for (int seed = 1; seed <= instances; ++seed) {
            compare_late(generate(family, static_cast<std::uint64_t>(seed), Size::small), compared);
        }
        fmt::print("{:16} fewest late minutes compared {:4} of {}\n", family, compared, instances);
        CHECK(compared * 2 >= instances);
    }
}

}  // namespace

TEST_CASE("both oracles find the same fewest late minutes", "[oracle]") {
    compare_late_in_families(4);
}

TEST_CASE("both oracles find the same fewest late minutes on many instances", "[oracle][.][long]") {
    compare_late_in_families(40);
}
