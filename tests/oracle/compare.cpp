// The planner against the oracle: verdicts, plans and late minutes of generated instances.
#include <algorithm>
#include <cstdio>

#include <fmt/core.h>

#include "catch.hpp"
#include "oracle/generate.hpp"
#include "oracle/milp.hpp"
#include "oracle/planted.hpp"
#include "oracle/search.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"

namespace {

using namespace osmlm;
using namespace osmlm::oracle;
using std::size_t;

struct Row {
    int fits = 0, proved_short = 0, open = 0;
    int unjudged = 0;                   ///< the oracle gave up
    int least_late = 0, more_late = 0;  ///< of plans that do not fit
    int exact_bound = 0;                ///< `short` is what any plan misses at the least
    std::vector<std::string> wrong;
};

/// The oracle's own answer.
std::optional<bool> truth(const Facts& facts, Size size) {
    const Found tried = size == Size::small ? search(facts, 3'000'000) : search(facts, 20'000);
    if (tried.decided) return tried.timetable.has_value();
    const Found solved = solve(facts, 5);
    if (solved.decided) return solved.timetable.has_value();
    return std::nullopt;
}

/// The plan as the oracle's days and jobs, and minutes that are neither.
Timetable timetable_of(const Facts& facts, const Plan& plan, Minutes& elsewhere) {
    Timetable timetable(static_cast<size_t>(facts.length));
    for (const PlannedDay& day : plan.days) {
        const auto at = (day.date - facts.begin).count();
        for (const PlannedSession& session : day.sessions) {
            const auto job =
                std::find_if(facts.jobs.begin(), facts.jobs.end(),
                             [&](const Job& one) { return one.resource == session.resource; });
            if (at < 0 || at >= facts.length || job == facts.jobs.end()) {
                elsewhere += session.min;
                continue;
            }
            const auto number = static_cast<size_t>(job - facts.jobs.begin());
            timetable[static_cast<size_t>(at)].push_back({number, session.min});
        }
    }
    return timetable;
}

/// Without an end a plan may go on with open work after all that the oracle looks at.
std::string plan_breaks(const Facts& facts, const Curriculum& curriculum, const Plan& plan) {
    Minutes elsewhere = 0;
    const Timetable timetable = timetable_of(facts, plan, elsewhere);
    if (elsewhere > 0 && curriculum.end) return "minutes outside of the plan";
    return broken_rule(facts, timetable);
}

Late late_minutes(const Curriculum& curriculum, const Plan& plan) {
    Late late{};
    for (const PlannedResource& row : plan.resources) {
        if (row.optional) continue;
        late[static_cast<size_t>(curriculum.resources[row.resource].priority)] += row.late;
    }
    return late;
}

std::string words(const Late& late) { return fmt::format("{}+{}+{}", late[0], late[1], late[2]); }

void compare_late(const Loaded& loaded, const Plan& plan, Row& row, const std::string& name) {
    const auto least = least_late(loaded.curriculum, loaded.records, plan.today, 300'000);
    if (!least) return;
    const Late planned = late_minutes(loaded.curriculum, plan);
    if (planned < least->without_minima) {
        row.wrong.push_back(fmt::format("{}: {} late, but the least is {}", name, words(planned),
                                        words(least->without_minima)));
    }
    if (plan.short_minutes > least->missed) {
        row.wrong.push_back(fmt::format("{}: {} said to miss, but the least is {}", name,
                                        plan.short_minutes, least->missed));
    }
    row.exact_bound += plan.short_minutes == least->missed ? 1 : 0;
    const bool is_least = planned == least->without_minima || planned == least->after_minima;
    ++(is_least ? row.least_late : row.more_late);
}

void count(const Plan& plan, Row& row) {
    row.fits += plan.verdict == Verdict::fits ? 1 : 0;
    row.proved_short += plan.verdict == Verdict::short_ ? 1 : 0;
    row.open += plan.verdict == Verdict::open ? 1 : 0;
}

void judge(const Instance& instance, Size size, Row& row) {
    const std::string name = fmt::format("{} {}", instance.family, instance.seed);
    const Loaded loaded = load(instance);
    const Facts facts = derive(loaded.curriculum, loaded.records, instance.today);
    const State state = fold(loaded.curriculum, loaded.records);
    const Plan plan = make_plan(loaded.curriculum, state, instance.today);
    count(plan, row);
    for (const Violation& violation : verify(loaded.curriculum, loaded.records, plan)) {
        row.wrong.push_back(name + ": verify: " + violation.rule + ": " + violation.message);
    }
    if (plan.verdict == Verdict::fits) {
        const std::string broken = plan_breaks(facts, loaded.curriculum, plan);
        if (!broken.empty()) row.wrong.push_back(name + ": fits, but breaks " + broken);
    }
    const std::optional<bool> possible = truth(facts, size);
    if (!possible) {
        ++row.unjudged;
    } else if (plan.verdict != Verdict::open && *possible != (plan.verdict == Verdict::fits)) {
        row.wrong.push_back(name + (*possible ? ": short, but a plan exists" : ": fits, but none"));
    }
    if (plan.verdict != Verdict::fits && size == Size::small) {
        compare_late(loaded, plan, row, name);
    }
}

void print(const std::string& family, const Row& row) {
    fmt::print("{:16} {:5} {:5} {:5} {:5} {:9} {:6} {:6} {:6}\n", family, row.fits,
               row.proved_short, row.open, row.wrong.size(), row.unjudged, row.least_late,
               row.more_late, row.exact_bound);
    for (size_t i = 0; i < row.wrong.size() && i < 5; ++i) fmt::print("    {}\n", row.wrong[i]);
    std::fflush(stdout);
}

void compare(const std::string& size_name, Size size, int instances) {
    fmt::print("{:16} {:>5} {:>5} {:>5} {:>5} {:>9} {:>6} {:>6} {:>6}\n", size_name, "fits",
               "short", "open", "wrong", "unjudged", "least", "later", "exact");
    int least = 0, later = 0;
    for (const std::string& family : families()) {
        Row row;
        for (int seed = 1; seed <= instances; ++seed) {
            judge(generate(family, static_cast<std::uint64_t>(seed), size), size, row);
        }
        print(family, row);
        INFO(family);
        CHECK(row.wrong.empty());
        least += row.least_late;
        later += row.more_late;
    }
    CHECK(later * 20 <= least + later);
}

}  // namespace

TEST_CASE("the planner and the oracle give the same verdicts", "[oracle]") {
    compare("small", Size::small, 20);
}

TEST_CASE("the planner and the oracle give the same verdicts on thousands of small instances",
          "[oracle][.][long]") {
    compare("small", Size::small, 250);
}

TEST_CASE("the planner and the oracle give the same verdicts on instances of weeks",
          "[oracle][.][long]") {
    compare("medium", Size::medium, 20);
}

TEST_CASE("the planner and the oracle give the same verdicts on instances of months",
          "[oracle][.][long]") {
    compare("large", Size::large, 2);
}
