#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "oracle/facts.hpp"

/// The ground that both exhaustive searches walk on: a state, and every way to divide one day.
namespace osmlm::oracle {

/// Weekly minima must hold, are counted where they do not, or are no rule at all.
enum class Minima { kept, counted, ignored };

/// The tables of one scenario, and the state that a search changes and restores.
struct Ground {
    const Facts& facts;
    const Scenario& scenario;
    std::vector<std::size_t> order;         ///< jobs, each after what it may wait for
    std::vector<int> until;                 ///< last day of each job's window
    std::vector<std::vector<int>> week_of;  ///< by goal and day: index in facts.weeks or -1
    Minima minima = Minima::kept;
    long budget = 0;  ///< divisions that may still be tried

    std::vector<Minutes> left;     ///< of each job
    std::vector<Minutes> planned;  ///< of each goal in the week at hand
    std::vector<Minutes> today;    ///< of each job on the day at hand
};

Ground ground(const Facts& facts, const Scenario& scenario, bool may_be_late, long budget);

/// The state as a key, given that `day` comes next.
std::string key_of(const Ground& ground, int day);

/// Whether every group of the job has a finished member.
bool ready(const Ground& ground, std::size_t job);

bool goal_finished(const Ground& ground, std::size_t goal);

/// Minutes by which minima of the weeks that end on this day fail.
Minutes missed_minima(const Ground& ground, int day);

/// Whether the limits of the weeks that end on this day hold.
bool weeks_hold(const Ground& ground, int day);

/// Whether an unused minute could have gone to work without weekly limits: such a division needs
/// no look, because to do that minute now and not later breaks nothing.
bool idles(const Ground& ground, int day, Minutes unused);

/// Most minutes that the job can take now.
Minutes most_now(const Ground& ground, std::size_t job, int day, Minutes unused);

/// Calls `visit(unused)` with the state of every division of the day, until it returns true.
template <class Visit>
bool each_division(Ground& ground, int day, std::size_t position, Minutes unused, Visit& visit) {
    if (position == ground.order.size()) {
        if (--ground.budget < 0) return true;
        return !idles(ground, day, unused) && weeks_hold(ground, day) && visit();
    }
    const std::size_t job = ground.order[position];
    const Job& facts = ground.facts.jobs[job];
    const Minutes most = most_now(ground, job, day, unused);
    for (Minutes min = most; min >= 0; --min) {
        const auto move = [&](Minutes by) {
            if (!facts.open) ground.left[job] -= by;
            if (facts.goal) ground.planned[*facts.goal] += by;
            ground.today[job] += by;
        };
        move(min);
        const bool stop = each_division(ground, day, position + 1, unused - min, visit);
        move(-min);
        if (stop) return true;
    }
    return false;
}

/// Calls `next()` with the state of the following day, and restores the state.
template <class Next>
auto on_the_next_day(Ground& ground, int day, Next&& next) {
    const std::vector<Minutes> planned = ground.planned;
    const std::vector<Minutes> today = ground.today;
    if (weekday_of(ground.facts.begin + days{day}) == 6) {
        std::fill(ground.planned.begin(), ground.planned.end(), 0);
    }
    std::fill(ground.today.begin(), ground.today.end(), 0);
    auto result = next();
    ground.planned = planned;
    ground.today = today;
    return result;
}

}  // namespace osmlm::oracle
