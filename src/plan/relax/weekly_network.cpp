#include "plan/relax/weekly_network.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "plan/relax/check.hpp"

namespace osmlm {

WeeklyNetwork::WeeklyNetwork(const Problem& problem, const Node& node, bool keep_limits,
                             bool may_be_late)
    : problem_(problem),
      node_(node),
      keep_limits_(keep_limits),
      source_(network_.add_node()),
      sink_(network_.add_node()),
      back_(network_.add_arc(sink_, source_, 0, unlimited)) {
    for (std::size_t i = 0; may_be_late && i < LateMinutes{}.size(); ++i) {
        late_nodes_.push_back(network_.add_node());
        late_arcs_.push_back(network_.add_arc(late_nodes_[i], sink_, 0, unlimited));
    }
    last_ = last_day(problem, demand_of(problem, node, true));
    for (const auto& [key, bounds] : node.goal_days) last_ = std::max(last_, key.second);
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const GoalFacts& goal = problem.goals[g];
        const int weeks = std::min(node.unfinished[g], static_cast<int>(goal.asked.size()) - 1);
        for (int week = 0; week <= weeks; ++week)
            if (goal.asked_in(week) > 0) last_ = std::max(last_, problem.monday(week) + 6);
    }
    last_ = std::clamp(last_, 0, problem.horizon - 1);
    const std::size_t goals = problem.goals.size(), length = at(last_ + 1);
    const auto weeks = at(problem.week(last_) + 1);
    days_.assign(length, -1);
    day_arcs_.assign(length, -1);
    goal_days_.assign(goals, std::vector<int>(length, -1));
    goal_arcs_ = goal_days_;
    weeks_.assign(goals, std::vector<Entry>(weeks));
    week_days_.assign(goals, std::vector<std::optional<WeekDays>>(weeks));
    work_nodes_.assign(problem.works.size(), -1);
    work_arcs_ = work_nodes_;
    for (std::size_t i = 0; i < problem.works.size(); ++i) add_work(static_cast<int>(i));
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].open && problem.goals[g].min) add_open(static_cast<int>(g));
    for (std::size_t g = 0; g < problem.goals.size(); ++g)  // minima that nothing may serve
        for (int week = 0; week <= problem.week(last_); ++week)
            if (keep_limits_ && asked_for_certain(problem, node, static_cast<int>(g), week) > 0)
                week_entry(static_cast<int>(g), week);
}

bool WeeklyNetwork::limited(int goal) const {
    if (goal < 0) return false;
    const auto bound = node_.goal_days.lower_bound({goal, 0});
    const bool bounded = bound != node_.goal_days.end() && bound->first.first == goal;
    return bounded || problem_.goals[at(goal)].limited();
}

/// Days of the week, as bits from Monday on, that a window and weekdays allow.
unsigned WeeklyNetwork::days_in(int week, Weekdays on_days, int from, int until) const {
    const int monday = problem_.monday(week);
    const int first = std::max({from, 0, monday}) - monday;
    const int last = std::min({until, last_, monday + 6}) - monday;
    if (first > last) return 0;
    return on_days.bits() & ((2U << static_cast<unsigned>(last)) - 1) &
           ~((1U << static_cast<unsigned>(first)) - 1);
}

unsigned WeeklyNetwork::days_of(int work, int week) const {
    return days_in(week, problem_.works[at(work)].days, node_.from[at(work)],
                   node_.until[at(work)]);
}

unsigned WeeklyNetwork::days_of(const OpenWork& open, int week) const {
    const GoalFacts& goal = problem_.goals[at(open.goal)];
    return days_in(week, open.days, std::max(open.from, goal.from),
                   std::min(open.until, goal.until));
}

/// A daily maximum makes work unlike all other.
WeeklyNetwork::WeekDays WeeklyNetwork::find_week_days(int goal, int week) const {
    WeekDays found;
    const auto add = [&](unsigned on_days, Minutes daily) {
        if (on_days == 0) return;
        found.alike =
            found.alike && daily >= unlimited && (found.days == 0 || found.days == on_days);
        found.days |= on_days;
    };
    for (const int work : problem_.goals[at(goal)].works)
        add(days_of(work, week), problem_.works[at(work)].daily);
    for (const OpenWork& open : problem_.open)
        if (open.goal == goal) add(days_of(open, week), open.daily);
    return found;
}

const WeeklyNetwork::WeekDays& WeeklyNetwork::week_days(int goal, int week) {
    auto& known = week_days_[at(goal)][at(week)];
    if (!known) known = find_week_days(goal, week);
    return *known;
}

int WeeklyNetwork::day_node(int day) {
    int& node = days_[at(day)];
    if (node >= 0) return node;
    node = network_.add_node();
    day_arcs_[at(day)] = network_.add_arc(node, sink_, 0, problem_.free[at(day)]);
    return node;
}

