#include <algorithm>

#include "plan/filler.hpp"

namespace osmlm {

/// The shortest session wished for the work; a day that cannot hold one has no short ones.
Minutes Filler::shortest(int work, int day) const {
    const Minutes session = problem_.curriculum->schedule.session_min;
    if (problem_.hours[at(day + problem_.lead)] < session) return 0;
    return std::min(session, problem_.daily_max(problem_.works[at(work)], day));
}

/// Whether the work can do with that much less today and still have a session. Goals with weekly
/// limits keep theirs.
bool Filler::may_lend(const Share& share, int day, Minutes minutes) const {
    if (share.task >= works() || line_.done(share.task)) return false;
    const int goal = problem_.works[at(share.task)].goal;
    if (goal >= 0 && problem_.goals[at(goal)].limited()) return false;
    return share.min - minutes >= shortest(share.task, day);
}

/// A work that would have less than a session left lends time today to one that can use it.
void Filler::spare_tail(Share share, int day) {
    const Minutes rest = remaining_[at(share.task)];
    const Minutes session = shortest(share.task, day);
    if (rest <= 0 || rest >= session) return;
    for (const auto& [rank, work] : Line::Ready(line_.ready())) {
        if (work == share.task || !problem_.works[at(work)].days.has(problem_.weekday(day)))
            continue;
        const Minutes least =
            given_[at(work)] > 0 ? session - rest : std::max(session - rest, shortest(work, day));
        if (!may_lend(share, day, least)) return;
        take_back(share.task, day, least);
        stuck_ = false;
        const Minutes given = give(work, day, least);
        give(share.task, day, unlimited);
        if (given > 0) return;
    }
}

/// Makes a short session as long as wished, with time that the day's longest lends.
bool Filler::lengthen(Share share, int day) {
    const Minutes more = shortest(share.task, day) - share.min;
    const auto& shares = plan_[at(day)];
    const auto lender =
        std::max_element(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
            return std::pair(may_lend(a, day, more), a.min) <
                   std::pair(may_lend(b, day, more), b.min);
        });
    if (lender == shares.end() || lender->task == share.task || !may_lend(*lender, day, more))
        return false;
    const int work = lender->task;
    take_back(work, day, more);
    stuck_ = false;
    const Minutes given = give(share.task, day, more);
    give(work, day, unlimited);
    return given == more;
}

/// Leaves a short session out where its minutes can go later, and their time to the others.
void Filler::drop(int work, int day) {
    take_back(work, day, given_[at(work)]);
    flow_.add(day, work, -flow_.on(day, work));
    const Minutes room = flow_.room(day);
    flow_.use(day, room);  // that it comes back here is no help
    flow_.complete(work);
    flow_.use(day, -room);
    stuck_ = false;
    const Minutes kept = flow_.missing(work);
    flow_.add(day, work, kept);
    give(work, day, kept);
    stuck_ = false;
    for (const Share& other : std::vector<Share>(plan_[at(day)]))
        if (may_lend(other, day, 0)) give(other.task, day, unlimited);
}

/// Short sessions are wished away one after the other; what a deadline needs today stays.
void Filler::mend_sessions(int day) {
    if (day == problem_.today && problem_.logged_today > 0) return;
    for (const Share& share : std::vector<Share>(plan_[at(day)]))
        if (may_lend(share, day, 0)) spare_tail(share, day);
    for (const Share& share : std::vector<Share>(plan_[at(day)])) {
        const bool is_short = share.task < works() && !line_.done(share.task) &&
                              share.min < shortest(share.task, day);
        const int goal = is_short ? problem_.works[at(share.task)].goal : -1;
        if (!is_short || (goal >= 0 && problem_.goals[at(goal)].limited())) continue;
        if (!lengthen(share, day)) drop(share.task, day);
    }
    std::erase_if(plan_[at(day)], [](const Share& share) { return share.min == 0; });
}

}  // namespace osmlm
