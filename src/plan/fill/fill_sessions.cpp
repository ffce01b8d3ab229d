#include <algorithm>

#include "plan/fill/filler.hpp"

namespace osmlm {

/// The shortest session wished for the work; a day that cannot hold one has no short ones.
Minutes Filler::shortest(int work, int day) const {
    const Minutes session = problem_.curriculum->schedule.session_min;
    if (problem_.hours[at(day + problem_.lead)] < session) return 0;
    return std::min(session, problem_.daily_max(problem_.works[at(work)], day));
}

/// Whether the work's minutes may go to other days for the sake of sessions. Goals with weekly
/// limits keep theirs; and what others wait for stays, if it is due soon: no flow knows of them.
bool Filler::may_move(int work, int day) const {
    constexpr int soon = 28;
    if (work >= works() || line_.done(work)) return false;
    const int goal = problem_.works[at(work)].goal;
    if (goal >= 0 && problem_.goals[at(goal)].limited()) return false;
    return node_.until[at(work)] >= day + soon || node_.arcs->after[at(work)].empty();
}

/// Whether it can do with that much less today and still have a session.
bool Filler::may_lend(const Share& share, int day, Minutes minutes) const {
    return may_move(share.task, day) && share.min - minutes >= shortest(share.task, day);
}

/// Whether a day of the next two weeks has a session for the work beside the weekly hours of other
/// goals, each shared evenly among its days. Where none has, to wait for one is to wait for ever.
bool Filler::may_wait(int work, int day) const {
    const Work& w = problem_.works[at(work)];
    for (int later = day + 1; later <= std::min(day + 14, problem_.horizon - 1); ++later) {
        if (!problem_.allows(w, later)) continue;
        Minutes room = problem_.free[at(later)];
        for (int goal = 0; goal < static_cast<int>(problem_.goals.size()); ++goal)
            if (goal != w.goal) room -= even_share(goal, later);
        if (room > 0 && room >= shortest(work, later)) return true;
    }
    return false;
}

/// What the day has of the goal's weekly minimum when each of its days in the week has the same
/// part of its hours.
Minutes Filler::even_share(int goal, int day) const {
    const GoalFacts& facts = problem_.goals[at(goal)];
    const int week = problem_.week(day), monday = std::max(0, problem_.monday(week));
    if (!facts.days.has(problem_.weekday(day)) || day > facts.until) return 0;
    Minutes hours = 0;
    for (int d = monday; d <= std::min(problem_.monday(week) + 6, problem_.horizon - 1); ++d)
        if (facts.days.has(problem_.weekday(d))) hours += problem_.free[at(d)];
    return hours > 0 ? facts.asked_in(week) * problem_.free[at(day)] / hours : 0;
}

/// Moves minutes of today from one work to another, or less where the flow allows no more.
Minutes Filler::lend(int lender, int taker, int day, Minutes minutes) {
    if (remaining_[at(taker)] <= minutes) return 0;
    take_back(lender, day, minutes);
    look_again();
    const Minutes given = give(taker, day, minutes);
    give(lender, day, unlimited);
    return given;
}

/// A work that would have less than a session left lends time today to one that can use it.
void Filler::spare_tail(const Share& share, int day) {
    const Minutes rest = remaining_[at(share.task)];
    const Minutes session = shortest(share.task, day);
    if (rest <= 0 || rest >= session) return;
    std::vector<int> takers;
    for (const Share& other : plan_[at(day)])
        if (other.task != share.task && may_lend(other, day, 0)) takers.push_back(other.task);
    const Priority priority = order_.priority[at(share.task)];
    Reached reached = first_of(priority);
    const std::vector<int> next = next_of_goals(day, priority, reached);
    takers.insert(takers.end(), next.begin(), next.end());
    for (const int taker : takers) {
        const Minutes least =
            given_[at(taker)] > 0 ? session - rest : std::max(session - rest, shortest(taker, day));
        if (!may_lend(share, day, least) || lend(share.task, taker, day, least) > 0) return;
    }
}

/// Makes a short session as long as wished, with time that the day's longest lends.
bool Filler::lengthen(const Share& share, int day) {
    const Minutes more = shortest(share.task, day) - share.min;
    const auto& shares = plan_[at(day)];
    const auto lender =
        std::max_element(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
            return std::pair(may_lend(a, day, more), a.min) <
                   std::pair(may_lend(b, day, more), b.min);
        });
    return lender != shares.end() && lender->task != share.task && may_lend(*lender, day, more) &&
           lend(lender->task, share.task, day, more) == more;
}

/// Leaves a short session out where its minutes can go later, and their time to the others.
void Filler::drop(int work, int day) {
    take_back(work, day, given_[at(work)]);
    flow_.add(day, work, -flow_.on(day, work));
    const Minutes room = flow_.room(day);
    flow_.use(day, room);  // that it comes back here is no help
    flow_.complete(work);
    flow_.use(day, -room);
    look_again();
    const Minutes kept = flow_.missing(work);
    flow_.add(day, work, kept);
    give(work, day, kept);
    look_again();
    for (const Share& other : std::vector<Share>(plan_[at(day)]))
        if (other.task != work && may_lend(other, day, 0)) give(other.task, day, unlimited);
}

/// Short sessions are wished away one after the other; what a deadline needs today stays.
void Filler::mend_sessions(int day) {
    if (day == problem_.today && problem_.logged_today > 0) return;
    for (const Share& share : std::vector<Share>(plan_[at(day)]))
        if (may_lend(share, day, 0)) spare_tail(share, day);
    for (const Share& share : std::vector<Share>(plan_[at(day)]))
        if (may_move(share.task, day) && share.min < shortest(share.task, day) &&
            !lengthen(share, day) && may_wait(share.task, day))
            drop(share.task, day);
    std::erase_if(plan_[at(day)], [](const Share& share) { return share.min == 0; });
}

}  // namespace osmlm
