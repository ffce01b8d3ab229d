#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "plan/problem/problem.hpp"

namespace osmlm {

/// One demand for minutes: on the days of a weekday set within a window, at most `daily` a day.
struct Task {
    Minutes need = 0;
    int from = 0;
    int until = -1;  ///< inclusive; below `from`: no day at all
    Weekdays days;
    Minutes daily = unlimited;
    Minutes daily_today = unlimited;  ///< instead, on the flow's day `today`
    int rank = 0;                     ///< smaller goes first among equal deadlines
    bool keeps_week = false;          ///< `make_room` moves its minutes within their week only

    [[nodiscard]] bool operator==(const Task&) const = default;
};

/// Minutes that one task has on one day.
struct Cell {
    int task = 0;
    Minutes min = 0;
};

/// The tasks and days at which a task's search for room ended: together these tasks need more
/// than these days, and their daily maxima on all other days, hold (Hall 1935).
struct Cut {
    std::vector<int> tasks;
};

/// Minutes of tasks on days: a maximum flow from tasks to days whose arcs are never written down.
/// `fill` places by earliest deadline first (Jackson 1955, Horn 1974) over one heap a weekday set;
/// `complete` then moves minutes along shortest augmenting paths (Ford and Fulkerson 1956),
/// so that in the end no flow is larger. O(minutes placed × log tasks) and, for each path,
/// O(weekday sets × days + cells).
class DayFlow {
public:
    DayFlow(std::vector<Minutes> free, int lead, int today, std::vector<Task> tasks);

    /// Places what it can of the given tasks, earliest deadline first.
    void fill(std::span<const int> tasks);
    void fill_all();
    /// Places the rest of the task, moving others; false when some finds no room.
    bool complete(int task);
    /// fill, then complete each in turn, those without room as far as can be; false when some has
    /// none.
    bool place(std::span<const int> tasks);
    /// fill, then complete all at once: as much in sum, with fewer searches; false when some is
    /// missing.
    bool place_all();

    [[nodiscard]] const std::vector<Task>& tasks() const { return tasks_; }
    [[nodiscard]] int days() const { return static_cast<int>(room_.size()); }
    [[nodiscard]] Minutes missing(int task) const { return missing_[index(task)]; }
    [[nodiscard]] Minutes missing() const;
    [[nodiscard]] Minutes room(int day) const { return room_[index(day)]; }
    [[nodiscard]] const std::vector<Cell>& on(int day) const { return cells_[index(day)]; }
    [[nodiscard]] Minutes on(int day, int task) const;
    /// The days on which the task has minutes, in order.
    [[nodiscard]] const std::vector<int>& days_of(int task) const { return days_of_[index(task)]; }
    [[nodiscard]] bool allows(int task, int day) const;
    [[nodiscard]] Minutes daily(int task, int day) const;
    /// Where the last failed search ended.
    [[nodiscard]] const Cut& cut() const { return cut_; }
    /// Searches that were made, for budgets.
    [[nodiscard]] long searches() const { return searches_; }

    void add(int day, int task, Minutes minutes);  ///< may be negative; keeps room and missing true
    /// The task needs so much more than before.
    void ask(int task, Minutes more);
    /// Another window for the task, from now on; minutes outside of it stay where they are.
    void set_window(int task, int from, int until);

    /// Takes the minutes out of the flow and their room with them: they are settled.
    void settle(int day, int task, Minutes minutes);
    /// Uses up room of a day for minutes that are no task's.
    void use(int day, Minutes minutes) { room_[index(day)] -= minutes; }
    /// Takes that much from what the task has left and still needs, latest days first.
    void forget(int task, Minutes minutes, int from, int until);
    /// Takes back what the task needs and has not.
    void give_up(int task);
    /// Moves up to `most` minutes of others from `day` to later days, so that `task` can have them
    /// there instead of minutes of its own on later days; 0 when that is impossible. Whose minutes
    /// move where is found by one search along days after `day`.
    Minutes make_room(int day, int task, Minutes most, bool own_later);
    /// Whether the last search that found no room reached that day.
    [[nodiscard]] bool reached(int day) const { return day_seen_[index(day)] == round_; }

    /// The same flow with time reversed: the last day first.
    [[nodiscard]] DayFlow reversed() const;

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    int next_day(int weekday_set, int day);
    void start_round();
    bool search(int source);
    void augment(int source, int day);
    bool visit_days(int task, std::vector<int>& queue);
    [[nodiscard]] std::vector<int> unplaced() const;
    bool rank_from(const std::vector<int>& sources);
    Minutes push_task(int task, Minutes most);
    Minutes push_day(int day, Minutes most);
    /// Whether the task may have more minutes on the day than it has there.
    [[nodiscard]] bool has_room(int task, int day) const {
        const Minutes most = daily(task, day);
        return most >= unlimited || on(day, task) < most;
    }
    int visit_later(int task, int after, int wanted, std::vector<int>& queue);
    Minutes shift(int day, int end, int wanted, Minutes most);

    int lead_, today_;
    std::vector<Minutes> room_;
    std::vector<Task> tasks_;
    std::vector<std::vector<Cell>> cells_;
    std::vector<std::vector<int>> days_of_;
    std::vector<Minutes> missing_;
    Cut cut_;
    long searches_ = 0;

    std::vector<int> set_of_;  ///< weekday set of each task, as an index
    std::vector<Weekdays> sets_;
    std::vector<std::vector<int>> allowed_;  ///< [set][day]: next day that the set allows
    std::vector<std::vector<int>> jump_;     ///< [set][day]: next day not yet visited
    std::vector<std::vector<std::uint32_t>> jump_at_;
    std::vector<std::uint32_t> day_seen_, task_seen_;
    std::uint32_t round_ = 0;
    std::vector<int> day_parent_, task_parent_;
    std::vector<int> day_level_, task_level_;        ///< of one round of `place_all`
    std::vector<std::vector<int>> ranked_days_;      ///< by level
    std::vector<std::size_t> cursor_, cell_cursor_;  ///< what is not yet known to be a dead end
    int last_level_ = -1;
};

}  // namespace osmlm
