#include "plan/choose/late_flow.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "plan/relax/propagate.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

/// Tasks in the order in which they may claim days: minima, what is chosen to be in time, all else
/// with a deadline by priority, and what is never late but short of hours for ever.
std::vector<std::vector<int>> claims(const Problem& problem, const Demand& demand,
                                     const Node& chosen) {
    std::vector<std::vector<int>> groups(6);
    for (std::size_t task = 0; task < demand.tasks.size(); ++task) {
        if (demand.tasks[task].need == 0) continue;
        std::size_t group = 0;
        if (task < problem.works.size())
            group = chosen.until[task] < never ? 1 : 2 + late_kind(problem.works[task]);
        groups[group].push_back(static_cast<int>(task));
    }
    return groups;
}

/// The flow that grows by one group after the other, each as large as those before it allow.
DayFlow place_in_turn(DayFlow flow, const std::vector<std::vector<int>>& groups) {
    for (const auto& group : groups) {
        flow.fill(group);
        for (const int task : group) flow.complete(task);
    }
    return flow;
}

DayFlow flow_to_horizon(const Problem& problem, const Demand& demand) {
    return empty_flow(problem, demand.tasks, problem.horizon);
}

/// What neither the base nor a pool holds is late. Work whose deadline has passed goes first, with
/// what it waits for; then what will be late.
void set_later(const Problem& problem, const Node& node, FillOrder& order,
               const std::vector<Minutes>& pooled) {
    const Node root = root_node(problem);
    const auto works = static_cast<int>(problem.works.size());
    order.later.clear();
    order.later_from = node.from;
    for (int i = 0; i < works; ++i) {
        const Work& work = problem.works[at(i)];
        const Minutes placed = order.demand.tasks[at(i)].need - order.base.missing(i);
        const Minutes later = work.required ? work.left - placed - pooled[at(i)] : 0;
        order.later.push_back(later);
        if (root.dated(i) && root.until[at(i)] < 0)
            order.rank[at(i)] -= 2 * works;
        else if (root.dated(i) && later > 0)
            order.rank[at(i)] -= works;
        order.base.give_up(i);
    }
    order.may_be_late = true;
}

/// Whether all minima can be held at once by open work alone, then each as far as can be.
bool place_minima(const Problem& problem, const Node& node, Problem& placeable) {
    const Demand demand = demand_of(problem, node, true);
    std::vector<int> minima;
    for (std::size_t task = problem.works.size(); task < demand.tasks.size(); ++task)
        minima.push_back(static_cast<int>(task));
    const DayFlow flow = place_in_turn(flow_to_horizon(problem, demand), {minima});
    bool all = true;
    for (const int task : minima) {
        if (flow.missing(task) == 0) continue;
        const int goal = demand.stands_for[at(task)] - static_cast<int>(problem.works.size());
        placeable.goals[at(goal)].asked[at(demand.week[at(task)])] -= flow.missing(task);
        all = false;
    }
    return all;
}

/// Asks nothing of weeks in which late minutes of the goal's own work might serve the minimum.
void forget_minima_served_late(Problem& problem) {
    for (GoalFacts& goal : problem.goals)
        for (const int work : goal.works)
            for (int week = 0; week < static_cast<int>(goal.asked.size()); ++week)
                if (problem.works[at(work)].until < problem.monday(week) + 6)
                    goal.asked[at(week)] = 0;
}

/// The tasks of pools, that need nothing yet. Returns what they ask for.
std::vector<Minutes> add_empty_pools(const Problem& problem, const Node& node, Demand& demand) {
    const std::vector<Task> tasks = demand.tasks;
    add_pools(problem, node, demand);
    std::ranges::copy(tasks, demand.tasks.begin());
    std::vector<Minutes> asked;
    for (std::size_t i = tasks.size(); i < demand.tasks.size(); ++i)
        asked.push_back(std::exchange(demand.tasks[i].need, 0));
    return asked;
}

/// As many minutes of the work as can go into the week without making others late.
Minutes move_into_week(DayFlow& flow, int work, int week, Minutes most) {
    flow.forget(work, most, 0, flow.days() - 1);
    flow.ask(week, most);
    flow.complete(week);
    const Minutes back = flow.missing(week);
    flow.give_up(week);
    flow.ask(work, back);
    flow.complete(work);
    return most - back;
}

/// Of work that is in time as much as can be goes into the weeks that ask for it. Returns what each
/// work has there.
std::vector<Minutes> serve_weeks(const Problem& problem, const std::vector<Minutes>& asked,
                                 FillOrder& order) {
    DayFlow& flow = order.base;
    const auto works = static_cast<int>(problem.works.size());
    std::vector<Minutes> served(problem.works.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto week = static_cast<int>(flow.tasks().size() - asked.size() + i);
        const int until = flow.tasks()[at(week)].until;
        Minutes missing = asked[i];
        for (const int work : problem.goals[at(order.demand.stands_for[at(week)] - works)].works) {
            const Task& own = flow.tasks()[at(work)];
            const Minutes most = std::min(missing, own.need - flow.missing(work));
            if (most <= 0 || own.from > until || own.until < until) continue;
            const Minutes moved = move_into_week(flow, work, week, most);
            order.demand.tasks[at(work)].need = own.need;
            served[at(work)] += moved;
            missing -= moved;
        }
    }
    return served;
}

LateMinutes larger(const LateMinutes& a, const LateMinutes& b) { return std::max(a, b); }

