#include <algorithm>
#include <string>

#include "oracle/plant.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

std::string numbered(const char* stem, size_t number) { return stem + std::to_string(number + 1); }

unsigned some_weekdays(Dice& dice) {
    unsigned weekdays = 0;
    for (unsigned w = 0; w < 7; ++w) weekdays |= dice.chance(55) ? 1U << w : 0U;
    return weekdays == 0 ? every_weekday : weekdays;
}

void sketch_changes(Draft& draft, const Scale& scale, Dice& dice) {
    for (int n = dice.between(0, 2); n > 0; --n) {
        DraftChange change;
        change.from = dice.between(0, draft.days - 1);
        if (dice.chance(70)) change.until = dice.between(change.from, draft.days + 3);
        for (std::optional<int>& hours : change.week) {
            if (dice.chance(40)) hours = dice.between(0, scale.hours);
        }
        draft.changes.push_back(change);
    }
    if (dice.chance(50)) {
        const int from = dice.between(0, draft.days - 1);
        draft.blanket = {from, dice.between(from, draft.days - 1), dice.between(0, scale.hours)};
    }
}

void sketch_days(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice) {
    using namespace std::chrono;
    draft.base = Day{year{2026} / 9 / 7} + days{7 * dice.between(0, 8)};
    draft.today = traits.midweek || dice.chance(40) ? dice.between(0, 6) : 0;
    draft.days = draft.today + dice.between(scale.days_low, scale.days_high);
    for (int& hours : draft.week) hours = dice.chance(25) ? 0 : dice.between(1, scale.hours);
    if (traits.exceptions) sketch_changes(draft, scale, dice);
    for (int day = 0; day < draft.days; ++day) {
        const bool odd = dice.chance(15);
        draft.hours.push_back(odd ? dice.between(0, scale.hours) : ordinary_hours(draft, day));
    }
    if (dice.chance(20)) draft.start = dice.between(0, draft.today);
    if (dice.chance(12)) draft.start = draft.today + dice.between(0, 3);
}

void sketch_goals(Draft& draft, const Traits& traits, Dice& dice) {
    const unsigned first = some_weekdays(dice);
    for (size_t g = 0; g < static_cast<size_t>(traits.goals); ++g) {
        DraftGoal goal;
        goal.id = numbered("g", g);
        if (traits.goal_weekdays) {
            goal.weekdays = traits.chains && g == 1 ? every_weekday & ~first : first;
            if (g > 1 || (!traits.chains && g == 1)) goal.weekdays = some_weekdays(dice);
            if (goal.weekdays == 0) goal.weekdays = every_weekday;
        }
        draft.goals.push_back(goal);
    }
}

/// Shares of the hours there are, so that about all of them are wanted.
void sketch_efforts(Draft& draft, const Scale& scale, Dice& dice) {
    int there = 0, weights = 0;
    for (int day = draft.today; day < draft.days; ++day) {
        there += draft.hours[static_cast<size_t>(day)];
    }
    std::vector<int> weight;
    for (size_t r = 0; r < draft.resources.size(); ++r) weight.push_back(dice.between(1, 6));
    for (const int one : weight) weights += one;
    const int wanted = there * dice.between(60, 110) / 100;
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        draft.resources[r].left = std::clamp(wanted * weight[r] / weights, 1, scale.effort);
    }
}

void sketch_resource(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice) {
    static const std::vector<std::string> priorities = {"high", "normal", "low", ""};
    DraftResource resource;
    resource.id = numbered("r", draft.resources.size());
    if (traits.goals > 0) resource.goal = dice.between(dice.chance(15) ? -1 : 0, traits.goals - 1);
    if (traits.own_weekdays && dice.chance(60)) resource.weekdays = some_weekdays(dice);
    if (traits.releases && dice.chance(50)) {
        resource.start = dice.between(0, draft.today + (draft.days - draft.today) / 2);
    }
    if (traits.daily_max && dice.chance(60)) {
        resource.daily_max = dice.between(1, std::max(2, scale.hours / 3));
    }
    if (traits.optional) resource.optional = dice.chance(40);
    if (traits.priorities) resource.priority = dice.one_of(priorities);
    draft.resources.push_back(resource);
}

