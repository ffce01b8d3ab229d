#include <array>
#include <numeric>
#include <unordered_map>

#include "oracle/oracle.hpp"
#include "oracle/walk.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

/// What a plan misses: minutes of weekly minima, late minutes of high, normal and low work, and
/// minutes of work without a deadline that find no place.
using Missed = std::array<Minutes, 5>;
using Best = std::optional<Missed>;

/// In which order plans are compared: minima first, or all minutes alike.
enum class Order { minima_first, total };

struct LateSearch {
    Ground ground;
    Order order;
    std::unordered_map<std::string, Best> known;  ///< least that is missed from a state on
};

/// What is left of the work that is due on this day: all of it will be late.
Missed missed(const Ground& ground, int day) {
    Missed missed{};
    for (size_t j = 0; j < ground.left.size(); ++j) {
        const Job& job = ground.facts.jobs[j];
        const bool due = ground.scenario.required[j] && job.deadline == day;
        if (due) missed[1 + static_cast<size_t>(job.priority)] += ground.left[j];
    }
    return missed;
}

Missed sum(Missed a, const Missed& b) {
    for (size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}

Minutes total(const Missed& missed) {
    return std::accumulate(missed.begin(), missed.end(), Minutes{0});
}

Missed without_place(const Ground& ground) {
    Missed missed{};
    for (size_t j = 0; j < ground.left.size(); ++j) {
        const bool undated = ground.scenario.required[j] && !ground.facts.jobs[j].deadline;
        if (undated) missed[4] += ground.left[j];
    }
    return missed;
}

void keep_better(Order order, Best& best, const Best& other) {
    if (!other) return;
    const bool better =
        !best || (order == Order::total ? total(*other) < total(*best) : *other < *best);
    if (better) best = other;
}

Best least(LateSearch& search, int day) {
    if (day == search.ground.facts.length) return without_place(search.ground);
    const std::string key = key_of(search.ground, day);
    if (const auto found = search.known.find(key); found != search.known.end()) {
        return found->second;
    }
    Best best;
    const auto visit = [&] {
        Missed here = missed(search.ground, day);
        here[0] = missed_minima(search.ground, day);
        Best rest = on_the_next_day(search.ground, day, [&] { return least(search, day + 1); });
        if (rest) rest = sum(*rest, here);
        keep_better(search.order, best, rest);
        return search.ground.budget < 0;
    };
    const Minutes free = search.ground.facts.free[static_cast<size_t>(day)];
    each_division(search.ground, day, 0, free, visit);
    search.known.emplace(key, best);
    return best;
}

Missed missed_already(const Ground& ground) {
    Missed all{};
    for (int day = -1; day >= -36500; --day) all = sum(all, missed(ground, day));
    return all;
}

/// The least over all scenarios; takes what it needs from the budget.
Missed least_in_all(const Facts& facts, Minima minima, Order order, long& budget) {
    Best best;
    for (const Scenario& scenario : scenarios(facts)) {
        LateSearch search{ground(facts, scenario, true, budget), order, {}};
        search.ground.minima = minima;
        Best one = least(search, 0);
        if (one) one = sum(*one, missed_already(search.ground));
        keep_better(order, best, one);
        budget = search.ground.budget;
        if (budget < 0) break;
    }
    return best.value_or(Missed{});
}

}  // namespace

std::optional<LeastLate> least_late(const Curriculum& curriculum,
                                    const std::vector<Record>& records, Day today, long budget) {
    const Facts facts = derive(curriculum, records, today);
    if (facts.endless || !in_order(facts)) return std::nullopt;
    const auto late = [](const Missed& missed) { return Late{missed[1], missed[2], missed[3]}; };
    LeastLate least;
    const Missed first = least_in_all(facts, Minima::counted, Order::minima_first, budget);
    if (budget < 0) return std::nullopt;
    least.missed_minima = first[0];
    least.after_minima = late(first);
    least.without_minima = late(least_in_all(facts, Minima::ignored, Order::minima_first, budget));
    if (budget < 0) return std::nullopt;
    least.missed = total(least_in_all(facts, Minima::counted, Order::total, budget));
    if (budget < 0) return std::nullopt;
    return least;
}

}  // namespace osmlm::oracle
