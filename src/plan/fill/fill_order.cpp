#include <algorithm>
#include <map>
#include <numeric>

#include "plan/fill/fill.hpp"

namespace osmlm {
namespace {

/// Minutes of goals with a weekly maximum stay in their week when others need their day; so do
/// those of goals with a minimum, where a plan is known in which they hold it.
Demand held_demand(const Problem& problem, const Node& node, bool known) {
    Demand demand = demand_of(problem, node, true);
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        if (problem.works[i].goal < 0) continue;
        const GoalFacts& goal = problem.goals[at(problem.works[i].goal)];
        demand.tasks[i].keeps_week = goal.max || (known && goal.min);
    }
    return demand;
}

/// Of each work the minutes that are due on no day.
std::vector<Minutes> undated(const Problem& problem, const Node& node, const Demand& demand) {
    std::vector<Minutes> later;
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const bool undated = node.required[i] && !node.dated(static_cast<int>(i));
        later.push_back(undated ? problem.works[i].left - demand.tasks[i].need : 0);
    }
    return later;
}

FillOrder order_with(const Problem& problem, const Node& node, Demand demand, DayFlow base,
                     std::vector<Minutes> later, Moves moves, bool reserved) {
    FillOrder order{std::move(base), std::move(demand),         std::move(later),
                    node.from,       file_ranks(problem, node), wish_priorities(problem, node)};
    order.reserved = reserved;
    order.moves = moves;
    return order;
}

}  // namespace

std::vector<Priority> wish_priorities(const Problem& problem, const Node& node) {
    std::vector<Priority> priority;
    for (const Work& work : problem.works) priority.push_back(work.priority);
    for (auto work = node.arcs->order.rbegin(); work != node.arcs->order.rend(); ++work)
        for (int next : node.arcs->after[at(*work)])
            if (node.required[at(next)])
                priority[at(*work)] = std::min(priority[at(*work)], priority[at(next)]);
    return priority;
}

namespace {

std::vector<int> by_priority(const std::vector<Priority>& priority) {
    std::vector<int> order(priority.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return priority[at(a)] < priority[at(b)]; });
    return order;
}

/// Depth-first post-order over what works wait for (Tarjan 1976): each comes after all that it
/// waits for, and as soon after as can be.
class Ranker {
public:
    explicit Ranker(const Problem& problem)
        : problem_(problem), rank_(problem.works.size(), -1), begun_(rank_.size()) {}

    void rank_with_prerequisites(int wanted) {
        std::vector<int> path{wanted};
        while (!path.empty()) {
            const int work = path.back();
            const auto waits = begun_[at(work)] ? std::vector<int>{} : waits_for(work);
            begun_[at(work)] = true;
            if (waits.empty()) {
                path.pop_back();
                if (rank_[at(work)] < 0) rank_[at(work)] = next_++;
            }
            path.insert(path.end(), waits.rbegin(), waits.rend());
        }
    }

    [[nodiscard]] std::vector<int> ranks() && { return std::move(rank_); }

private:
    /// Unranked works that it waits for, in file order; of an `any` without a ranked one, the
    /// first.
    [[nodiscard]] std::vector<int> waits_for(int work) const {
        std::vector<int> waits;
        for (const auto& group : problem_.works[at(work)].after) {
            const bool ranked = std::any_of(group.begin(), group.end(),
                                            [&](int member) { return begun_[at(member)]; });
            if (!ranked && !group.empty()) waits.push_back(group.front());
        }
        std::sort(waits.begin(), waits.end());
        return waits;
    }

    const Problem& problem_;
    std::vector<int> rank_;
    std::vector<bool> begun_;
    int next_ = 0;
};

}  // namespace

std::vector<int> file_ranks(const Problem& problem, const Node& node) {
    const std::vector<int> order = by_priority(wish_priorities(problem, node));
    std::vector<int> rank(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[at(order[i])] = static_cast<int>(i);
    return rank;
}

std::vector<int> wish_ranks(const Problem& problem, const Node& node) {
    const std::vector<Priority> priority = wish_priorities(problem, node);
    const auto wanted_itself = [&](int work) {
        const auto& next = node.arcs->after[at(work)];
        return std::none_of(next.begin(), next.end(), [&](int later) {
            return node.required[at(later)] && priority[at(later)] == priority[at(work)];
        });
    };
    const std::vector<int> order = by_priority(priority);
    Ranker ranker(problem);
    for (const int work : order)
        if (wanted_itself(work)) ranker.rank_with_prerequisites(work);
    for (const int work : order) ranker.rank_with_prerequisites(work);
    return std::move(ranker).ranks();
}

namespace {

/// The demand as late as can be until its last day, and after it what has none.
std::optional<FillOrder> order_backward(const Problem& problem, const Node& node, Demand demand,
                                        int last, std::vector<Minutes> later,
                                        const std::optional<DayFlow>& late) {
    const bool endless = std::any_of(later.begin(), later.end(), [](Minutes m) { return m > 0; });
    const int length = endless ? problem.horizon : last + 1;
    DayFlow base = empty_flow(problem, demand.tasks, length);
    if (late && late->tasks().size() == demand.tasks.size()) {  // no minima beside dated work
        for (int day = 0; day < late->days(); ++day)
            for (const FlowCell& cell : late->on(day)) base.add(day, cell.task, cell.min);
    } else {
        DayFlow backward = base.reversed();
        if (!backward.place_all()) return std::nullopt;
        base = backward.reversed();
    }
    return order_with(problem, node, std::move(demand), std::move(base), std::move(later),
                      Moves::exchange, true);
}

}  // namespace

std::optional<FillOrder> order_in_time(const Problem& problem, const Node& node,
                                       const std::optional<DayFlow>& late) {
    Demand demand = held_demand(problem, node, false);
    std::vector<Minutes> later = undated(problem, node, demand);
    const int last = last_day(problem, demand);
    return order_backward(problem, node, std::move(demand), last, std::move(later), late);
}

std::optional<FillOrder> order_with_pools(const Problem& problem, const Node& node) {
    Demand demand = held_demand(problem, node, false);
    std::vector<Minutes> later = undated(problem, node, demand);
    const std::size_t without = demand.tasks.size();
    const std::vector<Minutes> pooled = add_pools(problem, node, demand);
    if (demand.tasks.size() == without) return std::nullopt;
    for (std::size_t work = 0; work < later.size(); ++work)
        if (later[work] > 0) later[work] -= pooled[work];
    const int last = last_day_with_pools(problem, node, demand);
    return order_backward(problem, node, std::move(demand), last, std::move(later), {});
}

FillOrder order_from(const Problem& problem, const Node& node, const Allotment& allotment,
                     Moves moves) {
    Demand demand = held_demand(problem, node, true);
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
    std::vector<Minutes> later = undated(problem, node, demand);
    return order_with(problem, node, std::move(demand), std::move(base), std::move(later), moves,
                      false);
}

FillOrder as_wished(const Problem& problem, const Node& node, FillOrder order) {
    order.wishes = true;
    order.rank = wish_ranks(problem, node);
    return order;
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
