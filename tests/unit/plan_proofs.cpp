#include <algorithm>
#include <functional>
#include <string>
#include <variant>

#include "catch.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"

namespace {

using namespace osmlm;
using oracle::Instance;

struct Proof {
    oracle::Loaded loaded;
    Plan plan;

    explicit Proof(const Instance& instance)
        : loaded(oracle::load(instance)),
          plan(make_plan(loaded.curriculum, fold(loaded.curriculum, loaded.records),
                         instance.today)) {}

    [[nodiscard]] std::string faults(const Plan& shown) const {
        std::string text;
        for (const Violation& found : verify(loaded.curriculum, loaded.records, shown))
            text += found.rule + ": " + found.message + "\n";
        return text;
    }
    [[nodiscard]] bool by_cases() const {
        return plan.verdict == Verdict::short_ &&
               std::any_of(plan.conflicts.begin(), plan.conflicts.end(),
                           [](const Conflict& conflict) { return !conflict.cases.empty(); });
    }
};

Conflict& first_by_cases(Plan& plan) {
    return *std::find_if(plan.conflicts.begin(), plan.conflicts.end(),
                         [](const Conflict& conflict) { return !conflict.cases.empty(); });
}

Conflict& first_leaf(Conflict& conflict) {
    return conflict.cases.empty() ? conflict : first_leaf(conflict.cases.front().conflicts.front());
}

/// All leaves, of which each has an arithmetic of its own.
void each_leaf(const Conflict& conflict, const std::function<void(const Conflict&)>& look) {
    if (conflict.cases.empty()) look(conflict);
    for (const Case& one : conflict.cases)
        for (const Conflict& inner : one.conflicts) each_leaf(inner, look);
}

/// Moves the border of an assumption by one, so that it no longer meets its sibling's.
void move_border(Assumption& assume) {
    if (auto* by = std::get_if<FinishedBy>(&assume)) by->until -= days{1};
    if (auto* from = std::get_if<NotBefore>(&assume)) from->from += days{1};
    if (auto* most = std::get_if<AtMost>(&assume)) --most->max;
    if (auto* least = std::get_if<AtLeast>(&assume)) ++least->min;
    if (auto* goal = std::get_if<GoalFinished>(&assume)) goal->monday += days{7};
    if (auto* waits = std::get_if<WaitsFor>(&assume)) waits->member = waits->resource;
}

/// Every damage must be refused.
void check_damages(const Proof& proof) {
    const std::vector<std::pair<std::string, std::function<void(Conflict&)>>> damages = {
        {"the last case left out", [](Conflict& c) { c.cases.pop_back(); }},
        {"the first case left out", [](Conflict& c) { c.cases.erase(c.cases.begin()); }},
        {"a case without a conflict", [](Conflict& c) { c.cases.front().conflicts.clear(); }},
        {"a border moved", [](Conflict& c) { move_border(c.cases.back().assume); }},
        {"the other border moved", [](Conflict& c) { move_border(c.cases.front().assume); }},
        {"a need too high", [](Conflict& c) { ++first_leaf(c).need; }},
        {"a have too low", [](Conflict& c) { --first_leaf(c).have; }},
        {"nothing listed",
         [](Conflict& c) {
             first_leaf(c).resources.clear();
             first_leaf(c).goals.clear();
         }},
    };
    for (const auto& [name, damage] : damages) {
        Plan damaged = proof.plan;
        damage(first_by_cases(damaged));
        INFO(name);
        CHECK_FALSE(proof.faults(damaged).empty());
    }
}

void check_proof(const Proof& proof) {
    CHECK(proof.plan.verdict == Verdict::short_);
    REQUIRE(proof.by_cases());
    CHECK(proof.faults(proof.plan).empty());
    CHECK(proof.plan.short_minutes >= 1);
    CHECK(proof.plan.buffer_days == 0);
    for (const Conflict& conflict : proof.plan.conflicts)
        each_leaf(conflict, [](const Conflict& leaf) { CHECK(leaf.need > leaf.have); });
    check_damages(proof);
}

}  // namespace

TEST_CASE("an arc across weekdays that cannot hold is proved by cases") {
    // i needs Tuesday, so of j only Monday 14 is left: each by itself has room, both have not.
    const Proof proof(oracle::two_weeks(
        R"("resources":[{"id":"i","effort":"2m","days":["tue"]},)"
        R"({"id":"j","effort":"4m","days":["mon"],"after":["i"],"deadline":"2026-09-14"}])"));
    check_proof(proof);
}

TEST_CASE("with less work the same arc holds") {
    const Proof proof(oracle::two_weeks(
        R"("resources":[{"id":"i","effort":"2m","days":["tue"]},)"
        R"({"id":"j","effort":"2m","days":["mon"],"after":["i"],"deadline":"2026-09-14"}])"));
    CHECK(proof.plan.verdict == Verdict::fits);
    CHECK(proof.plan.conflicts.empty());
    CHECK(proof.faults(proof.plan).empty());
}

TEST_CASE("goals with different weekdays that wait for each other are proved short by cases") {
    const Proof proof(oracle::two_weeks(
        R"("goals":[{"id":"g","days":["mon"]},{"id":"h","days":["tue"]}],"resources":[)"
        R"({"id":"a","goal":"g","effort":"1m"},{"id":"b","goal":"h","effort":"1m","after":["a"]},)"
        R"({"id":"c","goal":"g","effort":"1m","after":["b"]},)"
        R"({"id":"d","goal":"h","effort":"1m","after":["c"]},)"
        R"({"id":"e","goal":"g","effort":"1m","after":["d"]}])"));
    check_proof(proof);
}

TEST_CASE("an `any` of which no member leaves enough is proved short") {
    const Proof proof(oracle::two_weeks(
        R"("resources":[{"id":"p","effort":"4m","days":["mon"]},)"
        R"({"id":"q","effort":"4m","days":["tue"]},)"
        R"({"id":"j","effort":"2m","days":["mon"],"after":[{"any":["p","q"]}]}])"));
    CHECK(proof.plan.verdict == Verdict::short_);
    CHECK(proof.faults(proof.plan).empty());
}

TEST_CASE("graphs without a clique are proved short, and the proofs hold") {
    int proofs = 0, fitting = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Proof proof(oracle::generate("clique", seed, oracle::Size::small));
        INFO("seed " << seed);
        CHECK(proof.plan.verdict != Verdict::open);
        CHECK(proof.faults(proof.plan).empty());
        fitting += proof.plan.verdict == Verdict::fits ? 1 : 0;
        if (!proof.by_cases()) continue;
        ++proofs;
        check_proof(proof);
    }
    CHECK(proofs > 3);
    CHECK(fitting > 3);
}

TEST_CASE("every proof by cases of the generated instances holds, and no damaged one") {
    int proofs = 0;
    for (const char* family : {"arcs_across", "shop", "any", "weekly_cut", "weekly_min", "mix"})
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const Proof proof(oracle::generate(family, seed, oracle::Size::small));
            INFO(family << " " << seed);
            CHECK(proof.faults(proof.plan).empty());
            if (!proof.by_cases()) continue;
            ++proofs;
            check_proof(proof);
        }
    CHECK(proofs >= 5);
}
