#include <algorithm>
#include <map>

#include "plan/relax/check.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

/// Open work of the goal gives back what its other work of the week does not leave it to do.
void give_back(const Problem& problem, int goal, Allotment& allotment) {
    const int task = static_cast<int>(problem.works.size()) + goal;
    const GoalFacts& facts = problem.goals[at(goal)];
    const Summary sum = summarize(problem, allotment);
    for (int week = 0; week < static_cast<int>(sum.weekly[at(goal)].size()); ++week) {
        Minutes over = sum.weekly[at(goal)][at(week)] - facts.asked_in(week);
        const int last = std::min(problem.monday(week) + 6, static_cast<int>(allotment.size()) - 1);
        for (int day = last; day >= std::max(0, problem.monday(week)) && over > 0; --day)
            for (Share& cell : allotment[at(day)]) {
                if (cell.task != task) continue;
                const Minutes some = std::min(over, cell.min);
                cell.min -= some;
                over -= some;
            }
    }
}

/// Shares the open minutes of one goal evenly, week by week, among its open work: from goal
/// minutes (works + goal) to minutes of `Problem::open` (works + index).
class OpenSharer {
public:
    OpenSharer(const Problem& problem, const Summary& sum, int goal)
        : problem_(problem), sum_(sum) {
        for (std::size_t i = 0; i < problem.open.size(); ++i)
            if (problem.open[i].goal == goal) open_.push_back(i);
    }

    /// What finds no room beside the cells so far is returned.
    Minutes share(int day, Minutes minutes, std::vector<Share>& cells) {
        const int week = problem_.week(day);
        if (week != week_) begin_week(week);
        week_ = week;
        std::map<std::size_t, Minutes> room;  // of those that may have more today
        for (std::size_t k = 0; k < open_.size(); ++k) {
            const OpenWork& open = problem_.open[open_[k]];
            const Minutes most = problem_.daily_max(open, day) - given_on(cells, open_[k]);
            if (problem_.allows(open, day) && most > 0 &&
                groups_hold(open.after, [&](int work) { return finished(work, day, cells); }))
                room[k] = most;
        }
        while (minutes > 0 && !room.empty()) {
            const auto least = std::ranges::min_element(
                room, {}, [&](const auto& of) { return given_[of.first]; });
            const std::size_t k = least->first;
            const Minutes some =
                std::min({minutes, least->second, std::max<Minutes>(1, level(room, k))});
            given_[k] += some;
            minutes -= some;
            least->second -= some;
            add(cells, open_[k], some);
            if (least->second == 0) room.erase(least);
        }
        return minutes;
    }

private:
    void begin_week(int week) {
        given_.assign(open_.size(), 0);
        const bool of_today = problem_.today >= 0 && week == problem_.week(problem_.today);
        for (std::size_t k = 0; of_today && k < open_.size(); ++k)
            given_[k] = problem_.open[open_[k]].logged;
    }

    /// Whether the work is finished before that day, or on it in what is already in `cells`.
    [[nodiscard]] bool finished(int work, int day, const std::vector<Share>& cells) const {
        if (sum_.minutes[at(work)] < problem_.works[at(work)].left) return false;
        if (sum_.last[at(work)] != day) return sum_.last[at(work)] < day;
        return std::any_of(cells.begin(), cells.end(),
                           [&](const Share& share) { return share.task == work; });
    }

    /// Minutes until the least served has as much as the next.
    [[nodiscard]] Minutes level(const std::map<std::size_t, Minutes>& room,
                                std::size_t least) const {
        Minutes next = unlimited;
        for (const auto& [k, most] : room)
            if (k != least) next = std::min(next, given_[k]);
        return next == unlimited ? unlimited : (next - given_[least]) + 30;
    }

    [[nodiscard]] int task_of(std::size_t open) const {
        return static_cast<int>(problem_.works.size() + open);
    }

    [[nodiscard]] Minutes given_on(const std::vector<Share>& cells, std::size_t open) const {
        const auto cell = std::ranges::find(cells, task_of(open), &Share::task);
        return cell == cells.end() ? 0 : cell->min;
    }

    void add(std::vector<Share>& cells, std::size_t open, Minutes minutes) const {
        const int task = task_of(open);
        for (Share& cell : cells)
            if (cell.task == task) {
                cell.min += minutes;
                return;
            }
        cells.push_back({task, minutes, Why::weekly});
    }