/// The least that is late where weekly limits hold; minima that cannot are left out.
LateMinutes bound_weekly(const Problem& problem, const Node& own) {
    Problem relaxed = problem;
    if (!place_minima(problem, own, relaxed))
        for (GoalFacts& goal : relaxed.goals) std::fill(goal.asked.begin(), goal.asked.end(), 0);
    forget_minima_served_late(relaxed);
    LateMinutes bound{};
    for (const bool keep_limits : {true, false})
        if (const auto most = most_in_time(relaxed, own, keep_limits))
            bound = larger(bound, most->late);
    return bound;
}

Minutes sum_of(const LateMinutes& late) {
    return std::accumulate(late.begin(), late.end(), Minutes{0});
}

/// Minutes of all required work with a deadline up to that day that waits for the work.
Minutes waiting_for(const Problem& problem, const Arcs& arcs, int work, int until) {
    std::vector<int> stack{work};
    std::vector<bool> seen(problem.works.size());
    Minutes sum = 0;
    while (!stack.empty()) {
        const int here = stack.back();
        stack.pop_back();
        for (const int next : arcs.after[at(here)]) {
            if (seen[at(next)]) continue;
            seen[at(next)] = true;
            stack.push_back(next);
            const Work& w = problem.works[at(next)];
            if (w.required && w.until <= until) sum += w.left;
        }
    }
    return sum;
}

/// What late work may do for the minima of a conflict, in weeks that do not end before its
/// deadline.
Minutes may_serve_late(const Problem& problem, const Conflict& conflict) {
    const int from = static_cast<int>((conflict.from - problem.begin).count());
    const int until = static_cast<int>((conflict.until - problem.begin).count());
    Minutes sum = 0;
    for (const std::size_t g : conflict.goals) {
        const GoalFacts& goal = problem.goals[g];
        int first = never;  // deadline
        Minutes late = 0, asked = 0;
        for (const int work : goal.works) {
            first = std::min(first, problem.works[at(work)].until);
            if (problem.works[at(work)].until < until + 6) late += problem.works[at(work)].left;
        }
        for (int week = problem.week(std::max(0, from)); week <= problem.week(std::max(0, until));
             ++week)
            if (first < problem.monday(week) + 6) asked += goal.asked_in(week);
        sum += std::min(late, asked);
    }
    return sum;
}

}  // namespace

Minutes Missed::sum() const { return minima + sum_of(late); }

Node late_windows(const Problem& problem) {
    Node own = late_node(problem);
    Node endless = own;
    std::fill(endless.until.begin(), endless.until.end(), never);
    inherit(endless);
    own.from = propagate(problem, endless).node.from;
    return own;
}

LateBound bound_late(const Problem& problem, const Node& own) {
    Node nothing = own;
    std::fill(nothing.until.begin(), nothing.until.end(), never);
    const Demand demand = demand_of(problem, own, false);
    const DayFlow flow =
        place_in_turn(flow_to_horizon(problem, demand), claims(problem, demand, nothing));
    Missed missed;
    for (std::size_t task = 0; task < demand.tasks.size(); ++task) {
        const int index = static_cast<int>(task);
        if (task >= problem.works.size())
            missed.minima += flow.missing(index);
        else if (own.dated(index))
            missed.late[late_kind(problem.works[task])] +=
                own.empty(index) ? problem.works[task].left : flow.missing(index);
    }
    LateBound bound{missed, missed.sum()};
    if (!has_weekly_limits(problem)) return bound;
    const LateMinutes weekly = bound_weekly(problem, own);
    bound.in_order.late = larger(bound.in_order.late, weekly);
    bound.total = std::max(bound.total, sum_of(weekly));
    return bound;
}

Minutes misses_at_least(const Problem& problem, const Conflict& conflict) {
    if (!conflict.cases.empty()) return 0;
    const Node node = root_node(problem);
    Minutes least = conflict.need - conflict.have;
    for (const std::size_t resource : conflict.resources) {
        const int work = work_of(problem, resource);
        const int end = node.until[at(work)];
        if (problem.works[at(work)].until > end)
            least = std::min(least, waiting_for(problem, *node.arcs, work, end));
    }
    return least - may_serve_late(problem, conflict);
}

Node with_ends(const Node& own, const Node& chosen) {
    Node node = own;
    for (std::size_t i = 0; i < node.until.size(); ++i)
        if (chosen.until[i] < never) node.until[i] = chosen.until[i];
    return node;
}

FillOrder order_late(const Problem& problem, const Node& node, const Node& chosen, Minima minima) {
    Demand demand = demand_of(problem, node, true);
    std::vector<Minutes> asked;
    if (minima == Minima::all) asked = add_empty_pools(problem, node, demand);
    DayFlow backward =
        place_in_turn(flow_to_horizon(problem, demand).reversed(), claims(problem, demand, chosen));
    FillOrder order{
        backward.reversed(),           std::move(demand), {}, {}, file_ranks(problem, node),
        wish_priorities(problem, node)};
    order.may_be_late = true;
    set_later(problem, node, order, serve_weeks(problem, asked, order));
    for (std::size_t task = problem.works.size(); task < order.demand.tasks.size(); ++task) {
        order.base.give_up(static_cast<int>(task));
        order.demand.tasks[task].need = order.base.tasks()[task].need;
    }
    return order;
}

std::optional<FillOrder> order_late_weekly(const Problem& problem, const Node& node) {
    Problem placeable = problem;
    place_minima(problem, node, placeable);
    auto most = most_in_time(placeable, node, false);
    if (!most) return std::nullopt;
    top_up_open(problem, most->allotment);  // weeks in which the network dropped the minimum
    FillOrder order = order_from(problem, node, most->allotment, Moves::forward);
    set_later(problem, node, order, std::vector<Minutes>(problem.works.size()));
    return order;
}

}  // namespace osmlm
