#pragma once

#include <vector>

#include "plan/relax/relax.hpp"

/// Weekly minima that finite work alone serves, as tasks of a flow. At the least pace a goal does
/// what each week asks until nothing is left. So of its work as much has to be done in just these
/// weeks, and only the rest is free within its own window. What is done sooner is needed no more in
/// the last of the weeks.
namespace osmlm {

/// A goal's work, parted into what its weeks ask for and the rest of each work.
struct Pool {
    std::vector<Minutes> weeks;  ///< by week: minutes that must be done in it
    std::vector<Minutes> rest;   ///< of each of `GoalFacts::works`
};

/// Which minima a flow holds: those of goals with open work; or those of pools too.
enum class Minima { open, all };

/// Whether the goal has a weekly minimum, no maximum, and required work, none of it open.
bool has_pool(const Problem& problem, const Node& node, int goal);
bool has_pools(const Problem& problem, const Node& node);

/// The goal's required works, by the end of their windows, then as in the file.
std::vector<int> works_of_pool(const Problem& problem, const Node& node, int goal);

/// The parts within the windows of the node: each week has work that is not due in it, what is due
/// first before the rest. `order` is that of `works_of_pool`. O(works × weeks) at worst, mostly
/// O(works + weeks).
Pool pool_of(const Problem& problem, const Node& node, int goal, const std::vector<int>& order);

/// The demand with pools: for each week of one a task, as for minima of open work, and works that
/// need their rest only. Returns what each work leaves to its pool.
std::vector<Minutes> add_pools(const Problem& problem, const Node& node, Demand& demand);

/// The days that dated work and minima can use, of which a work may need none but what it leaves to
/// its pool.
int last_day_with_pools(const Problem& problem, const Node& node, const Demand& demand);

/// The tasks of minima: by goal, by week, or -1.
std::vector<std::vector<int>> week_tasks(const Problem& problem, const Demand& demand);

}  // namespace osmlm
