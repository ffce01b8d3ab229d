#include "plan/fill/filler.hpp"

#include <algorithm>

namespace osmlm {
namespace {

/// The works that hold minutes, or have some in a pool or without a last day, by their first day.
std::vector<std::pair<int, int>> begins_of(const Problem& problem, const Node& node,
                                           const FillOrder& order, const DayFlow& flow) {
    std::vector<std::pair<int, int>> begins;
    for (int work = 0; work < static_cast<int>(order.later.size()); ++work) {
        const bool held =
            !flow.of(work).empty() ||
            (node.required[at(work)] && order.demand.is_pooled(problem.works[at(work)].goal));
        if (held || order.later[at(work)] > 0)
            begins.emplace_back(held ? node.from[at(work)] : order.later_from[at(work)], work);
    }
    return begins;
}

}  // namespace

Filler::Filler(const Problem& problem, const Node& node, FillOrder order)
    : problem_(problem),
      node_(node),
      order_(std::move(order)),
      flow_(std::move(order_.base)),
      held_(problem.works.size()),
      later_(order_.later),
      given_(problem.works.size()),
      given_later_(problem.works.size()),
      served_(problem.works.size(), -1),
      line_(problem, node, order_.rank, begins_of(problem, node, order_, flow_)),
      planned_(problem.goals.size()),
      pools_(problem.goals.size()),
      week_tasks_(week_tasks(problem, order_.demand)) {
    for (int work = 0; work < works(); ++work) {
        for (const FlowCell& cell : flow_.of(work)) held_[at(work)] += cell.min;
        to_place_ += held_[at(work)] + later_[at(work)];
        remaining_.push_back(problem.works[at(work)].left);
    }
    for (int goal = 0; goal < static_cast<int>(pools_.size()); ++goal)
        if (order_.demand.is_pooled(goal)) pools_[at(goal)] = works_of_pool(problem, node, goal);
    for (const Priority priority : order_.priority)
        for (auto later = static_cast<std::size_t>(priority) + 1; later < first_rank_.size();
             ++later)
            ++first_rank_[later];
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].limited()) planned_[g].resize(at(problem.weeks()));
    for (std::size_t task = problem.works.size(); task < order_.demand.tasks.size(); ++task)
        to_place_ += order_.demand.tasks[task].need;
}

void Filler::settle(int task, int day, Minutes minutes, Why why) {
    if (minutes == 0) return;
    auto& shares = plan_[at(day)];
    const int what = task < works() ? task : order_.demand.stands_for[at(task)];
    auto share =
        std::find_if(shares.begin(), shares.end(), [&](const Share& s) { return s.task == what; });
    if (share == shares.end()) share = shares.insert(share, {what, 0, why});
    share->min += minutes;
    share->why = std::min(share->why, why);
    to_place_ -= minutes;
    const int goal = task < works() ? problem_.works[at(task)].goal : what - works();
    if (goal >= 0 && problem_.goals[at(goal)].limited())
        planned_[at(goal)][at(problem_.week(day))] += minutes;
    if (task >= works()) return;
    given_[at(task)] += minutes;
    line_.begin(task);
    if (goal >= 0) relieve_open(goal, problem_.week(day), minutes);
    remaining_[at(task)] -= minutes;
    if (order_.demand.is_pooled(goal)) relieve_pool(goal, problem_.week(day));
    if (remaining_[at(task)] == 0) line_.finish(task);
}

/// Finite work that serves a minimum takes as much off the goal's open work.
void Filler::relieve_open(int goal, int week, Minutes minutes) {
    const int task = open_task(goal, week);
    if (task < 0) return;
    const Minutes before = flow_.tasks()[at(task)].need;
    minutes -= flow_.missing(task);
    flow_.give_up(task);
    flow_.forget(task, minutes, problem_.monday(week) < 0 ? 0 : problem_.monday(week),
                 problem_.monday(week) + 6);
    to_place_ -= before - flow_.tasks()[at(task)].need;
}

