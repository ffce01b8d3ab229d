#include <algorithm>
#include <map>
#include <numeric>

#include "plan/fill.hpp"

namespace osmlm {
namespace {

Demand held_demand(const Problem& problem, const Node& node) {
    Demand demand = demand_of(problem, node, true);
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const int goal = problem.works[i].goal;
        demand.tasks[i].keeps_week = goal >= 0 && problem.goals[at(goal)].max.has_value();
    }
    return demand;
}

FillOrder order_with(const Problem& problem, const Node& node, Demand demand, DayFlow base,
                     Moves moves) {
    FillOrder order{std::move(base),           std::move(demand),        {},    node.from,
                    wish_ranks(problem, node), moves == Moves::exchange, false, moves};
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const bool undated = node.required[i] && !node.dated(static_cast<int>(i));
        order.later.push_back(undated ? problem.works[i].left - order.demand.tasks[i].need : 0);
    }
    return order;
}

}  // namespace

std::vector<int> wish_ranks(const Problem& problem, const Node& node) {
    std::vector<Priority> priority;
    for (const Work& work : problem.works) priority.push_back(work.priority);
    for (auto work = node.arcs->order.rbegin(); work != node.arcs->order.rend(); ++work)
        for (int next : node.arcs->after[at(*work)])
            if (node.required[at(next)])
                priority[at(*work)] = std::min(priority[at(*work)], priority[at(next)]);
    std::vector<int> order(problem.works.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return priority[at(a)] < priority[at(b)]; });
    std::vector<int> rank(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[at(order[i])] = static_cast<int>(i);
    return rank;
}

std::optional<FillOrder> order_in_time(const Problem& problem, const Node& node) {
    Demand demand = held_demand(problem, node);
    const DayFlow forward(problem.free, problem.lead, problem.today, demand.tasks);
    DayFlow backward = forward.reversed();
    if (!backward.place_all()) return std::nullopt;
    return order_with(problem, node, std::move(demand), backward.reversed(), Moves::exchange);
}

FillOrder order_from(const Problem& problem, const Node& node, const Allotment& allotment,
                     Moves moves) {
    Demand demand = held_demand(problem, node);
    const auto works = static_cast<int>(problem.works.size());
    std::map<std::pair<int, int>, int> open_task;  // (goal, week)
    for (std::size_t task = problem.works.size(); task < demand.tasks.size(); ++task) {
        open_task[{demand.stands_for[task] - works, demand.week[task]}] = static_cast<int>(task);
    }
    const auto task_of = [&](const Share& share, int day) {
        if (share.task < works) return share.task;
        return open_task.at({share.task - works, problem.week(day)});
    };
    for (Task& task : demand.tasks) task.need = 0;
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day)
        for (const Share& share : allotment[at(day)])
            demand.tasks[at(task_of(share, day))].need += share.min;
    DayFlow base(problem.free, problem.lead, problem.today, demand.tasks);
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day)
        for (const Share& share : allotment[at(day)]) base.add(day, task_of(share, day), share.min);
    return order_with(problem, node, std::move(demand), std::move(base), moves);
}

void rank_by_deadline(const Node& node, FillOrder& order) {
    std::vector<int> by_end(order.rank.size());
    std::iota(by_end.begin(), by_end.end(), 0);
    std::sort(by_end.begin(), by_end.end(), [&](int a, int b) {
        return std::tuple(node.until[at(a)], order.rank[at(a)]) <
               std::tuple(node.until[at(b)], order.rank[at(b)]);
    });
    for (std::size_t i = 0; i < by_end.size(); ++i) order.rank[at(by_end[i])] = static_cast<int>(i);
}

}  // namespace osmlm
