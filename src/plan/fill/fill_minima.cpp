#include <algorithm>

#include "plan/fill/filler.hpp"
#include "plan/relax/check.hpp"

namespace osmlm {

/// Minutes that the goal's open work may have today beside what it has.
Minutes Filler::room_of_open(int goal, int day) const {
    Minutes room = open_room(problem_, goal, day, [&](const OpenWork& open) {
        return groups_hold(open.after, [&](int work) { return line_.done(work); });
    });
    for (const Share& share : plan_[at(day)])
        if (share.task == works() + goal) room -= share.min;
    return room;
}

/// What a day gets of what its week still asks: as large a part as its hours are of those to come.
/// Where that is no session, whole sessions on some of the days.
Minutes Filler::share_of(int goal, int day, Minutes asked) const {
    const GoalFacts& facts = problem_.goals[at(goal)];
    const Minutes here = problem_.free[at(day)];
    Minutes hours = 0, count = 0;
    const int sunday = problem_.monday(problem_.week(day)) + 6;
    for (int d = day; d <= std::min({sunday, facts.until, problem_.horizon - 1}); ++d) {
        if (!facts.days.has(problem_.weekday(d))) continue;
        hours += problem_.free[at(d)];
        count += problem_.free[at(d)] > 0 ? 1 : 0;
    }
    const Minutes even = std::min(asked, (asked * here + hours - 1) / hours);
    const Minutes session = problem_.curriculum->schedule.session_min;
    if (!order_.wishes || even >= session || here < session) return even;
    const Minutes sessions = std::max<Minutes>(1, asked / session);
    if (2 * sessions < count && hours - here >= asked) return 0;
    return std::min(asked, (asked + sessions - 1) / sessions);
}

void Filler::share_minimum(int goal, int day) {
    const GoalFacts& facts = problem_.goals[at(goal)];
    const int week = problem_.week(day);
    const Minutes asked = facts.asked_in(week) - planned_[at(goal)][at(week)];
    if (asked <= 0 || problem_.free[at(day)] == 0) return;
    Minutes share = share_of(goal, day, asked);
    bool again = true;
    while (share > 0 && again) {
        again = false;
        for (const auto& [rank, work] : line_.ready()) {
            if (problem_.works[at(work)].goal != goal ||
                !problem_.allows(problem_.works[at(work)], day))
                continue;
            const Minutes some = give(work, day, share, true);
            share -= some;
            again = some > 0;
            if (again) break;
        }
    }
    const int task = week_task(goal, week);
    if (task < 0 || !flow_.allows(task, day)) return;
    share = std::min(share, room_of_open(goal, day));
    if (share <= 0) return;
    Minutes some = std::min(share, flow_.on(day, task));
    some += bring_forward(task, day, share - some);
    flow_.settle(day, task, some);
    settle(task, day, some, Why::weekly);
}

void Filler::share_minima(int day) {
    for (std::size_t g = 0; g < problem_.goals.size(); ++g) {
        const GoalFacts& facts = problem_.goals[g];
        if (facts.asked_in(problem_.week(day)) > 0 && facts.days.has(problem_.weekday(day)) &&
            day >= facts.from && day <= facts.until)
            share_minimum(static_cast<int>(g), day);
    }
}

}  // namespace osmlm
