#include "plan/relax/relax.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "plan/relax/check.hpp"

namespace osmlm {
namespace {

/// The earliest day on which all groups of `after` can hold.
int window_begin(const Node& node, const std::vector<std::vector<int>>& after) {
    int begin = 0;
    for (const auto& group : after) {
        int first = never;
        for (const int before : group) first = std::min(first, node.from[at(before)]);
        begin = std::max(begin, first);
    }
    return begin;
}

/// Open work of a goal as one task a week, for as much as the minimum asks; on each day at most
/// what those may have that may begin then.
void add_open_minima(const Problem& problem, const Node& node, int goal, Demand& demand) {
    const GoalFacts& facts = problem.goals[at(goal)];
    Weekdays days;
    for (const OpenWork& open : problem.open)
        for (int w = 0; w < 7; ++w)
            if (open.goal == goal && open.days.has(w)) days.add(w);
    for (int week = 0; week < static_cast<int>(facts.asked.size()); ++week) {
        if (facts.asked_in(week) == 0) continue;
        const int first = std::max(0, problem.monday(week)), sunday = problem.monday(week) + 6;
        Task task{facts.asked_in(week), sunday + 1, first, days, 0};  // on no day
        for (int day = first; day <= sunday; ++day) {
            const Minutes room = open_room(problem, goal, day, [&](const OpenWork& open) {
                return window_begin(node, open.after) <= day;
            });
            if (room == 0) continue;
            task.from = std::min(task.from, day);
            task.until = day;
            task.daily.on[at(problem.weekday(day))] = room;
            if (day == problem.today) task.daily_today = room;
        }
        demand.tasks.push_back(task);
        demand.stands_for.push_back(static_cast<int>(problem.works.size()) + goal);
        demand.week.push_back(week);
    }
}

/// The conflict together with minima that no flow has asked for, when they make it shorter by more
/// than they are short by themselves.
std::optional<Conflict> with_other_minima(const Problem& problem, const Node& node,
                                          const Suspects& suspects, Conflict own) {
    Suspects others, all = suspects;
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const auto goal = static_cast<int>(g);
        if (problem.goals[g].min && std::ranges::count(suspects.goals, goal) == 0)
            others.goals.push_back(goal);
    }
    if (others.goals.empty()) return own;
    all.goals.insert(all.goals.end(), others.goals.begin(), others.goals.end());
    const auto short_by = [](const std::optional<Conflict>& conflict) {
        return conflict ? conflict->need - conflict->have : 0;
    };
    auto joined = find_conflict(problem, node, all);
    const Minutes apart = short_by(own) + short_by(find_conflict(problem, node, others));
    return short_by(joined) > apart ? joined : own;
}

std::optional<Conflict> cause_of(const Problem& problem, const Node& node, const Demand& demand,
                                 const std::set<int>& tasks, bool in_haste) {
    Suspects suspects;
    std::set<int> goals;
    const int works = static_cast<int>(problem.works.size());
    for (int task : tasks) {
        const int what = demand.stands_for[at(task)];
        if (what < works)
            suspects.works.push_back(what);
        else
            goals.insert(what - works);
    }
    suspects.goals.assign(goals.begin(), goals.end());
    auto own = find_conflict(problem, node, suspects, in_haste);
    return in_haste || !own ? own : with_other_minima(problem, node, suspects, *std::move(own));
}

/// Sets of tasks that fail together: failed searches that met share their days.
void merge(std::vector<std::set<int>>& groups, const std::vector<int>& cut) {
    std::set<int> merged(cut.begin(), cut.end());
    std::erase_if(groups, [&](const std::set<int>& group) {
        const bool meets = std::any_of(group.begin(), group.end(),
                                       [&](int task) { return merged.contains(task); });
        if (meets) merged.insert(group.begin(), group.end());
        return meets;
    });
    groups.push_back(std::move(merged));
}

}  // namespace

Demand demand_of(const Problem& problem, const Node& node, bool reserve) {
    Demand demand;
    demand.tasks.reserve(problem.works.size());
    demand.stands_for.reserve(problem.works.size());
    demand.week.reserve(problem.works.size());
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const Work& work = problem.works[i];
        const int index = static_cast<int>(i);
        const bool counts = node.dated(index) && !node.empty(index);
        demand.tasks.push_back({counts ? work.left : 0, node.from[i], node.until[i], work.days,
                                work.daily, work.daily_today, 0});
        demand.stands_for.push_back(index);
        demand.week.push_back(-1);
    }
    for (std::size_t rank = 0; rank < node.arcs->order.size(); ++rank)
        demand.tasks[at(node.arcs->order[rank])].rank = static_cast<int>(rank);
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].open && (reserve || problem.goals[g].works.empty()))
            add_open_minima(problem, node, static_cast<int>(g), demand);
    return demand;
}

