#include <algorithm>

#include "plan/fill/filler.hpp"

namespace osmlm {

/// What stands for the goal's minimum of the week in the flow, or -1.
int Filler::week_task(int goal, int week) const {
    const auto& tasks = week_tasks_[at(goal)];
    return at(week) < tasks.size() ? tasks[at(week)] : -1;
}

/// That of a goal with open work, when finite work takes off it; or -1.
int Filler::open_task(int goal, int week) const {
    const bool takes_off = goal >= 0 && order_.reserved && problem_.goals[at(goal)].open;
    return takes_off ? week_task(goal, week) : -1;
}

/// The unfinished works of the pool in the order of their ends, with what the flow holds of it up
/// to that end beyond what is due until then. O(works + weeks).
std::vector<Filler::Due> Filler::dues_of_pool(int goal) const {
    const std::vector<int>& works = pools_[at(goal)];
    const std::vector<int>& weeks = week_tasks_[at(goal)];
    std::vector<Due> dues;
    Minutes spare = 0;
    std::size_t week = 0, told = 0;
    for (std::size_t i = 0; i < works.size(); ++i) {
        const int work = works[i], end = node_.until[at(work)];
        spare += held_[at(work)] - remaining_[at(work)];
        if (remaining_[at(work)] > 0) dues.push_back({work, 0});
        if (i + 1 < works.size() && node_.until[at(works[i + 1])] == end) continue;
        for (; week < weeks.size(); ++week) {
            if (weeks[week] < 0) continue;
            const Task& task = flow_.tasks()[at(weeks[week])];
            if (task.until > end) break;
            spare += task.need;
        }
        for (; told < dues.size(); ++told) dues[told].spare = spare;
    }
    return dues;
}

/// What is due before the work, with the least that is to spare from each end on.
std::vector<Filler::Due> Filler::dues_before(int work) const {
    std::vector<Due> dues = dues_of_pool(problem_.works[at(work)].goal);
    while (!dues.empty() && node_.until[at(dues.back().work)] >= node_.until[at(work)])
        dues.pop_back();
    for (std::size_t i = dues.size(); i-- > 1;)
        dues[i - 1].spare = std::min(dues[i - 1].spare, dues[i].spare);
    return dues;
}

/// Minutes for the work from a task of its pool: no more than leaves what is due before the work,
/// but not before the task's own end. What is due is told again when some are drawn.
Minutes Filler::draw_for(int work, int task, int day, Minutes most, std::vector<Due>& dues) {
    const int end = flow_.tasks()[at(task)].until;
    const auto due = std::ranges::partition_point(
        dues, [&](const Due& one) { return node_.until[at(one.work)] < end; });
    if (due != dues.end()) most = std::min(most, due->spare);
    most = std::min(most, flow_.tasks()[at(task)].need);
    if (most <= 0) return 0;
    const Minutes drawn = draw(task, day, most);
    if (drawn > 0) dues = dues_before(work);
    return drawn;
}

/// The week needs no more than its minimum still asks. What was to be done in it beyond that is
/// free within its own window.
void Filler::relieve_pool(int goal, int week) {
    const int task = week_task(goal, week);
    if (task < 0) return;
    const Minutes asked = problem_.goals[at(goal)].asked_in(week) - planned_[at(goal)][at(week)];
    const Minutes minutes = flow_.tasks()[at(task)].need - std::max<Minutes>(0, asked);
    if (minutes <= 0) return;
    const int end = flow_.tasks()[at(task)].until;
    int freed = -1;
    for (const Due& due : dues_of_pool(goal)) {
        if (node_.until[at(due.work)] < end) continue;
        freed = due.work;
        if (due.spare < minutes) break;
    }
    if (freed < 0) return;
    flow_.ask(task, -minutes);
    flow_.ask(freed, minutes);
    held_[at(freed)] += minutes;
    while (flow_.missing(task) < 0) {
        const FlowCell cell = flow_.of(task).back();
        const Minutes some = std::min(cell.min, -flow_.missing(task));
        flow_.add(cell.day, task, -some);
        flow_.add(cell.day, freed, some);
    }
}

/// From what this week must have; then from what is free, the first that is due first; then from
/// the last weeks, as the goal is done sooner.
Minutes Filler::draw_from_pool(int work, int day, Minutes most) {
    const int goal = problem_.works[at(work)].goal, week = problem_.week(day);
    const int end = node_.until[at(work)], this_week = week_task(goal, week);
    const std::vector<int>& pool = pools_[at(goal)];
    Minutes drawn = 0;
    if (end < dry_[at(goal)]) {  // what ends sooner may draw no less
        std::vector<Due> dues = dues_before(work);
        if (this_week >= 0) drawn = draw_for(work, this_week, day, most, dues);
        for (const int other : pool)
            if (held_[at(other)] > 0 && drawn < most)
                drawn += draw_for(work, other, day, std::min(held_[at(other)], most - drawn), dues);
        if (drawn == 0 && most > 0) dry_[at(goal)] = end;
    }
    const auto holder =
        std::find_if(pool.rbegin(), pool.rend(), [&](int other) { return held_[at(other)] > 0; });
    // whether the weeks would be fewer if the work were done
    const bool sooner = holder == pool.rend() || node_.until[at(*holder)] < end;
    const auto& weeks = week_tasks_[at(goal)];
    for (auto last = static_cast<int>(weeks.size()) - 1; sooner && last > week && drawn < most;
         --last) {
        if (weeks[at(last)] < 0) continue;
        std::vector<Due> dues = dues_before(work);
        drawn += draw_for(work, weeks[at(last)], day, most - drawn, dues);
        if (flow_.tasks()[at(weeks[at(last)])].need > 0) break;
    }
    for (const int other : pool)
        if (later_[at(other)] > 0 && drawn < most)
            drawn += take_later_part(other, day, most - drawn);
    return drawn;
}

}  // namespace osmlm