void sketch_arcs(Draft& draft, const Traits& traits, Dice& dice) {
    for (size_t r = 1; r < draft.resources.size(); ++r) {
        DraftResource& resource = draft.resources[r];
        const auto before = [&] {
            return static_cast<size_t>(dice.between(0, static_cast<int>(r) - 1));
        };
        if (traits.arcs && dice.chance(55)) resource.after.push_back({before()});
        if (traits.arcs && dice.chance(15)) resource.after.push_back({before()});
        if (!traits.any || r < 2 || !dice.chance(45)) continue;
        std::vector<size_t> group = {before(), before(), before()};
        std::sort(group.begin(), group.end());
        group.erase(std::unique(group.begin(), group.end()), group.end());
        resource.after.push_back(group);
    }
}

/// Chains that change the goal with every link.
void sketch_chains(Draft& draft, Dice& dice) {
    const size_t chains = static_cast<size_t>(dice.between(2, 3));
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        draft.resources[r].goal = static_cast<int>((r / chains + r % chains) % 2);
        if (r >= chains) draft.resources[r].after.push_back({r - chains});
    }
}

void sketch_open(Draft& draft, const Traits& traits, Dice& dice) {
    const bool beside = dice.chance(65);
    DraftResource resource;
    resource.id = beside ? "practice" : "habit";
    resource.open = true;
    resource.implied = !beside;
    if (beside) {
        resource.goal = dice.between(0, traits.goals - 1);
        if (dice.chance(25)) resource.start = draft.today + dice.between(0, 3);
        if (dice.chance(20)) resource.after.push_back({0});
        if (dice.chance(20)) resource.daily_max = dice.between(1, 3);
    } else {
        resource.goal = static_cast<int>(draft.goals.size());
        DraftGoal goal;
        goal.id = resource.id;
        goal.weekdays = dice.chance(50) ? some_weekdays(dice) : every_weekday;
        draft.goals.push_back(goal);
    }
    draft.resources.push_back(resource);
}

/// Two or three resources, of which some are in.
void sketch_choice(Draft& draft, Dice& dice) {
    const int first = dice.between(0, static_cast<int>(draft.resources.size()) - 3);
    DraftChoice choice;
    choice.id = "choice";
    const int members = dice.between(2, 3);
    for (int m = 0; m < members; ++m) {
        const auto r = static_cast<size_t>(first + m);
        choice.of.push_back(r);
        if (dice.chance(50)) choice.picked.push_back(r);
    }
    if (choice.picked.empty()) choice.picked.push_back(choice.of.front());
    choice.choose = choice.picked.size();
    draft.choices.push_back(choice);
}

void sketch_sessions(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice) {
    for (int n = dice.between(1, 5); n > 0; --n) {
        DraftSession session;
        session.resource = dice.between(0, static_cast<int>(draft.resources.size()) - 1);
        if (dice.chance(8)) session.resource = -1;
        session.day = dice.chance(40) ? draft.today : dice.between(0, draft.today);
        session.min = dice.between(1, std::max(1, scale.hours / 2));
        draft.sessions.push_back(session);
    }
    for (size_t r = 0; r < draft.resources.size(); ++r) {
        DraftResource& resource = draft.resources[r];
        if (resource.open || !dice.chance(15)) continue;
        resource.done = true;
        if (traits.passed && draft.today > 0) resource.deadline = dice.between(0, draft.today - 1);
    }
    for (DraftResource& resource : draft.resources) {
        if (!resource.implied && dice.chance(15)) resource.former = "old-" + resource.id;
    }
}

}  // namespace

Draft sketch(const Traits& traits, const Scale& scale, Dice& dice) {
    Draft draft;
    sketch_days(draft, traits, scale, dice);
    sketch_goals(draft, traits, dice);
    const int count = dice.between(scale.resources_low, scale.resources_high);
    for (int n = 0; n < count; ++n) sketch_resource(draft, traits, scale, dice);
    if (traits.chains) sketch_chains(draft, dice);
    sketch_arcs(draft, traits, dice);
    sketch_efforts(draft, scale, dice);
    if (traits.choices) sketch_choice(draft, dice);
    if (traits.open) sketch_open(draft, traits, dice);
    if (traits.logged) sketch_sessions(draft, traits, scale, dice);
    for (size_t g = 0; g < draft.goals.size(); ++g) {
        const bool wanted = g == 0 || dice.chance(50);
        if (traits.weekly_max && wanted) {
            draft.goals[g].max = dice.between(scale.hours / 2, scale.hours * 4);
        }
        if (traits.weekly_min && wanted) draft.goals[g].min = 1;
        if (draft.goals[g].id == "habit") draft.goals[g].min = 1;
    }
    return draft;
}

}  // namespace osmlm::oracle