int last_day(const Problem& problem, const Demand& demand) {
    int last = -1;
    for (const Task& task : demand.tasks)
        if (task.need > 0) last = std::max(last, task.until);
    return std::min(last, problem.horizon - 1);
}

DayFlow empty_flow(const Problem& problem, std::vector<Task> tasks, int length) {
    const auto first = problem.free.begin();
    return {{first, first + length}, problem.lead, problem.today, std::move(tasks)};
}

namespace {

/// What the task alone, as late as can be, has on each day, is added; false when it finds no room.
bool add_latest(const Problem& problem, const Task& task, std::vector<Minutes>& due) {
    Minutes left = task.need;
    const int last = std::min(task.until, static_cast<int>(due.size()) - 1);
    for (int day = last; left > 0 && day >= std::max(task.from, 0); --day) {
        if (!task.days.has(problem.weekday(day))) continue;
        const Minutes some = std::min({left, problem.free[at(day)], daily_max(problem, task, day)});
        due[at(day)] += some;
        left -= some;
    }
    return left == 0;
}

}  // namespace

bool surely_too_much(const Problem& problem, const Demand& demand) {
    const std::vector<Minutes> none(at(last_day(problem, demand) + 1));
    std::map<unsigned, std::vector<Minutes>> due;  // by weekday set
    for (const Task& task : demand.tasks)
        if (task.need > 0 &&
            !add_latest(problem, task, due.try_emplace(task.days.bits(), none).first->second))
            return true;
    for (const auto& [set, own] : due) {
        std::vector<Minutes> balance = none;
        for (const auto& [other, minutes] : due)
            if ((other | set) == set)
                std::ranges::transform(balance, minutes, balance.begin(), std::minus<>());
        Minutes sum = 0;
        for (std::size_t day = 0; day < balance.size(); ++day) {
            if ((set >> static_cast<unsigned>(problem.weekday(static_cast<int>(day)))) & 1U)
                sum += problem.free[day];
            sum += balance[day];
            if (sum < 0) return true;
        }
    }
    return false;
}

namespace {

/// Whether there is a flow, and one, without a look at why there is none. Where earliest deadline
/// first does not place all, it is tried with time reversed: latest begin first leaves less to
/// mend, since windows mostly end where something is due, and seldom begin where something starts.
Relaxation relax_quietly(const Problem& problem, const Node& node, const Demand& demand) {
    Relaxation result;
    if (node.has_empty_window()) return result;
    DayFlow flow = empty_flow(problem, demand.tasks, last_day(problem, demand) + 1);
    DayFlow backward = flow.reversed();
    flow.fill_all();
    result.feasible = flow.missing() == 0;
    if (!result.feasible && backward.place_all()) {
        result.feasible = result.late = true;
        flow = backward.reversed();
    }
    if (!result.feasible) return result;
    result.allotment = allotment_of(flow, demand);
    result.flow = std::move(flow);
    return result;
}

/// Unless it is there: many failing sets may have one cause.
void add_new(std::vector<Conflict>& conflicts, Conflict conflict) {
    const auto figures = [](const Conflict& of) {
        return std::tie(of.from, of.until, of.need, of.have, of.resources, of.goals);
    };
    if (std::ranges::find(conflicts, figures(conflict), figures) == conflicts.end())
        conflicts.push_back(std::move(conflict));
}

}  // namespace

Relaxation relax(const Problem& problem, const Node& node, const Demand& demand, Explain explain) {
    Relaxation result;
    if (explain == Explain::no || !surely_too_much(problem, demand))
        result = relax_quietly(problem, node, demand);
    if (result.feasible || explain == Explain::no) return result;
    result.conflicts = empty_windows(problem, node);
    DayFlow flow = empty_flow(problem, demand.tasks, last_day(problem, demand) + 1);
    std::vector<int> all;
    for (std::size_t i = 0; i < demand.tasks.size(); ++i)
        if (demand.tasks[i].need > 0) all.push_back(static_cast<int>(i));
    flow.fill(all);
    std::vector<std::set<int>> failing;
    for (int task : all) {
        if (flow.complete(task)) continue;
        merge(failing, flow.cut().tasks);
        if (explain != Explain::fully) break;
    }
    for (const auto& tasks : failing)
        if (auto conflict = cause_of(problem, node, demand, tasks, explain == Explain::in_haste))
            add_new(result.conflicts, std::move(*conflict));
    return result;
}

Allotment allotment_of(const DayFlow& flow, const Demand& demand) {
    Allotment allotment(at(flow.days()));
    for (int day = 0; day < flow.days(); ++day)
        for (const FlowCell& cell : flow.on(day))
            allotment[at(day)].push_back({demand.stands_for[at(cell.task)], cell.min});
    return allotment;
}

}  // namespace osmlm
