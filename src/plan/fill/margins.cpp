#include "plan/fill/margins.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "plan/fill/fill.hpp"
#include "plan/fill/pools.hpp"

namespace osmlm {
namespace {

/// Of each set of weekdays the hours until each day that nothing is due for then on no other
/// weekdays. Where these do not suffice, no flow does.
class Spare {
public:
    Spare(const Problem& problem, const std::vector<Task>& tasks, int days) {
        for (const Task& task : tasks)
            if (task.need > 0 && std::ranges::find(sets_, task.days, &Set::days) == sets_.end())
                sets_.push_back({task.days, std::vector<Minutes>(at(days))});
        for (Set& set : sets_) {
            for (int day = 0; day < days; ++day)
                if (set.days.has(problem.weekday(day))) set.hours[at(day)] = problem.free[at(day)];
            for (const Task& task : tasks)
                if (task.need > 0 && serves(set, task)) set.hours[at(task.until)] -= task.need;
            std::partial_sum(set.hours.begin(), set.hours.end(), set.hours.begin());
        }
    }

    /// Whether the task may be due that day, one before it is.
    [[nodiscard]] bool suffices(const Task& task, int day) const {
        return std::ranges::all_of(sets_, [&](const Set& set) {
            return !serves(set, task) || set.hours[at(day)] >= task.need;
        });
    }

    /// The task is due on that day now.
    void move(const Task& task, int until) {
        const auto [first, last] = std::minmax(until, task.until);
        for (Set& set : sets_)
            for (int day = first; serves(set, task) && day < last; ++day)
                set.hours[at(day)] += until < task.until ? -task.need : task.need;
    }

    /// The task needs so much more.
    void ask(const Task& task, Minutes more) {
        for (Set& set : sets_)
            for (auto day = at(task.until); serves(set, task) && day < set.hours.size(); ++day)
                set.hours[day] -= more;
    }

private:
    struct Set {
        Weekdays days;
        std::vector<Minutes> hours;
    };
    static bool serves(const Set& set, const Task& task) {
        return (task.days & set.days) == task.days;
    }

    std::vector<Set> sets_;
};

/// The last day of each work in an allotment, or -1.
std::vector<int> last_days(const Allotment& allotment, std::size_t works) {
    std::vector<int> last(works, -1);
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day)
        for (const Share& share : allotment[at(day)])
            if (at(share.task) < works && share.min > 0) last[at(share.task)] = day;
    return last;
}

Demand demand_with(const Problem& problem, const Node& node, Minima minima) {
    Demand demand = demand_of(problem, node, true);
    if (minima == Minima::all) add_pools(problem, node, demand);
    return demand;
}

/// Closes windows day by day, one after the other, as long as a flow is left. Its flow has time
/// reversed, so that a search sees the days before a deadline first.
class Narrower {
public:
    Narrower(const Problem& problem, const Node& node, const Allotment& promised, Minima minima)
        : problem_(problem),
          node_(node),
          promised_(last_days(promised, problem.works.size())),
          demand_(demand_with(problem, node, minima)),
          week_tasks_(week_tasks(problem, demand_)),
          last_(last_day_with_pools(problem, node, demand_)),
          spare_(problem, demand_.tasks, last_ + 1),
          flow_(empty_flow(problem, demand_.tasks, last_ + 1).reversed()),
          pools_(problem.goals.size()) {
        for (int goal = 0; goal < static_cast<int>(pools_.size()); ++goal)
            if (demand_.is_pooled(goal)) pools_[at(goal)] = works_of_pool(problem, node, goal);
    }

    /// Whether there is a flow to begin with.
    bool begin() { return flow_.place_all(); }

    /// Ends the window of the work as many days before its deadline as can be. Whether it did.
    bool narrow(int work) {
        const int least = std::max(0, problem_.works[at(work)].until - margin_days);
        const int& until = node_.until[at(work)];
        bool narrowed = false;
        while (until > least && spare_.suffices(demand_.tasks[at(work)], until - 1) &&
               ends_by(work, until - 1))
            narrowed = true;
        return narrowed;
    }

    [[nodiscard]] Node node() && { return std::move(node_); }

private:
    /// Closes the window of the work there, if a flow is left.
    bool ends_by(int work, int until) {
        closed_.clear();
        parted_.clear();
        const bool holds = close(work, until) && mend();
        if (!holds) {
            for (auto one = closed_.rbegin(); one != closed_.rend(); ++one)
                set_until(one->first, one->second);
            mend();
        }
        return holds;
    }

    /// Closes the window of the work, and those of all that must so be done sooner. False when one
    /// of them would not fit even alone, or leave a day on which it was promised.
    bool close(int work, int until) {
        end(work, until);
        for (std::size_t i = 0; i < closed_.size(); ++i) {
            const int next = closed_[i].first;
            if (node_.until[at(next)] < promised_[at(next)]) return false;
            const int start = latest_start(problem_, node_, next);
            if (start < 0) return false;
            for (const int before : node_.arcs->before[at(next)]) end(before, start);
        }
        return true;
    }