Minutes Filler::wanted(int work, int day, Minutes most) const {
    const Work& w = problem_.works[at(work)];
    Minutes want = std::min(most, problem_.daily_max(w, day) - given_[at(work)]);
    if (w.goal >= 0 && problem_.goals[at(w.goal)].max) {
        const int week = problem_.week(day);
        Minutes room = problem_.goals[at(w.goal)].room(week) - planned_[at(w.goal)][at(week)];
        // Minutes of the goal that the base holds in this week keep their room.
        for (int d = day; d <= problem_.monday(week) + 6 && d < flow_.days(); ++d)
            for (const FlowCell& cell : flow_.on(d)) {
                const bool same =
                    cell.task < works()
                        ? problem_.works[at(cell.task)].goal == w.goal
                        : !order_.reserved &&
                              order_.demand.stands_for[at(cell.task)] - works() == w.goal;
                if (same && cell.task != work) room -= cell.min;
            }
        want = std::min(want, room);
    }
    return std::max<Minutes>(0, want);
}

/// Moves minutes that the task holds on later days into the room of `day`, nearest days first.
Minutes Filler::take_own_later(int task, int day, Minutes most) {
    Minutes taken = 0;
    while (taken < most) {
        const auto held = flow_.of(task);
        const auto next = std::find_if(held.begin(), held.end(),
                                       [&](const FlowCell& cell) { return cell.day > day; });
        if (next == held.end()) break;
        const FlowCell from = *next;
        const Minutes some = std::min(from.min, most - taken);
        flow_.add(from.day, task, -some);
        flow_.add(day, task, some);
        taken += some;
    }
    return taken;
}

/// Whether the last search for room today already shows that this task's would find none.
bool Filler::hopeless(int task) const {
    const auto held = flow_.of(task);
    return stuck_ && std::none_of(held.begin(), held.end(),
                                  [&](const FlowCell& cell) { return flow_.reached(cell.day); });
}

/// Open work of the goal makes room for so many minutes of the work today, which serve the minimum
/// in its place.
void Filler::step_aside(int work, int day, Minutes minutes) {
    if (const int open = open_task(problem_.works[at(work)].goal, problem_.week(day)); open >= 0)
        flow_.add(day, open,
                  -std::clamp<Minutes>(minutes - flow_.room(day), 0, flow_.on(day, open)));
}

/// Lets the task have up to `most` of its own later minutes today instead.
Minutes Filler::bring_forward(int task, int day, Minutes most) {
    if (order_.moves == Moves::none) return 0;
    if (task < works())
        step_aside(task, day, std::min(most, held_[at(task)] - flow_.on(day, task)));
    Minutes brought = take_own_later(task, day, std::min(most, flow_.room(day)));
    while (order_.moves == Moves::exchange && brought < most && !hopeless(task)) {
        const auto held = flow_.of(task);
        if (held.empty() || held.back().day <= day) break;
        const Minutes room = flow_.make_room(day, task, most - brought, true);
        stuck_ = room == 0;
        if (stuck_) break;
        const Minutes moved = std::min(room, flow_.missing(task));
        flow_.add(day, task, moved);
        brought += moved + take_own_later(task, day, room - moved);
    }
    return brought;
}

/// Minutes that have no last day: as many as there is room for today, after moving others.
Minutes Filler::take_later_part(int work, int day, Minutes most) {
    if (order_.later_from[at(work)] > day) return 0;
    const Minutes some = std::min(most, later_[at(work)]);
    step_aside(work, day, some);
    while (order_.moves == Moves::exchange && flow_.room(day) < some && !stuck_ &&
           flow_.has_room_after(day))
        stuck_ = flow_.make_room(day, work, some - flow_.room(day), false) == 0;
    const Minutes taken = std::min(some, flow_.room(day));
    flow_.use(day, taken);
    later_[at(work)] -= taken;
    return taken;
}

/// Settles up to `most` minutes of the task's for the day.
Minutes Filler::draw(int task, int day, Minutes most) {
    Minutes drawn = std::min(most, flow_.on(day, task));
    if (drawn < most) drawn += bring_forward(task, day, most - drawn);
    flow_.settle(day, task, drawn);
    if (task < works()) held_[at(task)] -= drawn;
    return drawn;
}

Minutes Filler::give(int work, int day, Minutes most, bool for_minimum) {
    const Minutes want = wanted(work, day, most);
    Minutes given = 0;
    const bool pooled = order_.demand.is_pooled(problem_.works[at(work)].goal);
    if (pooled)
        given = draw_from_pool(work, day, std::min(want, remaining_[at(work)]));
    else if (held_[at(work)] > 0 && day <= node_.until[at(work)])
        given = draw(work, day, want);
    Minutes later = 0;
    if (given < want && held_[at(work)] == 0 && !pooled)
        later = take_later_part(work, day, want - given);
    given_later_[at(work)] += later;
    if (given + later > 0) look_again();
    const bool high = problem_.works[at(work)].priority == Priority::high;
    settle(work, day, given + later, for_minimum ? Why::weekly : high ? Why::priority : Why::early);
    return given + later;
}

