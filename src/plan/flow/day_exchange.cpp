#include <algorithm>

#include "plan/flow/day_flow.hpp"

namespace osmlm {

void DayFlow::settle(int day, int task, Minutes minutes) {
    add(day, task, -minutes);
    room_[index(day)] -= minutes;
    missing_[index(task)] -= minutes;
    tasks_[index(task)].need -= minutes;
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

/// Visits the days after `after` that the task can move to. The day that ends the search, with
/// room or with minutes of the wanted task, or -1.
int DayFlow::visit_later(int task, int after, int wanted, std::vector<int>& queue) {
    const Task& t = tasks_[index(task)];
    const int sunday = after + 6 - (after + lead_) % 7;
    const int from = task_parent_[index(task)];
    const int last = t.keeps_week ? std::min(t.until, from + 6 - (from + lead_) % 7) : t.until;
    const int first = t.keeps_week && from > sunday ? from - (from + lead_) % 7 : after + 1;
    const int set = set_of_[index(task)];
    for (int day = next_day(set, std::max(t.from, first)); day <= last;
         day = next_day(set, day + 1)) {
        if (!has_room(task, day)) continue;
        day_seen_[index(day)] = round_;
        day_parent_[index(day)] = task;
        if (room_[index(day)] > 0) return day;
        for (const Cell& cell : cells_[index(day)]) {
            if (cell.task == wanted) return day;
            if (task_seen_[index(cell.task)] == round_) continue;
            task_seen_[index(cell.task)] = round_;
            task_parent_[index(cell.task)] = day;
            queue.push_back(cell.task);
        }
    }
    return -1;
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

Minutes DayFlow::make_room(int day, int task, Minutes most, bool own_later) {
    start_round();
    std::vector<int> queue;
    for (const Cell& cell : cells_[index(day)]) {
        if (cell.task == task) continue;
        task_seen_[index(cell.task)] = round_;
        task_parent_[index(cell.task)] = day;
        queue.push_back(cell.task);
    }
    const int wanted = own_later ? task : -1;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const int end = visit_later(queue[head], day, wanted, queue);
        if (end >= 0) return shift(day, end, wanted, most);
    }
    return 0;
}

}  // namespace osmlm
