#include "oracle/plant.hpp"

#include <algorithm>

namespace osmlm::oracle {
namespace {

using std::size_t;

/// The plan while it grows day by day.
struct Planting {
    Draft& draft;
    Dice& dice;
    int day = 0;
    std::vector<int> of_goal;  ///< minutes of each goal in the week at hand
    std::vector<int> on_day;   ///< minutes of each resource on the day at hand
};

bool in_plan(const Draft& draft, size_t r) {
    return !draft.resources[r].dropped && !passed_over(draft, r);
}

/// A group binds nothing once its members are out or open.
bool holds(const Draft& draft, const std::vector<size_t>& group) {
    bool binds = false;
    for (const size_t member : group) {
        const DraftResource& resource = draft.resources[member];
        if (!in_plan(draft, member) || resource.open) continue;
        if (resource.done || resource.left == 0) return true;
        binds = true;
    }
    return !binds;
}

int room(const Planting& planting, size_t r) {
    const Draft& draft = planting.draft;
    const DraftResource& resource = draft.resources[r];
    if (!in_plan(draft, r) || resource.done) return 0;
    if (!has_weekday(resource.weekdays, planting.day)) return 0;
    if (resource.start && planting.day < *resource.start) return 0;
    for (const std::vector<size_t>& group : resource.after) {
        if (!holds(draft, group)) return 0;
    }
    const int logged = planting.day == draft.today ? logged_on(draft, planting.day, r) : 0;
    int most = resource.open ? 1'000'000 : resource.left;
    if (resource.daily_max) {
        most = std::min(most, *resource.daily_max - logged - planting.on_day[r]);
    }
    if (resource.goal < 0) return std::max(0, most);
    const auto goal = static_cast<size_t>(resource.goal);
    if (!has_weekday(draft.goals[goal].weekdays, planting.day)) return 0;
    if (draft.goals[goal].max) {
        const int used = logged_in_week(draft, planting.day, resource.goal);
        most = std::min(most, *draft.goals[goal].max - used - planting.of_goal[goal]);
    }
    return std::max(0, most);
}

/// Goals with a minimum come first most of the time while their week is thin.
std::vector<size_t> candidates(Planting& planting, int thin) {
    std::vector<size_t> all, wanted;
    for (size_t r = 0; r < planting.draft.resources.size(); ++r) {
        if (room(planting, r) == 0) continue;
        all.push_back(r);
        const int goal = planting.draft.resources[r].goal;
        if (goal < 0 || !planting.draft.goals[static_cast<size_t>(goal)].min) continue;
        if (planting.of_goal[static_cast<size_t>(goal)] < thin) wanted.push_back(r);
    }
    return !wanted.empty() && planting.dice.chance(65) ? wanted : all;
}

void put(Planting& planting, size_t r, int min) {
    DraftResource& resource = planting.draft.resources[r];
    if (!resource.open) resource.left -= min;
    planting.on_day[r] += min;
    if (resource.goal >= 0) planting.of_goal[static_cast<size_t>(resource.goal)] += min;
    auto& today = planting.draft.plan[static_cast<size_t>(planting.day)];
    if (!today.empty() && today.back().first == r) {
        today.back().second += min;
    } else {
        today.emplace_back(r, min);
    }
}

void plant_day(Planting& planting, const Scale& scale, int thin) {
    const Draft& draft = planting.draft;
    planting.on_day.assign(draft.resources.size(), 0);
    int free = draft.hours[static_cast<size_t>(planting.day)];
    if (planting.day == draft.today) free -= logged_on(draft, planting.day);
    while (free > 0 && !planting.dice.chance(6)) {
        const std::vector<size_t> able = candidates(planting, thin);
        if (able.empty()) return;
        const size_t r = planting.dice.one_of(able);
        const int most = std::min({room(planting, r), free, scale.unit * 6});
        const int min = planting.dice.chance(40) ? most : planting.dice.between(1, most);
        put(planting, r, min);
        free -= min;
    }
}

/// What found no minute in the plan must not be required: nothing says that it could.
void settle_efforts(Draft& draft, Dice& dice) {
    std::vector<int> target, awaited(draft.resources.size(), 0);
    std::vector<int> planned(draft.resources.size(), 0);
    for (const auto& day : draft.plan) {
        for (const auto& [r, min] : day) planned[r] += min;
    }
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        if (planned[r] == 0) continue;
        for (const auto& group : draft.resources[r].after) {
            for (const size_t member : group) awaited[member] = 1;
        }
    }
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        DraftResource& resource = draft.resources[r];
        if (resource.open || resource.done || !in_plan(draft, r)) {
            resource.left = resource.done ? 0 : std::max(1, resource.left);
            continue;
        }
        const bool spare = resource.optional && awaited[r] == 0;
        if (planned[r] == 0) {
            if (!resource.optional && draft.choices.empty() && dice.chance(30)) {
                resource.dropped = true;
            } else {
                resource.optional = true;
            }
            resource.left = std::max(1, resource.left);
        } else {
            resource.left = planned[r] + (spare && dice.chance(50) ? dice.between(0, 3) : 0);
        }
    }
}

}  // namespace

bool passed_over(const Draft& draft, size_t resource) {
    for (const DraftChoice& choice : draft.choices) {
        const auto has = [&](const std::vector<size_t>& list) {
            return std::find(list.begin(), list.end(), resource) != list.end();
        };
        if (has(choice.of) && !has(choice.picked)) return true;
    }
    return false;
}

void plant(Draft& draft, const Scale& scale, Dice& dice) {
    Planting planting{draft, dice, 0, std::vector<int>(draft.goals.size(), 0), {}};
    draft.plan.assign(static_cast<size_t>(draft.days), {});
    const int begin = std::max(draft.today, draft.start.value_or(draft.today));
    int thin = dice.between(1, scale.hours * 2);
    for (planting.day = draft.today; planting.day < draft.days; ++planting.day) {
        if (weekday(planting.day) == 0) {
            planting.of_goal.assign(planting.of_goal.size(), 0);
        }
        if (planting.day >= begin) plant_day(planting, scale, thin);
    }
    settle_efforts(draft, dice);
}

}  // namespace osmlm::oracle
