#pragma once

#include <optional>
#include <vector>

#include "plan/flow/day_flow.hpp"
#include "plan/relax/conflict.hpp"
#include "plan/relax/node.hpp"

namespace osmlm {

/// Minutes of one work on one day. `task` is a work, or the number of works plus a goal for the
/// minutes of that goal's open work (after `add_wishes`: plus an index into `Problem::open`).
struct Share {
    int task = 0;
    Minutes min = 0;
    Why why = Why::early;
};

/// Shares by day, each day's in working order.
using Allotment = std::vector<std::vector<Share>>;

/// What a node's relaxation says: a flow within all windows, or why there is none.
struct Relaxation {
    bool feasible = false;
    Allotment allotment;
    std::optional<DayFlow> flow;      ///< where it knows days alone, and nothing is explained
    bool late = false;                ///< it is as late as can be
    std::optional<Allotment> other;   ///< a flow that forgets other rules, and may hold them all
    std::vector<Conflict> conflicts;  ///< not empty when infeasible, unless it has no arithmetic
};

/// A flow together with what its tasks stand for: cell.task of an allotment, for each task.
struct Demand {
    std::vector<Task> tasks;
    std::vector<int> stands_for;
    std::vector<int> week;       ///< of a minimum; -1 for works
    std::vector<bool> pooled{};  ///< by goal: its weeks are those of a pool; empty without pools

    [[nodiscard]] bool is_pooled(int goal) const {
        return goal >= 0 && !pooled.empty() && pooled[at(goal)];
    }
};

/// The tasks of a node: dated required works, and the minima of goals whose work is all open.
/// With `reserve`, those of goals with open and finite work too, as if only open work served them.
Demand demand_of(const Problem& problem, const Node& node, bool reserve);

/// The most minutes that the task may have on the day, if it is allowed there.
inline Minutes daily_max(const Problem& problem, const Task& task, int day) {
    return day == problem.today ? task.daily_today : task.daily.on[at(problem.weekday(day))];
}

/// The days that dated work and minima can use: the length of a flow.
int last_day(const Problem& problem, const Demand& demand);

/// The first `length` days with nothing placed yet.
DayFlow empty_flow(const Problem& problem, std::vector<Task> tasks, int length);

/// A quick proof that there is no flow: up to some day, tasks of some weekdays, each as late as it
/// can be alone, need more than these weekdays hold. O(tasks × days in use + weekday sets² × days).
bool surely_too_much(const Problem& problem, const Demand& demand);

/// How far an infeasible relaxation is looked into: not at all; to one conflict, for a proof; or to
/// a conflict for each part that fails, each as short of minutes as can be, for the reader.
enum class Explain { no, in_haste, fully };

/// Drops the rules that no flow knows; what of the node's demand it cannot place, nothing can.
/// Sums are asked first where something is to be explained; else the caller has asked them.
Relaxation relax(const Problem& problem, const Node& node, const Demand& demand, Explain explain);

Allotment allotment_of(const DayFlow& flow, const Demand& demand);

/// The same minutes of each class of work that is allowed the same days, earliest deadline first
/// inside the class: obeys all arcs inside classes (docs/planner.md, theorem 1).
Allotment by_class(const Problem& problem, const Node& node, const Allotment& allotment);

}  // namespace osmlm
