#include "oracle/search.hpp"

#include <unordered_set>

#include "oracle/walk.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

struct Search {
    Ground ground;
    std::vector<size_t> by_deadline;       ///< required jobs with a deadline
    std::unordered_set<std::string> dead;  ///< states that cannot be completed
    Timetable timetable;
    int last_minimum = -1;  ///< no minimum of open work is asked later
};

Minutes sum(const std::vector<Minutes>& minutes, int from, int until) {
    Minutes sum = 0;
    for (int d = std::max(from, 0); d <= until; ++d) sum += minutes[static_cast<size_t>(d)];
    return sum;
}

/// Whether some required work cannot be done by its deadline even if it has the days for itself.
bool hopeless(const Search& search, int day) {
    const Facts& facts = search.ground.facts;
    Minutes need = 0;
    for (const size_t j : search.by_deadline) {
        const Minutes left = search.ground.left[j];
        if (left == 0) continue;
        need += left;
        const int until = search.ground.until[j];
        if (left > sum(facts.jobs[j].room, day, until)) return true;
        if (need > sum(facts.free, day, until)) return true;
    }
    return false;
}

bool all_done(const Search& search, int day) {
    if (day <= search.last_minimum) return false;
    for (size_t j = 0; j < search.ground.left.size(); ++j) {
        if (search.ground.scenario.required[j] && search.ground.left[j] > 0) return false;
    }
    return true;
}

std::vector<Sitting> sittings(const Ground& ground) {
    std::vector<Sitting> list;
    for (const size_t job : ground.order) {
        if (ground.today[job] > 0) list.push_back({job, ground.today[job]});
    }
    return list;
}

bool complete(Search& search, int day) {
    if (all_done(search, day)) return true;
    if (day == search.ground.facts.length || hopeless(search, day)) return false;
    const std::string key = key_of(search.ground, day);
    if (search.dead.contains(key)) return false;
    bool found = false;
    const auto visit = [&] {
        search.timetable.push_back(sittings(search.ground));
        found = on_the_next_day(search.ground, day, [&] { return complete(search, day + 1); });
        if (!found) search.timetable.pop_back();
        return found || search.ground.budget < 0;
    };
    const Minutes free = search.ground.facts.free[static_cast<size_t>(day)];
    each_division(search.ground, day, 0, free, visit);
    if (!found && search.ground.budget >= 0) search.dead.insert(key);
    return found;
}

bool asks_for_days_gone(const Facts& facts, const Scenario& scenario) {
    for (size_t j = 0; j < facts.jobs.size(); ++j) {
        if (scenario.required[j] && facts.jobs[j].deadline.value_or(0) < 0) return true;
    }
    return false;
}

Search begin(const Facts& facts, const Scenario& scenario, long budget) {
    Search search{ground(facts, scenario, false, budget), {}, {}, {}, -1};
    for (size_t j = 0; j < facts.jobs.size(); ++j) {
        if (scenario.required[j]) search.by_deadline.push_back(j);
    }
    std::stable_sort(search.by_deadline.begin(), search.by_deadline.end(), [&](size_t a, size_t b) {
        return search.ground.until[a] < search.ground.until[b];
    });
    for (const WeekLimit& week : facts.weeks) {
        if (week.always && week.asked > 0) search.last_minimum = week.last;
    }
    return search;
}

}  // namespace

Found search(const Facts& facts, long budget) {
    if (!in_order(facts)) return {};
    for (const Scenario& scenario : scenarios(facts)) {
        if (asks_for_days_gone(facts, scenario)) continue;
        Search search = begin(facts, scenario, budget);
        if (complete(search, 0)) return {true, search.timetable};
        budget = search.ground.budget;
        if (budget < 0) return {};
    }
    return {true, std::nullopt};
}

std::optional<bool> feasible_by_search(const Curriculum& curriculum,
                                       const std::vector<Record>& records, Day today, long budget) {
    const Found found = search(derive(curriculum, records, today), budget);
    if (!found.decided) return std::nullopt;
    return found.timetable.has_value();
}

}  // namespace osmlm::oracle
