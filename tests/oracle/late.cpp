#include <unordered_map>

#include "oracle/oracle.hpp"
#include "oracle/walk.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;
using Best = std::optional<Late>;

struct LateSearch {
    Ground ground;
    std::unordered_map<std::string, Best> known;   ///< fewest late minutes from a state on
};

/// What is left of the work that is due on this day: all of it will be late.
Late missed(const Ground& ground, int day) {
    Late late{};
    for (size_t j = 0; j < ground.left.size(); ++j) {
        const Job& job = ground.facts.jobs[j];
        const bool due = ground.scenario.required[j] && job.deadline == day;
        if (due) late[static_cast<size_t>(job.priority)] += ground.left[j];
    }
    return late;
}

Late sum(const Late& a, const Late& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }

void keep_better(Best& best, const Best& other) {
    if (other && (!best || *other < *best)) best = other;
}

Best fewest(LateSearch& search, int day) {
    if (day == search.ground.facts.length) return Late{};
    const std::string key = key_of(search.ground, day);
    if (const auto found = search.known.find(key); found != search.known.end()) {
        return found->second;
    }
    Best best;
    const auto visit = [&] {
        Best rest =
            on_the_next_day(search.ground, day, [&] { return fewest(search, day + 1); });
        if (rest) rest = sum(*rest, missed(search.ground, day));
        keep_better(best, rest);
        return search.ground.budget < 0;
    };
    const Minutes free = search.ground.facts.free[static_cast<size_t>(day)];
    each_division(search.ground, day, 0, free, visit);
    search.known.emplace(key, best);
    return best;
}

Late missed_already(const Ground& ground) {
    Late late{};
    for (int day = -1; day >= -36500; --day) late = sum(late, missed(ground, day));
    return late;
}

/// The fewest over all scenarios; takes what it needs from the budget.
Best fewest_in_all(const Facts& facts, bool minima, long& budget) {
    Best best;
    for (const Scenario& scenario : scenarios(facts)) {
        LateSearch search{ground(facts, scenario, true, budget), {}};
        search.ground.minima = minima;
        Best one = fewest(search, 0);
        if (one) one = sum(*one, missed_already(search.ground));
        keep_better(best, one);
        budget = search.ground.budget;
        if (budget < 0) break;
    }
    return best;
}

}  // namespace

std::optional<LeastLate> least_late(const Curriculum& curriculum,
                                    const std::vector<Record>& records, Day today, long budget) {
    const Facts facts = derive(curriculum, records, today);
    if (facts.endless || !in_order(facts)) return std::nullopt;
    LeastLate least;
    least.with_minima = fewest_in_all(facts, true, budget);
    if (budget < 0) return std::nullopt;
    least.without_minima = fewest_in_all(facts, false, budget).value_or(Late{});
    if (budget < 0) return std::nullopt;
    return least;
}

}  // namespace osmlm::oracle
