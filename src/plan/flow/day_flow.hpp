#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "plan/flow/cells.hpp"
#include "plan/flow/day_set.hpp"
#include "plan/problem/problem.hpp"

namespace osmlm {

/// The most minutes that something may have on each weekday, in the weekdays of a flow.
struct DailyMax {
    std::array<Minutes, 7> on;
    DailyMax(Minutes every = unlimited) { on.fill(every); }

    [[nodiscard]] bool operator==(const DailyMax&) const = default;
};

/// One demand for minutes: on the days of a weekday set within a window, at most `daily` a day.
struct Task {
    Minutes need = 0;
    int from = 0;
    int until = -1;  ///< inclusive; below `from`: no day at all
    Weekdays days;
    DailyMax daily{};
    Minutes daily_today = unlimited;  ///< instead, on the flow's day `today`
    int rank = 0;                     ///< smaller goes first among equal deadlines
    bool keeps_week = false;          ///< `make_room` moves its minutes within their week only

    [[nodiscard]] bool operator==(const Task&) const = default;
};

/// The tasks and days at which a task's search for room ended: together these tasks need more
/// than these days, and their daily maxima on all other days, hold (Hall 1935).
struct Cut {
    std::vector<int> tasks;
};

/// Minutes of tasks on days: a maximum flow from tasks to days whose arcs are never written down.
/// `fill` places by earliest deadline first (Jackson 1955, Horn 1974) over one heap a weekday set;
/// `complete` then moves minutes along shortest augmenting paths (Ford and Fulkerson 1956),
/// so that in the end no flow is larger. O(minutes placed × log tasks) and, for each path, mostly
/// O(days / 64 + weekday sets + cells of what is visited), at worst O(tasks × days).
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
    /// The first and last day that the task may use.
    [[nodiscard]] std::pair<int, int> window(int task) const {
        return {tasks_[index(task)].from, tasks_[index(task)].until};
    }
    [[nodiscard]] int days() const { return static_cast<int>(room_.size()); }
    [[nodiscard]] Minutes missing(int task) const { return missing_[index(task)]; }
    [[nodiscard]] Minutes missing() const;
    [[nodiscard]] Minutes room(int day) const { return room_[index(day)]; }
    [[nodiscard]] auto on(int day) const { return cells_.on(day); }
    [[nodiscard]] Minutes on(int day, int task) const { return cells_.on(day, task); }
    /// The minutes of the task, by day.
    [[nodiscard]] auto of(int task) const { return cells_.of(task); }
    [[nodiscard]] bool allows(int task, int day) const;
    [[nodiscard]] Minutes daily(int task, int day) const;
    /// Where the last failed search ended.
    [[nodiscard]] const Cut& cut() const { return cut_; }
    /// Tasks that searches visited, for budgets.
    [[nodiscard]] long visits() const { return visits_; }

    void add(int day, int task, Minutes minutes);  ///< may be negative; keeps room and missing true
    /// From now on remembers what is added. How much that is so far, for `take_back`.
    std::size_t remember();
    /// Takes back what was added since then.
    void take_back(std::size_t since);
    /// The task needs so much more than before.
    void ask(int task, Minutes more);
    /// Another window for the task, from now on; minutes outside of it stay where they are.
    void set_window(int task, int from, int until);

    /// Takes the minutes out of the flow and their room with them: they are settled.
    void settle(int day, int task, Minutes minutes);
    /// Uses up room of a day for minutes that are no task's.
    void use(int day, Minutes minutes);
    /// No search comes to the day any more, and its room is gone.
    void close(int day);
    /// Takes that much from what the task has left and still needs, latest days first.
    void forget(int task, Minutes minutes, int from, int until);
    /// Takes back what the task needs and has not.
    void give_up(int task);
    /// Whether a later day has room that some task may use. O(days / 64).
    [[nodiscard]] bool has_room_after(int day) const;
    /// Moves up to `most` minutes of others from `day` to later days, so that `task` can have them
    /// there instead of minutes of its own on later days; 0 when that is impossible. Whose minutes
    /// move where is found by one search along days after `day`.
    Minutes make_room(int day, int task, Minutes most, bool own_later);
    /// Whether the last search that found no room reached that day.
    [[nodiscard]] bool reached(int day) const { return visited_.has(day) && !closed_.has(day); }

