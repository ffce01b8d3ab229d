#include <algorithm>

#include "plan/flow/day_flow.hpp"

namespace osmlm {

void DayFlow::settle(int day, int task, Minutes minutes) {
    add(day, task, -minutes);
    use(day, minutes);
    missing_[index(task)] -= minutes;
    tasks_[index(task)].need -= minutes;
}

void DayFlow::close(int day) {
    use(day, room(day));
    closed_.add(day);
}

void DayFlow::forget(int task, Minutes minutes, int from, int until) {
    for (int day = std::min(until, days() - 1); day >= from && minutes > 0; --day) {
        const Minutes some = std::min(minutes, on(day, task));
        add(day, task, -some);
        missing_[index(task)] -= some;
        tasks_[index(task)].need -= some;
        minutes -= some;
    }
}

void DayFlow::give_up(int task) {
    tasks_[index(task)].need -= missing_[index(task)];
    missing_[index(task)] = 0;
}

/// Moves minutes along the path that was found from `day` to `end`.
Minutes DayFlow::shift(int day, int end, int wanted, Minutes most) {
    Minutes amount = room_[index(end)] > 0 ? room_[index(end)] : on(end, wanted);
    amount = std::min(amount, most);
    for (int d = end; d != day;) {
        const int task = day_parent_[index(d)];
        amount = std::min(amount, daily(task, d) - on(d, task));
        d = task_parent_[index(task)];
        amount = std::min(amount, on(d, task));
    }
    if (room_[index(end)] == 0) add(end, wanted, -amount);
    for (int d = end; d != day;) {
        const int task = day_parent_[index(d)];
        add(d, task, amount);
        d = task_parent_[index(task)];
        add(d, task, -amount);
    }
    return amount;
}

bool DayFlow::has_room_after(int day) const {
    const auto word_at = [&](int word) { return roomy_.word(word); };
    return first_day_of({day + 1, last_}, word_at, [](int) { return true; }) >= 0;
}

Minutes DayFlow::make_room(int day, int task, Minutes most, bool own_later) {
    start_round();
    after_ = day;
    if (own_later) {
        for (const FlowCell& cell : of(task)) goal_.add(cell.day);
        bound_goals();
    }
    int end = -1;
    for (const FlowCell& cell : on(day))
        if (cell.task != task && end < 0) end = enter(cell.task, day);
    if (end < 0) end = follow();
    return end < 0 ? 0 : shift(day, end, own_later ? task : -1, most);
}

}  // namespace osmlm
