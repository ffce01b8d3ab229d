#pragma once

#include <algorithm>

#include "plan/relax/relax.hpp"

namespace osmlm {

/// The first rule that an allotment breaks and a relaxation does not know.
struct Breach {
    enum class Kind { none, unfinished, late, arc, any, open, week_max, week_min };
    Kind kind = Kind::none;
    int work = -1;    ///< arc, any: the work that starts too early
    int before = -1;  ///< arc: the work that is finished too late; any: the group
    int goal = -1;
    int week = -1;
    int day = -1;  ///< open: on which the goal's open work has too much
    explicit operator bool() const { return kind != Kind::none; }
};

/// The first and last day and the minutes of each work, and of each goal in each week.
struct Summary {
    std::vector<int> first, last;
    std::vector<Minutes> minutes;
    std::vector<std::vector<Minutes>> weekly;  ///< by goal with weekly limits
};

/// Whether every group of `after` holds when the works are finished of which `finished` is true.
template <class Finished>
bool groups_hold(const std::vector<std::vector<int>>& after, Finished finished) {
    return std::all_of(after.begin(), after.end(), [&](const auto& group) {
        return std::any_of(group.begin(), group.end(), finished);
    });
}

/// Minutes that a goal's open work may take on a day, of what `may_begin` then.
template <class MayBegin>
Minutes open_room(const Problem& problem, int goal, int day, MayBegin may_begin) {
    Minutes room = 0;
    for (const OpenWork& open : problem.open)
        if (open.goal == goal && problem.allows(open, day) && may_begin(open))
            room = std::min(unlimited, room + problem.daily_max(open, day));
    return room;
}

/// The week in which a goal's last required work is planned; `never` while some is not, and for a
/// goal with open work.
int finishing_week(const Problem& problem, const Node& node, const GoalFacts& goal,
                   const Summary& sum);

Summary summarize(const Problem& problem, const Allotment& allotment);

/// Minutes that a goal's open work may take on a day, after what it waits for in the allotment.
Minutes open_room_after(const Problem& problem, const Summary& sum, int goal, int day);

/// What a work may have on a day by its window, weekdays and daily maximum.
Minutes most_of_work(const Problem& problem, const Node& node, int work, int day);

/// Whether no work has more on any day than it may. O(cells × log works).
bool keeps_days(const Problem& problem, const Node& node, const Allotment& allotment);

/// Looks at arcs, `any`, weekly limits and, with `whole`, at deadlines and at required work that is
/// not placed. O(cells + arcs + goals × weeks).
Breach find_breach(const Problem& problem, const Node& node, const Allotment& allotment,
                   bool whole);

}  // namespace osmlm
