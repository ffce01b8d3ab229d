#include "plan/relax/relax_weekly.hpp"

#include <algorithm>
#include <bit>

#include "plan/relax/check.hpp"
#include "plan/relax/weekly_network.hpp"

namespace osmlm {

namespace {

/// Arcs of a network, nearly: works times the days of their windows.
long arcs_of(const Problem& problem, const Node& node) {
    const int last = last_day(problem, demand_of(problem, node, true));
    long arcs = 0;
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const long window = std::min(node.until[i], last) - std::max(node.from[i], 0) + 1;
        arcs += std::max(0L, window) * std::popcount(problem.works[i].days.bits()) / 7;
    }
    return arcs;
}

constexpr long most_arcs = 2'000'000;
constexpr long few_arcs = 20'000;  ///< from nothing at once; such a flow holds more rules, mostly

}  // namespace

bool too_large_for_weeks(const Problem& problem, const Node& node) {
    return arcs_of(problem, node) > most_arcs;
}

bool has_weekly_limits(const Problem& problem) {
    return std::any_of(problem.goals.begin(), problem.goals.end(), [](const GoalFacts& goal) {
        return goal.max || (goal.min && !goal.works.empty());
    });
}

Relaxation relax_weekly(const Problem& problem, const Node& node, Explain explain,
                        const std::optional<DayFlow>& known) {
    Relaxation result;
    const bool begins_from = known && arcs_of(problem, node) > few_arcs;
    for (const bool keep_limits : {true, false}) {
        WeeklyNetwork network(problem, node, keep_limits, false);
        if (begins_from) network.begin_from(*known);
        if (network.circulate()) {
            if (!keep_limits && keeps_days(problem, node, result.allotment))
                result.other = std::move(result.allotment);
            result.allotment = network.allotment();
            if (network.exact()) break;
            continue;
        }
        if (explain == Explain::no) return result;
        const bool in_haste = explain == Explain::in_haste;
        if (auto conflict = find_conflict(problem, node, network.suspects(), in_haste))
            result.conflicts.push_back(std::move(*conflict));
        return result;
    }
    result.feasible = true;
    return result;
}

std::optional<InTime> most_in_time(const Problem& problem, const Node& node, bool keep_limits) {
    if (too_large_for_weeks(problem, node)) return std::nullopt;
    const Demand demand = demand_of(problem, node, false);
    DayFlow in_time = empty_flow(problem, demand.tasks, last_day(problem, demand) + 1);
    (void)in_time.place_all();
    WeeklyNetwork network(problem, node, keep_limits, true);
    network.begin_from(in_time);
    if (!network.circulate()) return std::nullopt;
    const LateMinutes late = network.reduce_late();
    return InTime{network.allotment(), late};
}

}  // namespace osmlm
