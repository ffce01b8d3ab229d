#include "plan/late.hpp"

#include <algorithm>
#include <numeric>

#include "plan/check.hpp"
#include "plan/dispatch.hpp"

namespace osmlm {
namespace {

constexpr std::size_t most_to_choose = 250;  ///< works beyond which none is chosen to be in time

/// The works that are to be in time whatever it costs the others: windows of these, and of what
/// they wait for, end so that they can be; all others have no last day.
Node node_for(const Problem& problem, const Node& own, const std::vector<bool>& in_time) {
    Node node = own;
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        if (!in_time[i]) node.until[i] = never;
    inherit(node);
    return node;
}

bool holds(const Problem& problem, const Node& node) {
    if (dispatch(problem, node)) return true;
    const Relaxation relaxation = relax(problem, node, Explain::no);
    return relaxation.feasible &&
           !find_breach(problem, node, by_class(problem, node, relaxation.allotment), false);
}

/// Goes through the works in the given order and keeps each in time that can be, with those kept
/// before.
std::vector<bool> choose_in_time(const Problem& problem, const Node& own,
                                 const std::vector<int>& order) {
    std::vector<bool> in_time(problem.works.size());
    for (const int work : order) {
        if (!own.dated(work) || own.empty(work)) continue;
        in_time[at(work)] = true;
        if (!holds(problem, node_for(problem, own, in_time))) in_time[at(work)] = false;
    }
    return in_time;
}

/// Tasks in the order in which they may claim days: minima, what is chosen to be in time, all else
/// with a deadline by priority, and what is never late but short of hours for ever.
std::vector<std::vector<int>> claims(const Problem& problem, const Demand& demand,
                                     const Node& chosen) {
    std::vector<std::vector<int>> groups(6);
    for (std::size_t task = 0; task < demand.tasks.size(); ++task) {
        if (demand.tasks[task].need == 0) continue;
        const bool minimum = task >= problem.works.size();
        std::size_t group = 0;
        if (!minimum) {
            const Work& work = problem.works[task];
            const bool first = chosen.until[task] < never;
            group = first ? 1 : work.has_deadline ? 2 + static_cast<std::size_t>(work.priority) : 5;
        }
        groups[group].push_back(static_cast<int>(task));
    }
    return groups;
}

/// Minutes that can be in time, as late as can be; the rest has no last day. Windows end as chosen,
/// or else at a work's own deadline.
FillOrder order_late(const Problem& problem, const Node& own, const Node& chosen) {
    Node node = own;
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        if (chosen.until[i] < never) node.until[i] = chosen.until[i];
    Demand demand = demand_of(problem, node, true);
    const DayFlow forward(problem.free, problem.lead, problem.today, demand.tasks);
    DayFlow backward = forward.reversed();
    for (const auto& group : claims(problem, demand, chosen)) backward.place(group);
    FillOrder order{
        backward.reversed(), std::move(demand), {}, {}, wish_ranks(problem, node), true, true,
        Moves::exchange};
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const Work& work = problem.works[i];
        const int index = static_cast<int>(i);
        const Minutes placed = order.demand.tasks[i].need - order.base.missing(index);
        const Minutes later = work.required ? work.left - placed : 0;
        const bool dated = work.required && work.until < never;
        order.later.push_back(later);
        order.later_from.push_back(dated ? std::max(node.from[i], work.until + 1) : node.from[i]);
        if (dated && later > 0) order.rank[i] -= static_cast<int>(problem.works.size());
        order.base.give_up(index);
    }
    for (std::size_t task = problem.works.size(); task < order.demand.tasks.size(); ++task) {
        order.base.give_up(static_cast<int>(task));
        order.demand.tasks[task].need = order.base.tasks()[task].need;
    }
    return order;
}

/// Minutes of each priority that no flow within the works' own windows can place.
LateMinutes bound_of(const Problem& problem, const FillOrder& order) {
    LateMinutes bound{};
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        if (problem.works[i].required && problem.works[i].until < never)
            bound[static_cast<std::size_t>(problem.works[i].priority)] += order.later[i];
    return bound;
}

/// Orders in which works may claim to be in time: by priority, then by deadline, by effort, or as
/// in the file.
std::vector<std::vector<int>> orders_to_try(const Problem& problem, const Node& root) {
    std::vector<std::vector<int>> orders(4, std::vector<int>(problem.works.size()));
    for (auto& order : orders) std::iota(order.begin(), order.end(), 0);
    const auto sort = [&](std::vector<int>& order, auto key) {
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::pair(problem.works[at(a)].priority, key(a)) <
                   std::pair(problem.works[at(b)].priority, key(b));
        });
    };
    sort(orders[0], [&](int work) { return -problem.works[at(work)].left; });
    sort(orders[1], [&](int work) { return Minutes{root.until[at(work)]}; });
    sort(orders[2], [&](int work) { return problem.works[at(work)].left; });
    sort(orders[3], [](int) { return Minutes{0}; });
    return orders;
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
    bool first = true;
    const auto meet = [&](const Node& chosen, bool by_deadline) {
        FillOrder order = order_late(problem, own, chosen);
        if (first) best.bound = bound_of(problem, order);
        if (by_deadline) rank_by_deadline(root, order);
        Node node = own;
        for (std::size_t i = 0; i < node.until.size(); ++i)
            if (chosen.until[i] < never) node.until[i] = chosen.until[i];
        auto filled = fill_days(problem, node, std::move(order));
        const LateMinutes late = late_minutes(problem, *filled);
        if (first || late < best.late)
            best = {std::move(*filled), std::move(node), late, best.bound};
        first = false;
        return best.late == best.bound;
    };
    const Node nothing = node_for(problem, own, std::vector<bool>(problem.works.size()));
    if (meet(nothing, false) || root.arcs->plain() || meet(nothing, true)) return best;
    if (problem.works.size() > most_to_choose) return best;
    for (const auto& order : orders_to_try(problem, root)) {
        const Node chosen = node_for(problem, own, choose_in_time(problem, own, order));
        if (meet(chosen, false) || meet(chosen, true)) return best;
    }
    return best;
}

}  // namespace osmlm