    void end(int work, int until) {
        if (until >= node_.until[at(work)]) return;
        closed_.emplace_back(work, node_.until[at(work)]);
        set_until(work, until);
    }

    void set_until(int work, int until) {
        const int goal = problem_.works[at(work)].goal;
        const bool pooled = demand_.is_pooled(goal) && node_.required[at(work)];
        const auto place_of = [&] {
            return std::ranges::lower_bound(
                pools_[at(goal)], std::pair(node_.until[at(work)], work), {},
                [&](int other) { return std::pair(node_.until[at(other)], other); });
        };
        if (pooled) pools_[at(goal)].erase(place_of());
        spare_.move(demand_.tasks[at(work)], until);
        demand_.tasks[at(work)].until = node_.until[at(work)] = until;
        flow_.set_window(work, last_ - until, last_ - node_.from[at(work)]);
        if (!pooled) return;
        pools_[at(goal)].insert(place_of(), work);
        part_anew(goal);
    }

    /// The windows of the goal have changed, and so has what its weeks must have.
    void part_anew(int goal) {
        const Pool pool = pool_of(problem_, node_, goal, pools_[at(goal)]);
        const std::vector<int>& works = problem_.goals[at(goal)].works;
        for (std::size_t i = 0; i < works.size(); ++i)
            if (node_.dated(works[i])) set_need(works[i], pool.rest[i]);
        for (std::size_t week = 0; week < week_tasks_[at(goal)].size(); ++week)
            if (const int task = week_tasks_[at(goal)][week]; task >= 0)
                set_need(task, week < pool.weeks.size() ? pool.weeks[week] : 0);
    }

    void set_need(int task, Minutes need) {
        const Minutes more = need - demand_.tasks[at(task)].need;
        if (more == 0) return;
        spare_.ask(demand_.tasks[at(task)], more);
        demand_.tasks[at(task)].need = need;
        flow_.ask(task, more);
        while (flow_.missing(task) < 0) {
            const FlowCell cell = flow_.of(task).front();
            flow_.add(cell.day, task, std::max(-cell.min, flow_.missing(task)));
        }
        parted_.push_back(task);
    }

    /// Whether all minutes of what was closed find days within the windows.
    bool mend() {
        for (const auto& [work, until] : closed_) {
            const int first = last_ - node_.until[at(work)];
            for (auto held = flow_.of(work); !held.empty() && held.front().day < first;
                 held = flow_.of(work))
                flow_.add(held.front().day, work, -held.front().min);
        }
        return std::ranges::all_of(closed_,
                                   [&](const auto& one) { return flow_.complete(one.first); }) &&
               std::ranges::all_of(parted_, [&](int task) { return flow_.complete(task); });
    }

    const Problem& problem_;
    Node node_;
    std::vector<int> promised_;  ///< the last such day of each work, or -1
    Demand demand_;
    std::vector<std::vector<int>> week_tasks_;
    int last_;
    Spare spare_;
    DayFlow flow_;
    std::vector<std::vector<int>> pools_;      ///< by goal with a pool: its works, by their ends
    std::vector<std::pair<int, int>> closed_;  ///< works, with the ends that their windows had
    std::vector<int> parted_;                  ///< tasks of which more or less is needed
};

/// What may have a margin, in the order in which it gets it.
std::vector<int> in_turn(const Problem& problem, const Node& node) {
    std::vector<int> turn;
    for (int work = 0; work < static_cast<int>(problem.works.size()); ++work)
        if (may_have_margin(problem, node, work)) turn.push_back(work);
    const std::vector<Priority> priority = wish_priorities(problem, node);
    std::ranges::stable_sort(turn, {}, [&](int work) {
        return std::pair(priority[at(work)], problem.works[at(work)].until);
    });
    return turn;
}

}  // namespace

bool may_have_margin(const Problem& problem, const Node& node, int work) {
    const Work& w = problem.works[at(work)];
    const auto& end = problem.curriculum->end;
    const bool limited = w.goal >= 0 && problem.goals[at(w.goal)].max;
    return node.required[at(work)] && w.has_deadline && w.until < never && !limited &&
           (!end || problem.date(w.until) < *end);
}

std::optional<Node> with_margins(const Problem& problem, const Node& node,
                                 const Allotment& promised, Minima minima) {
    const std::vector<int> turn = in_turn(problem, node);
    if (turn.empty()) return std::nullopt;
    Narrower narrower(problem, node, promised, minima);
    if (!narrower.begin()) return std::nullopt;
    bool narrowed = false;
    for (const int work : turn) narrowed = narrower.narrow(work) || narrowed;
    return narrowed ? std::optional(std::move(narrower).node()) : std::nullopt;
}

}  // namespace osmlm
