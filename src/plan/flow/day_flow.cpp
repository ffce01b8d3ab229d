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
      cells_(room_.size(), tasks_.size()),
      roomy_(days()),
      closed_(days()),
      stride_((roomy_.words() + 63) / 64 * 64),
      day_parent_(room_.size()) {
    missing_.reserve(tasks_.size());
    set_of_.reserve(tasks_.size());
    for (Task& task : tasks_) {
        task.from = std::max(task.from, 0);
        task.until = std::min(task.until, days() - 1);
        last_ = std::max(last_, task.until);
        missing_.push_back(task.need);
        auto found = std::find(sets_.begin(), sets_.end(), task.days);
        set_of_.push_back(static_cast<int>(found - sets_.begin()));
        if (found == sets_.end()) sets_.push_back(task.days);
    }
    for (const Weekdays set : sets_) allowed_.emplace_back(days(), set.bits(), lead_);
    some_left_ = DaySet(stride_ * static_cast<int>(sets_.size()));
    weekday_.reserve(room_.size());
    for (int day = 0; day < days(); ++day) {
        weekday_.push_back(static_cast<std::uint8_t>((day + lead) % 7));
        use(day, 0);
    }
    task_seen_.resize(tasks_.size());
    task_parent_.resize(tasks_.size());
}

Minutes DayFlow::missing() const {
    return std::accumulate(missing_.begin(), missing_.end(), Minutes{0});
}

bool DayFlow::allows(int task, int day) const {
    const Task& t = tasks_[index(task)];
    return day >= t.from && day <= t.until && t.days.has(weekday_[index(day)]);
}

Minutes DayFlow::daily(int task, int day) const {
    const Task& t = tasks_[index(task)];
    return day == today_ ? t.daily_today : t.daily.on[weekday_[index(day)]];
}

void DayFlow::add(int day, int task, Minutes minutes) {
    if (minutes == 0) return;
    use(day, minutes);
    missing_[index(task)] -= minutes;
    cells_.add(day, task, minutes);
    if (remembers_) added_.push_back({task, day, minutes});
}

std::size_t DayFlow::remember() {
    remembers_ = true;
    return added_.size();
}

void DayFlow::take_back(std::size_t since) {
    remembers_ = false;
    for (; added_.size() > since; added_.pop_back())
        add(added_.back().day, added_.back().task, -added_.back().min);
    remembers_ = true;
}

void DayFlow::use(int day, Minutes minutes) {
    Minutes& room = room_[index(day)];
    room -= minutes;
    roomy_.put(day, room > 0);
}

void DayFlow::ask(int task, Minutes more) {
    tasks_[index(task)].need += more;
    missing_[index(task)] += more;
}

void DayFlow::set_window(int task, int from, int until) {
    tasks_[index(task)].from = std::max(from, 0);
    tasks_[index(task)].until = std::min(until, days() - 1);
    last_ = std::max(last_, tasks_[index(task)].until);
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
                if (!sets_[s].has(weekday_[index(day)])) continue;
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

/// The first and last day that the task may use, or be moved to from the day it was entered by.
std::pair<int, int> DayFlow::range_of(int task) const {
    const Task& t = tasks_[index(task)];
    const int first = std::max(t.from, after_ + 1);
    if (after_ < 0 || !t.keeps_week) return {first, t.until};
    const int from = task_parent_[index(task)];
    const int monday = from - (from + lead_) % 7;
    return {std::max(first, monday), std::min(t.until, monday + 6)};
}

/// The first of the days that end the search on which the task may have more; -1 without one. Days
/// visited are none of them: the first to come to one has ended the search.
int DayFlow::find_goal(int task) const {
    const DaySet& allowed = allowed_[index(set_of_[index(task)])];
    const auto [first, last] = range_of(task);
    return first_day_of(
        {std::max(first, goal_range_.first), std::min(last, goal_range_.second)},
        [&](int word) { return allowed.word(word) & goal_.word(word); },
        [&](int day) { return has_room(task, day); });
}

/// Puts a task, reached by a day that it has minutes on, into the queue. The day at which it ends
/// the search, or -1: tasks are asked as they come, so that few are followed to all their days.
int DayFlow::enter(int task, int from) {
    task_seen_[index(task)] = round_;
    task_parent_[index(task)] = from;
    queue_.push_back(task);
    const int end = find_goal(task);
    if (end >= 0) day_parent_[index(end)] = task;
    return end;
}

/// Follows the tasks of the queue to days that they can move to, and to those who are there. The
/// day that ends the search, or -1.
int DayFlow::follow() {
    int end = -1;
    for (std::size_t head = 0; end < 0 && head < queue_.size(); ++head) {
        const int task = queue_[head];
        find_unvisited(task, range_of(task), [&](int day) {
            if (!has_room(task, day)) return false;
            visited_.add(day);
            day_parent_[index(day)] = task;
            for (auto cell = on(day).begin(); end < 0 && cell != on(day).end(); ++cell)
                if (task_seen_[index(cell->task)] != round_) end = enter(cell->task, day);
            return end >= 0;
        });
    }
    return end;
}

void DayFlow::bound_goals() {
    int first = 0, end = goal_.words();
    while (first < end && goal_.word(first) == 0) ++first;
    while (first < end && goal_.word(end - 1) == 0) --end;
    goal_range_ = {first * 64, end * 64 - 1};
}

void DayFlow::start_round() {
    visited_ = closed_;
    some_left_.fill();
    goal_ = roomy_;
    bound_goals();
    queue_.clear();
    after_ = -1;
    ++round_;
}

bool DayFlow::search(int source) {
    start_round();
    int end = enter(source, -1);
    if (end < 0) end = follow();
    visits_ += static_cast<long>(queue_.size());
    if (end >= 0)
        augment(source, end);
    else
        cut_.tasks = queue_;
    return end >= 0;
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
        std::ranges::reverse(task.daily.on);
    }
    // Day i reversed is day last - i: its weekday w becomes 6 - w.
    DayFlow flow(std::move(free), 6 - (last + lead_) % 7, last - today_, std::move(tasks));
    for (int day = 0; day < days(); ++day)
        for (const FlowCell& cell : on(day)) {
            flow.use(last - day, -cell.min);
            flow.add(last - day, cell.task, cell.min);
        }
    return flow;
}

}  // namespace osmlm
