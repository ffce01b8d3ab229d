#include "plan/wishes/dues.hpp"

#include <algorithm>

#include "plan/fill/margins.hpp"

namespace osmlm {
namespace {

bool within(Weekdays some, Weekdays all) { return (some & all) == some; }

/// The day by which a plan that is made again wants the work done: where it has a margin, to the
/// week, as it is made on Mondays.
int last_day_of(const Problem& problem, const Node& node, int work) {
    const int until = problem.works[at(work)].until;
    if (!node.required[at(work)]) return never;
    if (!may_have_margin(problem, node, work)) return until;
    const int week = problem.week(std::max(0, until - margin_days));
    return std::min(until, problem.monday(week) + 6);
}

/// The last day of each work: its own, or that of the first that waits for it.
std::vector<int> last_days(const Problem& problem, const Node& node) {
    std::vector<int> last;
    for (int work = 0; work < static_cast<int>(problem.works.size()); ++work)
        last.push_back(last_day_of(problem, node, work));
    const auto& order = node.arcs->order;
    for (auto work = order.rbegin(); work != order.rend(); ++work)
        for (const int next : node.arcs->after[at(*work)])
            last[at(*work)] = std::min(last[at(*work)], last[at(next)]);
    return last;
}

}  // namespace

Dues::Dues(const Problem& problem, const Node& node, const Allotment& plan)
    : day(last_days(problem, node)) {
    const auto works = static_cast<int>(problem.works.size());
    std::vector<Minutes> unplaced, hours(problem.free);
    for (const Work& work : problem.works) unplaced.push_back(work.left);
    for (int on = 0; on < static_cast<int>(plan.size()); ++on)
        for (const Share& share : plan[at(on)]) {
            if (share.task >= works) {
                hours[at(on)] -= share.min;
            } else if (share.min > 0) {
                day[at(share.task)] = std::max(day[at(share.task)], on);
                unplaced[at(share.task)] -= share.min;
            }
        }
    std::vector<int> sorted;
    for (int work = 0; work < works; ++work) {
        if (unplaced[at(work)] > 0) day[at(work)] = never;
        if (day[at(work)] < problem.horizon) sorted.push_back(work);
    }
    if (sorted.empty()) return;
    std::ranges::stable_sort(sorted, {}, [&](int work) { return day[at(work)]; });
    for (const int work : sorted) {
        const Weekdays own = problem.works[at(work)].days;
        if (std::ranges::find(classes, own, &Class::days) == classes.end())
            classes.push_back({own, {}, {}, {}});
    }
    for (Class& one : classes) {
        for (const int work : sorted)
            if (within(problem.works[at(work)].days, one.days)) one.works.push_back(work);
        for (int work = 0; work < works; ++work) {
            const auto sooner = std::ranges::count_if(
                one.works, [&](int other) { return day[at(other)] < day[at(work)]; });
            one.before.push_back(within(problem.works[at(work)].days, one.days)
                                     ? static_cast<int>(sooner)
                                     : static_cast<int>(one.works.size()));
        }
        one.hours.push_back(0);
        for (int on = 0; on <= day[at(one.works.back())]; ++on)
            one.hours.push_back(one.hours.back() +
                                (one.days.has(problem.weekday(on)) ? hours[at(on)] : 0));
    }
}

Claims::Claims(const Dues& dues, const Problem& problem, const std::vector<Minutes>& left)
    : dues_(dues), problem_(problem), pressed_(dues.classes.size()) {
    for (std::size_t work = 0; work < left.size(); ++work)
        known_.push_back(left[work] > 0 ? problem.works[work].left : 0);
}

void Claims::begin_day(int day, Minutes room) {
    day_ = day;
    for (std::size_t i = 0; i < pressed_.size(); ++i) {
        const Dues::Class& due = dues_.classes[i];
        Pressed& pressed = pressed_[i];
        pressed.now = due.days.has(problem_.weekday(day)) && at(day) + 1 < due.hours.size();
        if (!pressed.now) continue;
        // What is spare shrinks by the hours that pass, at most.
        const auto passed = [&] { return due.hours[at(day)] - due.hours[at(pressed.seen)]; };
        if (pressed.seen < 0 || pressed.least.back() - passed() < room) look(due, pressed);
        pressed.now = pressed.seen == day && pressed.least.back() < room;
    }
}

void Claims::look(const Dues::Class& due, Pressed& pressed) const {
    pressed.seen = day_;
    pressed.own.resize(due.works.size(), unlimited);
    pressed.least.resize(due.works.size(), unlimited);
    while (dues_.day[at(due.works[pressed.first])] < day_) {
        pressed.own[pressed.first] = pressed.least[pressed.first] = unlimited;
        ++pressed.first;
    }
    Minutes claimed = 0, least = unlimited;
    for (std::size_t i = pressed.first; i < due.works.size(); ++i) {
        const int work = due.works[i];
        const Minutes hours = due.hours[at(dues_.day[at(work)]) + 1] - due.hours[at(day_)];
        claimed = std::min(claimed + known_[at(work)], hours);
        pressed.own[i] = hours - claimed;
        pressed.least[i] = least = std::min(least, pressed.own[i]);
    }
}

Minutes Claims::spare(int work) const {
    Minutes spare = unlimited;
    for (std::size_t i = 0; i < pressed_.size(); ++i)
        if (const auto sooner = at(dues_.classes[i].before[at(work)]);
            pressed_[i].now && sooner > 0)
            spare = std::min(spare, pressed_[i].least[sooner - 1]);
    return spare;
}

void Claims::done(int work, Minutes minutes, Minutes left) {
    Minutes& known = known_[at(work)];
    known = left == 0 ? 0 : known - minutes;
    if (known <= 0 && left > 0) {  // the estimate is used up, and what is left turns out
        known = left;
        for (Pressed& pressed : pressed_) pressed.seen = -1;
    }
    for (std::size_t i = 0; i < pressed_.size(); ++i) {
        Pressed& pressed = pressed_[i];
        const auto sooner = at(dues_.classes[i].before[at(work)]);
        if (!pressed.now || sooner <= pressed.first) continue;
        Minutes least = unlimited;
        for (std::size_t place = pressed.first; place < pressed.own.size(); ++place) {
            if (place < sooner) pressed.own[place] -= minutes;
            pressed.least[place] = least = std::min(least, pressed.own[place]);
        }
    }
}

}  // namespace osmlm
