#include <algorithm>

#include "plan/fill/filler.hpp"

namespace osmlm {

/// The greatest rank of the works whose minutes the flow still holds on the day; -1 when none.
int Filler::worst_holder(int day) const {
    int worst = -1;
    for (const FlowCell& cell : flow_.on(day))
        worst = std::max(worst, cell.task < works() ? order_.rank[at(cell.task)] : never);
    return worst;
}

bool Filler::may_take(int work, int day) const {
    return line_.is_ready(work) && served_[at(work)] != day &&
           problem_.works[at(work)].days.has(problem_.weekday(day));
}

/// The first of each goal that may have more today, of those with the same weekdays as the very
/// first: who can use other days need not share this one. Where as many are open as the learner
/// can focus on, one of these, while it has work for today.
std::vector<int> Filler::next_of_goals(int day, Priority priority, Reached& reached) const {
    const auto focus = static_cast<std::size_t>(problem_.curriculum->schedule.focus);
    std::vector<int> next;
    next.reserve(at(line_.lanes()));
    for (int lane = 0; lane < line_.lanes(); ++lane) {
        if (lane < static_cast<int>(problem_.goals.size()) &&
            !problem_.goals[at(lane)].days.has(problem_.weekday(day)))
            continue;
        const bool begins = line_.begun_of(lane).size() < focus;
        const WaitingLine::Ready& line = begins ? line_.ready_of(lane) : line_.begun_of(lane);
        int& first = (begins ? reached.ready : reached.begun)[at(lane)];
        auto one = line.lower_bound({first, 0});
        while (one != line.end() && !may_take(one->second, day)) ++one;
        first = one == line.end() ? never : one->first;
        if (one != line.end() && order_.priority[at(one->second)] == priority)
            next.push_back(one->second);
    }
    std::sort(next.begin(), next.end(),
              [&](int a, int b) { return line_.rank(a) < line_.rank(b); });
    std::erase_if(next, [&](int work) {
        return problem_.works[at(work)].days != problem_.works[at(next.front())].days;
    });
    return next;
}

Filler::Reached Filler::first_of(Priority priority) const {
    const std::vector<int> ranks(at(line_.lanes()),
                                 first_rank_[static_cast<std::size_t>(priority)]);
    return {ranks, ranks};
}

/// What was promised for the day first, so that little moves.
void Filler::keep_promise(int day, Priority priority) {
    if (at(day) >= order_.promised.size()) return;
    for (const Share& share : order_.promised[at(day)])
        if (order_.priority[at(share.task)] == priority && may_take(share.task, day))
            give(share.task, day, std::max<Minutes>(0, share.min - given_[at(share.task)]));
}

/// Goals take turns, a session each, until the day is full; alone, a goal takes all at once.
void Filler::take_turns(int day, Priority priority) {
    const Minutes longest = std::max<Minutes>(1, problem_.curriculum->schedule.session_max);
    Reached reached = first_of(priority);
    while (flow_.room(day) > 0 || !flow_.on(day).empty()) {
        const std::vector<int> turn = next_of_goals(day, priority, reached);
        if (turn.empty()) return;
        for (const int work : turn) {
            const Minutes most = turn.size() > 1 ? longest : unlimited;
            if (give(work, day, most) < most) served_[at(work)] = day;
            int& begun = reached.begun[at(line_.lane(work))];
            begun = std::min(begun, line_.rank(work));  // it may have begun just now
            if (!line_.done(work)) continue;
            keep_promise(day, priority);  // of what waited for it
            reached = first_of(priority);
            break;
        }
    }
}

/// Everyone in the order of the line, as much as can be had.
void Filler::serve_all(int day) {
    bool again = true;
    while (again) {
        again = false;
        for (auto next = line_.ready().begin(); next != line_.ready().end();) {
            const auto [rank, work] = *next++;
            if (flow_.room(day) <= 0 && worst_holder(day) < rank) break;
            if (!problem_.works[at(work)].days.has(problem_.weekday(day))) continue;
            give(work, day, unlimited);
            again = line_.done(work);  // what waited for it may go before what comes next
            if (again) break;
        }
    }
}

void Filler::fill_day(int day) {
    look_again();
    plan_[at(day)].reserve(4);  // mostly enough
    share_minima(day);
    for (const Priority priority : {Priority::high, Priority::normal, Priority::low}) {
        keep_promise(day, priority);
        if (order_.wishes) take_turns(day, priority);
    }
    serve_all(day);
    if (order_.wishes) mend_sessions(day);
}

}  // namespace osmlm
