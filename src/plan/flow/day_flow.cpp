#include "plan/flow/day_flow.hpp"

#include <algorithm>
#include <numeric>
#include <queue>

namespace osmlm {

DayFlow::DayFlow(std::vector<Minutes> free, int lead, int today, std::vector<Task> tasks)
    : lead_(lead),
      today_(today),
      room_(std::move(free)),
      tasks_(std::move(tasks)),
      cells_(room_.size()),
      day_seen_(room_.size()),
      day_parent_(room_.size()) {
    for (Task& task : tasks_) {
        task.from = std::max(task.from, 0);
        task.until = std::min(task.until, days() - 1);
        missing_.push_back(task.need);
        auto found = std::find(sets_.begin(), sets_.end(), task.days);
        set_of_.push_back(static_cast<int>(found - sets_.begin()));
        if (found == sets_.end()) sets_.push_back(task.days);
    }
    days_of_.resize(tasks_.size());
    task_seen_.resize(tasks_.size());
    task_parent_.resize(tasks_.size());
}

Minutes DayFlow::missing() const {
    return std::accumulate(missing_.begin(), missing_.end(), Minutes{0});
}

Minutes DayFlow::on(int day, int task) const {
    for (const Cell& cell : on(day))
        if (cell.task == task) return cell.min;
    return 0;
}

bool DayFlow::allows(int task, int day) const {
    const Task& t = tasks_[index(task)];
    return day >= t.from && day <= t.until && t.days.has((day + lead_) % 7);
}

Minutes DayFlow::daily(int task, int day) const {
    const Task& t = tasks_[index(task)];
    return day == today_ ? t.daily_today : t.daily;
}

void DayFlow::add(int day, int task, Minutes minutes) {
    if (minutes == 0) return;
    room_[index(day)] -= minutes;
    missing_[index(task)] -= minutes;
    auto& cells = cells_[index(day)];
    auto cell =
        std::find_if(cells.begin(), cells.end(), [&](const Cell& c) { return c.task == task; });
    auto& days = days_of_[index(task)];
    if (cell == cells.end()) {
        cell = cells.insert(cell, {task, 0});
        days.insert(std::lower_bound(days.begin(), days.end(), day), day);
    }
    cell->min += minutes;
    if (cell->min != 0) return;
    cells.erase(cell);
    days.erase(std::lower_bound(days.begin(), days.end(), day));
}

void DayFlow::ask(int task, Minutes more) {
    tasks_[index(task)].need += more;
    missing_[index(task)] += more;
}

void DayFlow::set_window(int task, int from, int until) {
    tasks_[index(task)].from = std::max(from, 0);
    tasks_[index(task)].until = std::min(until, days() - 1);
}

void DayFlow::fill(std::span<const int> tasks) {
    const auto later = [&](int a, int b) {
        const Task &x = tasks_[index(a)], &y = tasks_[index(b)];
        return std::tie(x.until, x.rank, a) > std::tie(y.until, y.rank, b);
    };
    using Heap = std::priority_queue<int, std::vector<int>, decltype(later)>;
    std::vector<Heap> heaps(sets_.size(), Heap(later));
    std::vector<int> order(tasks.begin(), tasks.end());
    std::sort(order.begin(), order.end(),
              [&](int a, int b) { return tasks_[index(a)].from < tasks_[index(b)].from; });
    std::size_t next = 0;
    std::size_t waiting = 0;
    std::vector<int> again;
    for (int day = order.empty() ? 0 : tasks_[index(order[0])].from; day < days(); ++day) {
        for (; next < order.size() && tasks_[index(order[next])].from <= day; ++next) {
            heaps[index(set_of_[index(order[next])])].push(order[next]);
            ++waiting;
        }
        if (waiting == 0) {
            if (next == order.size()) break;
            day = std::max(day, tasks_[index(order[next])].from - 1);
            continue;
        }
        again.clear();
        while (room_[index(day)] > 0) {
            int best = -1;
            for (std::size_t s = 0; s < heaps.size(); ++s) {
                if (!sets_[s].has((day + lead_) % 7)) continue;
                Heap& heap = heaps[s];
                while (!heap.empty() && (tasks_[index(heap.top())].until < day ||
                                         missing_[index(heap.top())] == 0)) {
                    heap.pop();
                    --waiting;
                }
                if (!heap.empty() && (best < 0 || later(best, heap.top()))) best = heap.top();
            }
            if (best < 0) break;
            heaps[index(set_of_[index(best)])].pop();
            const Minutes most = daily(best, day) - on(day, best);
            add(day, best, std::min({missing_[index(best)], room_[index(day)], most}));
            if (missing_[index(best)] > 0)
                again.push_back(best);
            else
                --waiting;
        }
        for (int task : again) heaps[index(set_of_[index(task)])].push(task);
    }
}

/// The first day from `day` on that the set allows and this round has not visited. Days passed over
/// point to where it ended, so that no search looks at them again (Tarjan 1975).
int DayFlow::next_day(int weekday_set, int day) {
    auto& jump = jump_[index(weekday_set)];
    auto& at = jump_at_[index(weekday_set)];
    const auto& allowed = allowed_[index(weekday_set)];
    const auto step = [&](int d) {
        if (at[index(d)] == round_) return jump[index(d)];
        const int next = allowed[index(d)];
        return next == d && day_seen_[index(d)] == round_ ? d + 1 : next;
    };
    int here = day;
    for (int next = here; here < days() && (next = step(here)) != here;) here = next;
    while (day < here) {
        const int next = step(day);
        at[index(day)] = round_;
        jump[index(day)] = here;
        day = next;
    }
    return here;
}

bool DayFlow::visit_days(int task, std::vector<int>& queue) {
    const Task& t = tasks_[index(task)];
    const int set = set_of_[index(task)];
    for (int day = next_day(set, t.from); day <= t.until; day = next_day(set, day + 1)) {
        if (!has_room(task, day)) continue;
        day_seen_[index(day)] = round_;
        day_parent_[index(day)] = task;
        if (room_[index(day)] > 0) {
            queue.assign(1, day);
            return true;
        }
        for (const Cell& cell : cells_[index(day)]) {
            if (task_seen_[index(cell.task)] == round_) continue;
            task_seen_[index(cell.task)] = round_;
            task_parent_[index(cell.task)] = day;
            queue.push_back(cell.task);
        }
    }
    return false;
}

void DayFlow::start_round() {
    if (jump_.empty()) {
        jump_.assign(sets_.size(), std::vector<int>(room_.size()));
        jump_at_.assign(sets_.size(), std::vector<std::uint32_t>(room_.size()));
        allowed_.assign(sets_.size(), std::vector<int>(room_.size()));
        for (std::size_t s = 0; s < sets_.size(); ++s)
            for (int day = days(), next = day; day-- > 0;)
                allowed_[s][index(day)] = next = sets_[s].has((day + lead_) % 7) ? day : next;
    }
    ++round_;
    ++searches_;
}

bool DayFlow::search(int source) {
    start_round();
    task_seen_[index(source)] = round_;
    std::vector<int> queue{source};
    for (std::size_t head = 0; head < queue.size(); ++head)
        if (visit_days(queue[head], queue)) {
            augment(source, queue[0]);
            return true;
        }
    cut_.tasks = std::move(queue);
    return false;
}

void DayFlow::augment(int source, int day) {
    Minutes amount = std::min(missing_[index(source)], room_[index(day)]);
    for (int d = day;;) {
        const int task = day_parent_[index(d)];
        amount = std::min(amount, daily(task, d) - on(d, task));
        if (task == source) break;
        d = task_parent_[index(task)];
        amount = std::min(amount, on(d, task));
    }
    for (int d = day;;) {
        const int task = day_parent_[index(d)];
        add(d, task, amount);
        if (task == source) break;
        d = task_parent_[index(task)];
        add(d, task, -amount);
    }
}

bool DayFlow::complete(int task) {
    while (missing_[index(task)] > 0)
        if (!search(task)) return false;
    return true;
}

bool DayFlow::place(std::span<const int> tasks) {
    fill(tasks);
    bool all = true;
    for (int task : tasks) all = complete(task) && all;
    return all;
}

DayFlow DayFlow::reversed() const {
    std::vector<Minutes> free(room_.rbegin(), room_.rend());
    const int last = days() - 1;
    std::vector<Task> tasks = tasks_;
    for (Task& task : tasks) {
        std::tie(task.from, task.until) = std::pair(last - task.until, last - task.from);
        task.rank = -task.rank;
        Weekdays mirrored;
        for (int w = 0; w < 7; ++w)
            if (task.days.has(w)) mirrored.add(6 - w);
        task.days = mirrored;
    }
    // Day i reversed is day last - i: its weekday w becomes 6 - w.
    DayFlow flow(std::move(free), 6 - (last + lead_) % 7, last - today_, std::move(tasks));
    for (int day = 0; day < days(); ++day)
        for (const Cell& cell : on(day)) {
            flow.room_[index(last - day)] += cell.min;
            flow.add(last - day, cell.task, cell.min);
        }
    return flow;
}

}  // namespace osmlm
