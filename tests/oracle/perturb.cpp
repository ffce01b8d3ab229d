#include <algorithm>
#include <array>

#include "oracle/plant.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

using Change = bool (*)(Draft&, int unit, Dice&);

DraftResource& some_work(Draft& draft, Dice& dice) {
    const int last = static_cast<int>(draft.resources.size()) - 1;
    return draft.resources[static_cast<size_t>(dice.between(0, last))];
}

bool more_effort(Draft& draft, int unit, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (resource.open || resource.optional || resource.dropped) return false;
    resource.effort += dice.between(1, unit);
    return true;
}

bool less_effort(Draft& draft, int unit, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (resource.open || resource.effort <= unit) return false;
    resource.effort -= dice.between(1, unit);
    return true;
}

bool less_hours(Draft& draft, int unit, Dice& dice) {
    int& hours = draft.hours[static_cast<size_t>(dice.between(draft.today, draft.days - 1))];
    if (hours == 0) return false;
    hours = std::max(0, hours - dice.between(1, unit));
    return true;
}

bool more_hours(Draft& draft, int unit, Dice& dice) {
    draft.hours[static_cast<size_t>(dice.between(draft.today, draft.days - 1))] +=
        dice.between(1, unit);
    return true;
}

bool shift_hours(Draft& draft, int unit, Dice& dice) {
    return less_hours(draft, unit, dice) && more_hours(draft, unit, dice);
}

bool earlier_deadline(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (!resource.deadline || resource.done || *resource.deadline <= draft.today) return false;
    --*resource.deadline;
    return true;
}

bool earlier_end(Draft& draft, int, Dice&) {
    if (!draft.end || *draft.end <= draft.today) return false;
    --*draft.end;
    return true;
}

bool later_start(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (resource.implied) return false;
    resource.start = std::max(resource.start.value_or(draft.today), draft.today) + 1;
    return true;
}

bool fewer_weekdays(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    const unsigned fewer = resource.weekdays & ~(1U << dice.between(0, 6));
    if (resource.implied || fewer == 0 || fewer == resource.weekdays) return false;
    resource.weekdays = fewer;
    return true;
}

bool another_arc(Draft& draft, int, Dice& dice) {
    const int last = static_cast<int>(draft.resources.size()) - 1;
    const int later = dice.between(1, last);
    DraftResource& resource = draft.resources[static_cast<size_t>(later)];
    if (last < 1 || resource.implied) return false;
    const std::vector<size_t> group = {static_cast<size_t>(dice.between(0, later - 1))};
    const bool known =
        std::find(resource.after.begin(), resource.after.end(), group) != resource.after.end();
    if (!known) resource.after.push_back(group);
    return !known;
}

DraftGoal* some_goal(Draft& draft, Dice& dice) {
    if (draft.goals.empty()) return nullptr;
    return &draft.goals[static_cast<size_t>(
        dice.between(0, static_cast<int>(draft.goals.size()) - 1))];
}

bool more_minimum(Draft& draft, int unit, Dice& dice) {
    DraftGoal* goal = some_goal(draft, dice);
    if (goal == nullptr || !goal->min) return false;
    *goal->min += dice.between(1, unit);
    if (goal->max) *goal->max = std::max(*goal->max, *goal->min);
    return true;
}

bool less_maximum(Draft& draft, int unit, Dice& dice) {
    DraftGoal* goal = some_goal(draft, dice);
    if (goal == nullptr || !goal->max) return false;
    const int lowest = std::max(1, goal->min.value_or(1));
    if (*goal->max <= lowest) return false;
    *goal->max = std::max(lowest, *goal->max - dice.between(1, unit));
    return true;
}

bool less_daily(Draft& draft, int unit, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (!resource.daily_max || *resource.daily_max <= unit) return false;
    *resource.daily_max -= dice.between(1, unit);
    return true;
}

/// A deadline before today for work that is not finished.
bool passed_deadline(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (resource.done || resource.open || draft.today == 0) return false;
    resource.deadline = draft.today - 1;
    return true;
}

bool no_deadline(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    const bool had = resource.deadline.has_value();
    resource.deadline.reset();
    return had;
}

/// No ordinary week has hours; what is drafted keeps those that it has.
bool idle_weeks(Draft& draft, int, Dice&) {
    const bool had = draft.week != std::array<int, 7>{};
    draft.week = {};
    return had;
}

bool idle_weekdays(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    unsigned idle = 0;
    for (unsigned w = 0; w < 7; ++w) idle |= draft.week[w] == 0 ? 1U << w : 0U;
    if (resource.implied || idle == 0 || resource.weekdays == idle) return false;
    resource.weekdays = idle;
    return true;
}

bool nothing_daily(Draft& draft, int, Dice& dice) {
    DraftResource& resource = some_work(draft, dice);
    if (resource.implied || resource.daily_max == 0) return false;
    resource.daily_max = 0;
    return true;
}

std::vector<Change> changes_for(const Traits& traits) {
    std::vector<Change> list = {more_effort,      less_hours,       shift_hours, shift_hours,
                                earlier_deadline, earlier_deadline, earlier_end, later_start,
                                more_effort,      less_hours,       less_effort, more_hours};
    const auto add = [&](bool wanted, Change change) {
        if (wanted) list.insert(list.end(), 3, change);
    };
    add(traits.own_weekdays, fewer_weekdays);
    add(traits.arcs || traits.any, another_arc);
    add(traits.weekly_min || traits.open, more_minimum);
    add(traits.weekly_max, less_maximum);
    add(traits.daily_max, less_daily);
    add(traits.passed, passed_deadline);
    if (traits.idle) {
        list.insert(list.end(), 8, no_deadline);
        for (const Change change : {idle_weeks, idle_weekdays, nothing_daily}) add(true, change);
    }
    return list;
}

}  // namespace

void perturb(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice) {
    static const std::vector<int> counts = {0, 1, 1, 2, 2, 3, 3};
    const std::vector<Change> changes = changes_for(traits);
    int wanted = dice.one_of(counts);
    if (traits.loose) wanted += dice.between(0, 3);
    for (int tries = 0; wanted > 0 && tries < 30; ++tries) {
        if (dice.one_of(changes)(draft, scale.unit, dice)) --wanted;
    }
}

}  // namespace osmlm::oracle