/// Something moved, so that searches that found no room may find some.
void Filler::look_again() {
    stuck_ = false;
    dry_.assign(problem_.goals.size(), never);
}

/// Takes minutes of today's, which the work still needs, out of the plan: those without a last day
/// first; the others are held on this day again, and may move.
void Filler::take_back(int work, int day, Minutes minutes) {
    const Minutes later = std::min(minutes, given_later_[at(work)]);
    given_later_[at(work)] -= later;
    later_[at(work)] += later;
    flow_.use(day, -later);
    flow_.settle(day, work, later - minutes);
    held_[at(work)] += minutes - later;
    given_[at(work)] -= minutes;
    remaining_[at(work)] += minutes;
    to_place_ += minutes;
    for (Share& share : plan_[at(day)])
        if (share.task == work) share.min -= minutes;
    if (remaining_[at(work)] == problem_.works[at(work)].left && !problem_.works[at(work)].begun)
        line_.put_back(work);
}

/// Minutes that the flow holds on a day on which their task still waits: they go later, and where
/// that is too late, work goes on without a last day. False when the plan may not be late.
bool Filler::postpone(int task, int day) {
    const Minutes minutes = flow_.on(day, task);
    flow_.add(day, task, -minutes);
    flow_.use(day, minutes);
    if (order_.moves != Moves::none && flow_.complete(task)) return true;
    if (!order_.may_be_late) return false;
    postponed_ = true;
    const Minutes late = flow_.missing(task);
    flow_.give_up(task);
    const int goal = task < works() ? -1 : order_.demand.stands_for[at(task)] - works();
    if (order_.demand.is_pooled(goal)) {
        later_[at(pools_[at(goal)].back())] += late;
        return true;
    }
    if (goal >= 0) {
        to_place_ -= late;
        return true;
    }
    later_[at(task)] += late;
    held_[at(task)] -= late;
    order_.later_from[at(task)] = std::max(day, order_.later_from[at(task)]);
    return true;
}

bool Filler::hold_leftovers(int day) {
    postponed_ = false;
    flow_.close(day);
    while (!flow_.on(day).empty()) {
        const int task = flow_.on(day).front().task;
        const int goal = task < works() ? -1 : order_.demand.stands_for[at(task)] - works();
        const Minutes room = goal < 0 ? 0 : room_of_open(goal, day);  // none of a pool
        if (room <= 0) {
            if (!postpone(task, day)) return false;
            continue;
        }
        const Minutes minutes = std::min(room, flow_.on(day, task));
        flow_.settle(day, task, minutes);
        settle(task, day, minutes, Why::weekly);
    }
    return true;
}

/// Fills the day once more with the room of minutes that had to go later.
void Filler::refill_day(int day) {
    Minutes planned = 0;
    for (const Share& share : plan_[at(day)]) planned += share.min;
    flow_.use(day, flow_.room(day) + planned - problem_.free[at(day)]);
    fill_day(day);
    hold_leftovers(day);
}

std::optional<Filled> Filler::run() {
    for (int day = 0; day < flow_.days() && to_place_ > 0; ++day) {
        plan_.emplace_back();
        line_.release(day);
        if (problem_.free[at(day)] > 0) fill_day(day);
        if (!hold_leftovers(day)) return std::nullopt;
        if (postponed_) refill_day(day);
        for (const Share& share : plan_.back())
            if (share.task < works()) given_[at(share.task)] = given_later_[at(share.task)] = 0;
    }
    Filled filled{std::move(plan_), std::move(held_)};
    for (std::size_t i = 0; i < later_.size(); ++i)
        filled.unplaced[i] = order_.demand.is_pooled(problem_.works[i].goal) && node_.required[i]
                                 ? remaining_[i]
                                 : filled.unplaced[i] + later_[i];
    return filled;
}

std::optional<Filled> fill_days(const Problem& problem, const Node& node, FillOrder order) {
    return Filler(problem, node, std::move(order)).run();
}

}  // namespace osmlm