int WeeklyNetwork::goal_day_node(int goal, int day) {
    int& node = goal_days_[at(goal)][at(day)];
    if (node >= 0) return node;
    node = network_.add_node();
    const auto bound = node_.goal_days.find({goal, day});
    const Bounds bounds = bound == node_.goal_days.end() ? Bounds{} : bound->second;
    goal_arcs_[at(goal)][at(day)] =
        network_.add_arc(node, day_node(day), bounds.min, std::max(bounds.min, bounds.max));
    return node;
}

WeeklyNetwork::Entry& WeeklyNetwork::week_entry(int goal, int week) {
    Entry& entry = weeks_[at(goal)][at(week)];
    if (entry.in >= 0) return entry;
    entry.in = network_.add_node();
    entry.out = network_.add_node();
    const Minutes asked = asked_for_certain(problem_, node_, goal, week);
    entry.arc = network_.add_arc(entry.in, entry.out, asked,
                                 std::max(asked, problem_.goals[at(goal)].room(week)));
    for (unsigned on_days = week_days(goal, week).days; on_days != 0; on_days &= on_days - 1) {
        const int weekday = std::countr_zero(on_days);
        entry.to_day[at(weekday)] = network_.add_arc(
            entry.out, goal_day_node(goal, problem_.monday(week) + weekday), 0, unlimited);
    }
    return entry;
}

void WeeklyNetwork::add_to_week(int source, int task, int goal, int week, Minutes most) {
    placed_.push_back(
        {network_.add_arc(source, week_entry(goal, week).in, 0, most), task, -1, week});
}

void WeeklyNetwork::add_work(int index) {
    const Work& work = problem_.works[at(index)];
    const bool exact = node_.dated(index) && !node_.empty(index);
    const bool serves = limited(work.goal) && problem_.goals[at(work.goal)].min;
    if (!exact && !serves) return;
    const int node = work_nodes_[at(index)] = network_.add_node();
    work_arcs_[at(index)] = network_.add_arc(source_, node, exact ? work.left : 0, work.left);
    if (exact && !late_nodes_.empty())
        network_.add_arc(node, late_nodes_[late_kind(work)], 0, work.left);
    const int last = problem_.week(std::min(node_.until[at(index)], last_));
    for (int week = problem_.week(std::max(0, node_.from[at(index)])); week <= last; ++week)
        add_week_of(index, node, week);
}

void WeeklyNetwork::add_week_of(int index, int node, int week) {
    const Work& work = problem_.works[at(index)];
    const bool whole = limited(work.goal) && aligned(work.goal, week);
    Minutes sum = 0;
    for (unsigned on_days = days_of(index, week); on_days != 0; on_days &= on_days - 1) {
        const int day = problem_.monday(week) + std::countr_zero(on_days);
        const Minutes most = std::min(problem_.daily_max(work, day), problem_.free[at(day)]);
        sum += most;
        if (whole) continue;
        const int to = limited(work.goal) ? goal_day_node(work.goal, day) : day_node(day);
        placed_.push_back({network_.add_arc(node, to, 0, most), index, day, week});
    }
    if (whole && sum > 0) add_to_week(node, index, work.goal, week, std::min(sum, work.left));
}

void WeeklyNetwork::add_open(int goal) {
    const GoalFacts& facts = problem_.goals[at(goal)];
    const int task = static_cast<int>(problem_.works.size()) + goal;
    for (int week = 0; week < static_cast<int>(facts.asked.size()) && week <= problem_.week(last_);
         ++week) {
        const Minutes asked = facts.asked_in(week);
        std::vector<std::pair<int, Minutes>> rooms;
        Minutes sum = 0;
        const int monday = problem_.monday(week);
        for (int day = std::max(0, monday); day <= std::min(monday + 6, last_); ++day) {
            const Minutes most =
                std::min(problem_.free[at(day)],
                         open_room(problem_, goal, day, [](const OpenWork&) { return true; }));
            if (most > 0) rooms.emplace_back(day, most);
            sum += most;
        }
        if (asked == 0 || sum == 0) continue;
        if (aligned(goal, week)) {
            add_to_week(source_, task, goal, week, std::min(asked, sum));
            continue;
        }
        const int supply = network_.add_node();
        network_.add_arc(source_, supply, 0, asked);
        for (const auto& [day, most] : rooms)
            placed_.push_back(
                {network_.add_arc(supply, goal_day_node(goal, day), 0, most), task, day, week});
    }
}