    /// The same flow with time reversed: the last day first.
    [[nodiscard]] DayFlow reversed() const;

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    /// The first day of the range that the task is allowed, that this round has not visited, and
    /// that is found good; -1 without one.
    template <class Good>
    int find_unvisited(int task, std::pair<int, int> range, Good good) {
        const int first = range.first, last = range.second;
        if (first > last) return -1;
        const int set = set_of_[index(task)], words = set * stride_;
        const DaySet& allowed = allowed_[index(set)];
        const auto unvisited = [&](int word) { return allowed.word(word) & ~visited_.word(word); };
        int found = -1;
        first_day_of(
            {words + DaySet::word_of(first), words + DaySet::word_of(last)},
            [&](int block) { return some_left_.word(block); },
            [&](int place) {
                const int word = place - words, begin = word * 64;
                if (unvisited(word) == 0)
                    some_left_.remove(place);
                else
                    found = first_day_of({std::max(first, begin), std::min(last, begin + 63)},
                                         unvisited, good);
                return found >= 0;
            });
        return found;
    }
    [[nodiscard]] std::pair<int, int> range_of(int task) const;
    [[nodiscard]] int find_goal(int task) const;
    int enter(int task, int from);
    int follow();
    void start_round();
    void bound_goals();
    bool search(int source);
    void augment(int source, int day);
    [[nodiscard]] std::vector<int> unplaced() const;
    bool rank_from(const std::vector<int>& sources);
    Minutes push_task(int task, Minutes most);
    Minutes push_day(int day, Minutes most);
    /// Whether the task may have more minutes on the day than it has there.
    [[nodiscard]] bool has_room(int task, int day) const {
        const Minutes most = daily(task, day);
        return most >= unlimited || on(day, task) < most;
    }
    Minutes shift(int day, int end, int wanted, Minutes most);

    int lead_, today_;
    int last_ = -1;                      ///< day that some task may use
    std::vector<std::uint8_t> weekday_;  ///< of each day
    std::vector<Minutes> room_;
    std::vector<Task> tasks_;
    Cells cells_;
    std::vector<Minutes> missing_;
    bool remembers_ = false;
    std::vector<FlowCell> added_;
    Cut cut_;
    long visits_ = 0;

    std::vector<int> set_of_;  ///< weekday set of each task, as an index
    std::vector<Weekdays> sets_;
    std::vector<DaySet> allowed_;     ///< by weekday set
    DaySet roomy_;                    ///< the days with room
    DaySet closed_;                   ///< no search comes to them
    DaySet visited_;                  ///< by this round, or closed
    DaySet goal_;                     ///< the days that end this round's search
    std::pair<int, int> goal_range_;  ///< they are in these
    int stride_;                      ///< words of a weekday set in `some_left_`
    /// The words of 64 days that may have some that the weekday set allows and that this round has
    /// not visited: a bit each, one weekday set after the other.
    DaySet some_left_;
    std::vector<std::uint32_t> task_seen_;
    std::uint32_t round_ = 0;
    int after_ = -1;          ///< of this round's search: it goes to later days only
    std::vector<int> queue_;  ///< of this round's search: tasks in the order of their distance
    std::vector<int> day_parent_, task_parent_;
    std::vector<int> day_level_, task_level_;  ///< of one round of `place_all`
    std::vector<DaySet> ranked_days_;          ///< by level
    std::vector<int> cursor_;                  ///< of each task: the first day that may lead on
    std::vector<int> cell_cursor_;             ///< of each day: the first cell that may
    int last_level_ = -1;
};

}  // namespace osmlm
