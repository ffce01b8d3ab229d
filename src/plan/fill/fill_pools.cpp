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

/// What the flow holds of the pool up to that day beyond what is due until then.
Minutes Filler::spare_in_pool(int goal, int until) const {
    Minutes spare = 0;
    for (const int work : problem_.goals[at(goal)].works)
        if (node_.required[at(work)] && node_.until[at(work)] <= until)
            spare += held_[at(work)] - remaining_[at(work)];
    for (const int task : week_tasks_[at(goal)])
        if (task >= 0 && flow_.tasks()[at(task)].until <= until)
            spare += flow_.tasks()[at(task)].need;
    return spare;
}

/// Minutes for the work from a task of its pool: no more than leaves what is due before the work,
/// but not before the task's own end.
Minutes Filler::draw_for(int work, int task, int day, Minutes most) {
    const int goal = problem_.works[at(work)].goal, end = flow_.tasks()[at(task)].until;
    for (const int due : works_of_pool(problem_, node_, goal))
        if (remaining_[at(due)] > 0 && node_.until[at(due)] >= end &&
            node_.until[at(due)] < node_.until[at(work)])
            most = std::min(most, spare_in_pool(goal, node_.until[at(due)]));
    return draw(task, day, std::clamp<Minutes>(most, 0, flow_.tasks()[at(task)].need));
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
    for (const int work : works_of_pool(problem_, node_, goal)) {
        if (remaining_[at(work)] == 0 || node_.until[at(work)] < end) continue;
        freed = work;
        if (spare_in_pool(goal, node_.until[at(work)]) < minutes) break;
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
    const int this_week = week_task(goal, week);
    Minutes drawn = this_week < 0 ? 0 : draw_for(work, this_week, day, most);
    bool sooner = true;  // whether the weeks would be fewer if the work were done
    for (const int other : works_of_pool(problem_, node_, goal)) {
        if (held_[at(other)] > 0 && drawn < most)
            drawn += draw_for(work, other, day, std::min(held_[at(other)], most - drawn));
        sooner =
            sooner && (held_[at(other)] == 0 || node_.until[at(other)] < node_.until[at(work)]);
    }
    const auto& weeks = week_tasks_[at(goal)];
    for (auto last = static_cast<int>(weeks.size()) - 1; sooner && last > week && drawn < most;
         --last) {
        if (weeks[at(last)] < 0) continue;
        drawn += draw_for(work, weeks[at(last)], day, most - drawn);
        if (flow_.tasks()[at(weeks[at(last)])].need > 0) break;
    }
    for (const int other : works_of_pool(problem_, node_, goal))
        if (later_[at(other)] > 0 && drawn < most)
            drawn += take_later_part(other, day, most - drawn);
    return drawn;
}

}  // namespace osmlm
