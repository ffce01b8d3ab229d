#include "plan/fill/pools.hpp"

#include <algorithm>
#include <utility>

namespace osmlm {
namespace {

/// What the pool needs in a week: on any day on which some of the goal's works may be done.
Task task_of_week(const Problem& problem, const Node& node, int goal, int week) {
    Task task{0, never, problem.monday(week) + 6, {}, 0, 0};
    for (const int work : works_of_pool(problem, node, goal)) {
        const Work& w = problem.works[at(work)];
        task.from = std::min(task.from, node.from[at(work)]);
        for (int day = 0; day < 7; ++day)
            if (w.days.has(day)) task.days.add(day);
        for (Minutes& most : task.daily.on) most = std::max(most, w.daily);
        task.daily_today = std::max(task.daily_today, w.daily_today);
    }
    task.from = std::max({task.from, problem.monday(week), problem.goals[at(goal)].from});
    return task;
}

}  // namespace

bool has_pool(const Problem& problem, const Node& node, int goal) {
    const GoalFacts& facts = problem.goals[at(goal)];
    return facts.min && !facts.max && !facts.open &&
           std::ranges::any_of(facts.works, [&](int work) { return node.required[at(work)]; });
}

bool has_pools(const Problem& problem, const Node& node) {
    for (int goal = 0; goal < static_cast<int>(problem.goals.size()); ++goal)
        if (has_pool(problem, node, goal)) return true;
    return false;
}

std::vector<int> works_of_pool(const Problem& problem, const Node& node, int goal) {
    std::vector<int> order;
    for (const int work : problem.goals[at(goal)].works)
        if (node.required[at(work)]) order.push_back(work);
    std::ranges::sort(order, {}, [&](int work) { return std::pair(node.until[at(work)], work); });
    return order;
}

Pool pool_of(const Problem& problem, const Node& node, int goal, const std::vector<int>& order) {
    const GoalFacts& facts = problem.goals[at(goal)];
    Pool pool;
    std::vector<Minutes> left(problem.works.size());
    for (const int work : order) left[at(work)] = problem.works[at(work)].left;
    auto begin = order.begin(), end = order.end();
    for (int week = 0; week < static_cast<int>(facts.asked.size()); ++week) {
        const int sunday = problem.monday(week) + 6;
        while (begin != end && (left[at(*begin)] == 0 || node.until[at(*begin)] < sunday)) ++begin;
        while (begin != end && left[at(*(end - 1))] == 0) --end;
        if (begin == end || node.until[at(*(end - 1))] == sunday) break;  // its last asks nothing
        Minutes missing = facts.asked_in(week);
        for (auto work = begin; work != end && missing > 0; ++work) {
            if (node.from[at(*work)] > sunday) continue;
            const Minutes some = std::min(missing, left[at(*work)]);
            left[at(*work)] -= some;
            missing -= some;
        }
        pool.weeks.push_back(facts.asked_in(week) - missing);
    }
    for (const int work : facts.works) pool.rest.push_back(left[at(work)]);
    return pool;
}

std::vector<Minutes> add_pools(const Problem& problem, const Node& node, Demand& demand) {
    std::vector<Minutes> pooled(problem.works.size());
    demand.pooled.resize(problem.goals.size());
    for (int goal = 0; goal < static_cast<int>(problem.goals.size()); ++goal) {
        if (!has_pool(problem, node, goal)) continue;
        demand.pooled[at(goal)] = true;
        const Pool pool = pool_of(problem, node, goal, works_of_pool(problem, node, goal));
        for (std::size_t week = 0; week < pool.weeks.size(); ++week) {
            if (pool.weeks[week] == 0) continue;
            Task task = task_of_week(problem, node, goal, static_cast<int>(week));
            task.need = pool.weeks[week];
            demand.tasks.push_back(task);
            demand.stands_for.push_back(static_cast<int>(problem.works.size()) + goal);
            demand.week.push_back(static_cast<int>(week));
        }
        const auto& works = problem.goals[at(goal)].works;
        for (std::size_t i = 0; i < works.size(); ++i) {
            if (!node.required[at(works[i])]) continue;
            pooled[at(works[i])] = problem.works[at(works[i])].left - pool.rest[i];
            if (demand.tasks[at(works[i])].need > 0) demand.tasks[at(works[i])].need = pool.rest[i];
        }
    }
    return pooled;
}

int last_day_with_pools(const Problem& problem, const Node& node, const Demand& demand) {
    int last = last_day(problem, demand);
    for (int work = 0; work < static_cast<int>(problem.works.size()); ++work)
        if (node.dated(work)) last = std::max(last, node.until[at(work)]);
    return std::min(last, problem.horizon - 1);
}

std::vector<std::vector<int>> week_tasks(const Problem& problem, const Demand& demand) {
    std::vector<std::vector<int>> tasks(problem.goals.size());
    for (std::size_t goal = 0; goal < tasks.size(); ++goal)
        tasks[goal].assign(problem.goals[goal].asked.size(), -1);
    for (std::size_t task = problem.works.size(); task < demand.tasks.size(); ++task)
        tasks[at(demand.stands_for[task]) - problem.works.size()][at(demand.week[task])] =
            static_cast<int>(task);
    return tasks;
}

}  // namespace osmlm