    const Problem& problem_;
    const Summary& sum_;
    std::vector<std::size_t> open_;
    std::vector<Minutes> given_;
    int week_ = -1;
};

void share_open(const Problem& problem, Allotment& allotment) {
    const Summary sum = summarize(problem, allotment);
    std::vector<OpenSharer> sharers;
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        sharers.emplace_back(problem, sum, static_cast<int>(g));
    const auto works = static_cast<int>(problem.works.size());
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day) {
        std::vector<Share> cells;
        std::vector<std::pair<int, Minutes>> waiting;  // for what is finished later on this day
        for (const Share& cell : allotment[at(day)]) {
            if (cell.min == 0) continue;
            if (cell.task < works)
                cells.push_back(cell);
            else
                waiting.emplace_back(cell.task - works,
                                     sharers[at(cell.task - works)].share(day, cell.min, cells));
        }
        for (const auto& [goal, minutes] : waiting) sharers[at(goal)].share(day, minutes, cells);
        allotment[at(day)] = std::move(cells);
    }
}

/// Days up to which open work without a weekly minimum is shown where nothing ends it.
int last_open_day(const Problem& problem, const OpenWork& open, const Allotment& allotment) {
    if (open.until < never) return std::min(open.until, problem.horizon - 1);
    return std::max(static_cast<int>(allotment.size()) - 1, 13);
}

void fill_open(const Problem& problem, Allotment& allotment) {
    std::vector<Minutes> room = room_left(problem, allotment);
    std::vector<std::pair<int, int>> takers;  // (last day, index)
    for (std::size_t i = 0; i < problem.open.size(); ++i)
        if (problem.open[i].fills)
            takers.emplace_back(last_open_day(problem, problem.open[i], allotment),
                                static_cast<int>(i));
    int last = -1;
    for (const auto& [until, open] : takers) last = std::max(last, until);
    if (static_cast<int>(allotment.size()) <= last) allotment.resize(at(last + 1));
    for (int day = 0; day <= last; ++day) {
        std::vector<int> here;
        for (const auto& [until, open] : takers)
            if (day <= until && problem.allows(problem.open[at(open)], day)) here.push_back(open);
        for (std::size_t k = 0; k < here.size(); ++k) {
            const Minutes some = room[at(day)] / static_cast<Minutes>(here.size() - k);
            room[at(day)] -= some;
            if (some > 0)
                allotment[at(day)].push_back(
                    {static_cast<int>(problem.works.size()) + here[k], some});
        }
    }
}

}  // namespace

void top_up_open(const Problem& problem, Allotment& allotment) {
    const auto works = static_cast<int>(problem.works.size());
    std::vector<Minutes> room;
    Summary sum;
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const GoalFacts& goal = problem.goals[g];
        if (!goal.open || !goal.min) continue;
        if (room.empty()) room = room_left(problem, allotment);
        sum = summarize(problem, allotment);
        for (int week = 0; week < static_cast<int>(goal.asked.size()); ++week) {
            const Minutes planned = at(week) < sum.weekly[g].size() ? sum.weekly[g][at(week)] : 0;
            Minutes missing = goal.asked_in(week) - planned;
            const int last = std::min(problem.monday(week) + 6, problem.horizon - 1);
            for (int day = std::max(0, problem.monday(week)); day <= last && missing > 0; ++day) {
                if (allotment.size() <= at(day)) allotment.resize(at(day) + 1);
                const int task = works + static_cast<int>(g);
                Minutes open = open_room_after(problem, sum, static_cast<int>(g), day);
                for (const Share& share : allotment[at(day)])
                    if (share.task == task) open -= share.min;
                const Minutes some = std::min({missing, room[at(day)], open});
                if (some <= 0) continue;
                allotment[at(day)].push_back({task, some});
                room[at(day)] -= some;
                missing -= some;
            }
        }
    }
}

void trim_open(const Problem& problem, Allotment& allotment) {
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].open && problem.goals[g].min)
            give_back(problem, static_cast<int>(g), allotment);
}

void place_open(const Problem& problem, Allotment& allotment) {
    share_open(problem, allotment);
    fill_open(problem, allotment);
}

}  // namespace osmlm
