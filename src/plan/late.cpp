#include "plan/late.hpp"

#include <algorithm>
#include <numeric>

#include "plan/check.hpp"

namespace osmlm {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Tasks in the order in which they may claim days: minima, then work by priority.
std::vector<std::vector<int>> claims(const Problem& problem, const Demand& demand) {
    std::vector<std::vector<int>> groups(4);
    for (std::size_t task = 0; task < demand.tasks.size(); ++task) {
        const bool minimum = task >= problem.works.size();
        const std::size_t group =
            minimum ? 0 : static_cast<std::size_t>(problem.works[task].priority) + 1;
        if (demand.tasks[task].need > 0) groups[group].push_back(static_cast<int>(task));
    }
    return groups;
}

/// Minutes that can be in time, as late as can be; the rest has no last day.
FillOrder order_late(const Problem& problem, const Node& node, LateMinutes& missing) {
    Demand demand = demand_of(problem, node, true);
    const DayFlow forward(problem.free, problem.lead, problem.today, demand.tasks);
    DayFlow backward = forward.reversed();
    for (const auto& group : claims(problem, demand)) backward.place(group, false);
    DayFlow base = backward.reversed();
    FillOrder order{std::move(base), std::move(demand), {}, {}, wish_ranks(problem, node), true,
                    Moves::exchange};
    missing = {};
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const Work& work = problem.works[i];
        const int index = static_cast<int>(i);
        const Minutes placed = order.demand.tasks[i].need - order.base.missing(index);
        const Minutes later = work.required ? work.left - placed : 0;
        const bool dated = work.required && work.until < never;
        order.later.push_back(later);
        order.later_from.push_back(dated ? std::max(node.from[i], work.until + 1) : node.from[i]);
        if (dated) missing[static_cast<std::size_t>(work.priority)] += later;
        if (dated && later > 0) order.rank[i] -= static_cast<int>(problem.works.size());
        order.base.give_up(index);
    }
    for (std::size_t task = problem.works.size(); task < order.demand.tasks.size(); ++task) {
        order.base.give_up(static_cast<int>(task));
        order.demand.tasks[task].need = order.base.tasks()[task].need;
    }
    return order;
}

LateMinutes late_minutes(const Problem& problem, const Filled& filled) {
    LateMinutes late{};
    const auto works = static_cast<int>(problem.works.size());
    const auto count = [&](const Work& work, Minutes minutes) {
        late[static_cast<std::size_t>(work.priority)] += minutes;
    };
    for (int day = 0; day < static_cast<int>(filled.allotment.size()); ++day)
        for (const Share& share : filled.allotment[at(day)])
            if (share.task < works && day > problem.works[at(share.task)].until)
                count(problem.works[at(share.task)], share.min);
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        if (problem.works[i].until < never) count(problem.works[i], filled.unplaced[i]);
    return late;
}

}  // namespace

LatePlan plan_late(const Problem& problem) {
    const Node root = root_node(problem);
    Node own = late_node(problem);
    own.from = root.from;
    LatePlan best;
    LateMinutes missing{};
    order_late(problem, own, best.bound);
    bool first = true;
    for (const bool inherited : {false, true})
        for (const bool by_deadline : {false, true}) {
            const Node& node = inherited ? root : own;
            FillOrder order = order_late(problem, node, missing);
            if (by_deadline) rank_by_deadline(root, order);
            auto filled = fill_days(problem, node, std::move(order));
            const LateMinutes late = late_minutes(problem, *filled);
            if (first || late < best.late) {
                best.filled = std::move(*filled);
                best.node = node;
                best.late = late;
            }
            first = false;
            if (best.late == best.bound) return best;
        }
    return best;
}

}  // namespace osmlm