void WeeklyNetwork::begin_from(const DayFlow& known) {
    auto next = placed_.begin();
    for (int work = 0; work < static_cast<int>(problem_.works.size()); ++work) {
        const int goal = problem_.works[at(work)].goal;
        for (const FlowCell& cell : known.of(work)) {
            const int week = problem_.week(cell.day);
            while (next != placed_.end() && next->task == work &&
                   (next->day < 0 ? next->week < week : next->day < cell.day))
                ++next;
            if (next == placed_.end() || next->task != work) break;
            if (next->week != week) continue;
            std::vector<int> circle{back_, work_arcs_[at(work)], next->arc};
            if (next->day < 0) {
                const Entry& entry = weeks_[at(goal)][at(week)];
                circle.push_back(entry.arc);
                circle.push_back(entry.to_day[at(problem_.weekday(cell.day))]);
            } else if (next->day != cell.day) {
                continue;
            }
            if (limited(goal)) circle.push_back(goal_arcs_[at(goal)][at(cell.day)]);
            circle.push_back(day_arcs_[at(cell.day)]);
            network_.begin_with(circle, cell.min);
        }
        while (next != placed_.end() && next->task == work) ++next;
    }
}

Suspects WeeklyNetwork::suspects() const {
    Suspects suspects;
    const auto overfull = [&](int node) { return node >= 0 && network_.overfull(node); };
    for (int work = 0; work < static_cast<int>(work_nodes_.size()); ++work)
        if (overfull(work_nodes_[at(work)]) && node_.dated(work) && !node_.empty(work))
            suspects.works.push_back(work);
    for (std::size_t g = 0; g < weeks_.size(); ++g) {
        const auto met = [&](const Entry& entry) {
            return overfull(entry.in) || overfull(entry.out);
        };
        if (std::any_of(weeks_[g].begin(), weeks_[g].end(), met) ||
            std::any_of(goal_days_[g].begin(), goal_days_[g].end(), overfull))
            suspects.goals.push_back(static_cast<int>(g));
    }
    return suspects;
}

/// What the task may have on a day by its own window, weekdays and daily maximum.
Minutes WeeklyNetwork::most_on(int task, int day) const {
    const auto works = static_cast<int>(problem_.works.size());
    if (task >= works)
        return open_room(problem_, task - works, day, [](const OpenWork&) { return true; });
    return most_of_work(problem_, node_, task, day);
}

/// Parts the minutes that a goal has somewhere in the week among its days, earliest window end
/// first, on their own days as far as these go.
void WeeklyNetwork::spread(Allotment& allotment, int goal, int week, const Flows& flows) const {
    std::map<int, Minutes> room;
    const int sunday = std::min(problem_.monday(week) + 6, last_);
    for (int day = std::max(0, problem_.monday(week)); day <= sunday; ++day)
        if (const int arc = goal_arcs_[at(goal)][at(day)]; arc >= 0) room[day] = network_.flow(arc);
    std::vector<std::pair<int, Minutes>> tasks;
    for (const Placed* placed : flows) {
        if (placed->day >= 0)
            room[placed->day] -= network_.flow(placed->arc);
        else
            tasks.emplace_back(placed->task, network_.flow(placed->arc));
    }
    const auto end = [&](int task) {
        return at(task) < problem_.works.size() ? node_.until[at(task)] : never;
    };
    std::stable_sort(tasks.begin(), tasks.end(),
                     [&](const auto& a, const auto& b) { return end(a.first) < end(b.first); });
    for (const bool anywhere : {false, true})
        for (auto& [task, minutes] : tasks)
            for (auto& [day, free] : room) {
                const Minutes most = anywhere ? unlimited : most_on(task, day);
                const Minutes some = std::min({minutes, free, most});
                if (some > 0) allotment[at(day)].push_back({task, some});
                minutes -= some;
                free -= some;
            }
}

/// Leads late minutes into time, the first kind first; what is late all the same.
LateMinutes WeeklyNetwork::reduce_late() {
    LateMinutes late{};
    for (std::size_t i = 0; i < late.size(); ++i) {
        network_.reduce(late_arcs_[i]);
        late[i] = network_.flow(late_arcs_[i]);
    }
    for (std::size_t i = 0; i < problem_.works.size(); ++i)
        if (node_.dated(static_cast<int>(i)) && node_.empty(static_cast<int>(i)))
            late[late_kind(problem_.works[i])] += problem_.works[i].left;
    return late;
}

Allotment WeeklyNetwork::allotment() const {
    Allotment allotment(at(last_ + 1));
    std::map<std::pair<int, int>, Flows> flows;
    const int works = static_cast<int>(problem_.works.size());
    for (const Placed& placed : placed_) {
        if (network_.flow(placed.arc) == 0) continue;
        if (placed.day >= 0)
            allotment[at(placed.day)].push_back({placed.task, network_.flow(placed.arc)});
        const int goal =
            placed.task < works ? problem_.works[at(placed.task)].goal : placed.task - works;
        flows[{goal, placed.week}].push_back(&placed);
    }
    for (const auto& [key, placed] : flows)
        if (key.first >= 0 && weeks_[at(key.first)][at(key.second)].in >= 0)
            spread(allotment, key.first, key.second, placed);
    return allotment;
}

}  // namespace osmlm
