#include <algorithm>

#include "plan/flow/day_flow.hpp"

/// All tasks at once: levels by breadth-first search, then as many minutes as there are paths that
/// go up one level a step, and again (Dinic 1970).
namespace osmlm {

/// Levels of the tasks and days that the sources reach, up to the first level of days with room.
bool DayFlow::rank_from(const std::vector<int>& sources) {
    start_round();
    day_level_.resize(room_.size());
    task_level_.resize(tasks_.size());
    cursor_.resize(tasks_.size());
    cell_cursor_.resize(room_.size());
    std::vector<int> queue = sources;
    const auto enter = [&](int task, int level) {
        task_seen_[index(task)] = round_;
        task_level_[index(task)] = level;
        cursor_[index(task)] = window(task).first;
    };
    for (const int source : sources) enter(source, 0);
    last_level_ = -1;
    ranked_days_.clear();
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const int task = queue[head], level = task_level_[index(task)];
        if (last_level_ >= 0 && level > last_level_) break;
        if (ranked_days_.size() == index(level)) ranked_days_.emplace_back(days());
        find_unvisited(task, window(task), [&](int day) {
            if (!has_room(task, day)) return false;
            visited_.add(day);
            day_level_[index(day)] = level;
            ranked_days_[index(level)].add(day);
            cell_cursor_[index(day)] = cells_.first_on(day);
            if (room_[index(day)] > 0) last_level_ = level;
            for (auto cell = on(day).begin(); last_level_ < 0 && cell != on(day).end(); ++cell) {
                if (task_seen_[index(cell->task)] == round_) continue;
                enter(cell->task, level + 1);
                queue.push_back(cell->task);
            }
            return false;
        });
    }
    visits_ += static_cast<long>(queue.size());
    cut_.tasks = std::move(queue);
    if (last_level_ < 0) return false;
    ranked_days_[index(last_level_)] &= roomy_;
    return true;
}

/// Gives the task up to `most` minutes on days of its level; what it got.
Minutes DayFlow::push_task(int task, Minutes most) {
    DaySet& ranked = ranked_days_[index(task_level_[index(task)])];
    const DaySet& allowed = allowed_[index(set_of_[index(task)])];
    int& next = cursor_[index(task)];
    Minutes got = 0;
    next = first_day_of(
        {next, tasks_[index(task)].until},
        [&](int word) { return allowed.word(word) & ranked.word(word); },
        [&](int day) {
            if (!has_room(task, day)) return false;
            const Minutes wanted = std::min(most - got, daily(task, day) - on(day, task));
            const Minutes some = push_day(day, wanted);
            if (some < wanted) ranked.remove(day);
            add(day, task, some);
            got += some;
            return got == most;
        });
    if (next < 0) next = days();
    return got;
}

/// Makes room for up to `most` minutes on the day, by moving others to days of the next level.
Minutes DayFlow::push_day(int day, Minutes most) {
    if (day_level_[index(day)] == last_level_) return std::min(most, room_[index(day)]);
    Minutes got = 0;
    for (int& next = cell_cursor_[index(day)]; next >= 0;) {
        const FlowCell cell = cells_.in(next);
        const bool ranked = task_seen_[index(cell.task)] == round_ &&
                            task_level_[index(cell.task)] == day_level_[index(day)] + 1;
        const Minutes wanted = std::min(most - got, cell.min);
        const Minutes some = ranked ? push_task(cell.task, wanted) : 0;
        if (got + some < most || some == cell.min) next = cells_.next_on_day(next);
        add(day, cell.task, -some);
        got += some;
        if (got == most) break;
    }
    return got;
}

std::vector<int> DayFlow::unplaced() const {
    std::vector<int> list;
    for (int task = 0; task < static_cast<int>(tasks_.size()); ++task)
        if (missing_[index(task)] > 0) list.push_back(task);
    return list;
}

void DayFlow::fill_all() { fill(unplaced()); }

bool DayFlow::place_all() {
    fill_all();
    for (auto waiting = unplaced(); !waiting.empty(); waiting = unplaced()) {
        if (!rank_from(waiting)) return false;
        for (const int task : waiting) push_task(task, missing_[index(task)]);
    }
    return true;
}

}  // namespace osmlm
