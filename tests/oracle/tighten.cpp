#include <algorithm>

#include "oracle/check.hpp"
#include "oracle/plant.hpp"
#include "oracle/planted.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

std::vector<int> last_days(const Draft& draft) {
    std::vector<int> last(draft.resources.size(), -1);
    for (int day = 0; day < draft.days; ++day) {
        for (const auto& [r, min] : draft.plan[static_cast<size_t>(day)]) last[r] = day;
    }
    return last;
}

int planned_on(const Draft& draft, int day) {
    int sum = 0;
    for (const auto& [r, min] : draft.plan[static_cast<size_t>(day)]) sum += min;
    return sum;
}

void tighten_deadlines(Draft& draft, const Traits& traits, Dice& dice) {
    const std::vector<int> last = last_days(draft);
    int end = draft.today;
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        end = std::max(end, last[r]);
        DraftResource& resource = draft.resources[r];
        if (resource.open || resource.deadline || last[r] < 0) continue;
        if (dice.chance(60))
            resource.deadline = last[r];
        else if (dice.chance(30))
            resource.deadline = last[r] + dice.between(1, 3);
    }
    if (!traits.endless) draft.end = dice.chance(70) ? end : draft.days - 1;
    for (size_t g = 0; g < draft.goals.size(); ++g) {
        if (!dice.chance(25)) continue;
        int latest = -1;
        for (size_t r = 0; r < draft.resources.size(); ++r) {
            if (draft.resources[r].goal == static_cast<int>(g)) latest = std::max(latest, last[r]);
        }
        if (latest >= 0) draft.goals[g].deadline = latest + (dice.chance(30) ? 1 : 0);
    }
}

void tighten_hours(Draft& draft, Dice& dice) {
    for (int day = draft.today; day < draft.days; ++day) {
        int& hours = draft.hours[static_cast<size_t>(day)];
        const int spent = day == draft.today ? logged_on(draft, day) : 0;
        if (dice.chance(80)) hours = std::min(hours, planned_on(draft, day) + spent);
    }
}

/// The most that the plan and the log make of a week.
int fullest_week(const Draft& draft, int goal) {
    int most = 0;
    for (int monday = 0; monday < draft.days; monday += 7) {
        int sum = 0;
        for (int day = monday; day < std::min(monday + 7, draft.days); ++day) {
            for (const auto& [r, min] : draft.plan[static_cast<size_t>(day)]) {
                if (draft.resources[r].goal == goal) sum += min;
            }
        }
        if (sum > 0) most = std::max(most, sum + logged_in_week(draft, monday, goal));
    }
    return most;
}

void tighten_maxima(Draft& draft, Dice& dice) {
    for (size_t g = 0; g < draft.goals.size(); ++g) {
        const int fullest = fullest_week(draft, static_cast<int>(g));
        if (draft.goals[g].max && fullest > 0 && dice.chance(70)) draft.goals[g].max = fullest;
    }
}

/// The greatest minimum that the plan holds; a greater one never asks for less.
void tighten_minima(Draft& draft, const Scale& scale, Dice& dice) {
    for (DraftGoal& goal : draft.goals) {
        if (goal.min)
            goal.min.reset();
        else
            continue;
        int low = 0, high = std::min(goal.max.value_or(scale.hours * 7), scale.hours * 7);
        while (low < high) {
            goal.min = (low + high + 1) / 2;
            if (plan_holds(draft))
                low = *goal.min;
            else
                high = *goal.min - 1;
        }
        goal.min.reset();
        if (dice.chance(15)) low = dice.between(0, low);
        if (low > 0) goal.min = low;
    }
}

/// Half of the choices that the first of the file would settle are left to it.
void unpick(Draft& draft, Dice& dice) {
    for (DraftChoice& choice : draft.choices) {
        std::vector<size_t> first;
        for (const size_t r : choice.of) {
            const DraftResource& resource = draft.resources[r];
            if (resource.done) return;
            const bool able = !resource.dropped && !resource.optional;
            if (able && first.size() < choice.choose) first.push_back(r);
        }
        if (first == choice.picked && dice.chance(60)) choice.picked.clear();
    }
}

}  // namespace

void tighten(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice) {
    tighten_deadlines(draft, traits, dice);
    tighten_hours(draft, dice);
    tighten_maxima(draft, dice);
    unpick(draft, dice);
    write_log(draft, dice);
    tighten_minima(draft, scale, dice);
}

}  // namespace osmlm::oracle
