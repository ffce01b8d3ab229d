#include <algorithm>
#include <array>

#include "proof/conflict.hpp"

namespace osmlm::proof {
namespace {

/// What a listed resource may take on a day of its window.
Minutes take_on(const Setting& setting, std::size_t resource, int day) {
    const ResourceFacts& known = setting.facts.resources[resource];
    const Windows& windows = setting.windows;
    if (day < windows.begin[resource] || day > windows.end[resource]) return 0;
    if (!setting.facts.allowed(known, day)) return 0;
    return std::min(setting.facts.daily(known, day), setting.facts.time.free_of(day));
}

Minutes take_in(const Setting& setting, std::size_t resource, int from, int until) {
    const Windows& windows = setting.windows;
    Minutes sum = 0;
    const int last = std::min(until, windows.end[resource]);
    for (int day = std::max(from, windows.begin[resource]); day <= last; ++day) {
        sum += take_on(setting, resource, day);
    }
    return std::min(sum, setting.facts.resources[resource].left);
}

/// What is left of `asked` after all that the listed resources of the goal may take.
Minutes beyond_taken(const Setting& setting, std::span<const std::size_t> members, Minutes asked,
                     int from, int until) {
    for (const std::size_t member : members) {
        if (asked <= 0) return 0;
        asked -= take_in(setting, member, from, until);
    }
    return std::max<Minutes>(asked, 0);
}

/// The last week in which an assumption says that the goal is not finished.
int unfinished_until(const Setting& setting, std::size_t goal) {
    int week = -never;
    for (const Assumption& assumption : setting.assumptions) {
        const auto* assume = std::get_if<GoalFinished>(&assumption);
        if (assume == nullptr || assume->goal != goal || assume->finished) continue;
        week = std::max(week, week_of(setting.facts.time.index(assume->monday)));
    }
    return week;
}

/// Whether the minimum of that week must hold, and on days of the stretch alone.
bool must_lie_within(const Setting& setting, const Stretch& stretch, std::size_t goal, int week) {
    const GoalFacts& known = setting.facts.goals[goal];
    if (!known.open_work && week > unfinished_until(setting, goal)) return false;
    if (week > week_of(known.until)) return false;
    const Weekdays weekdays = setting.facts.curriculum->goals[goal].days;
    const int from = std::max({week * 7, setting.facts.time.begin, known.since});
    const int until = std::min(week * 7 + 6, known.until);
    for (int day = from; day <= until; ++day) {
        if (weekdays.has(day % 7) && !stretch.holds(day)) return false;
    }
    return true;
}

/// The most that `AtLeast` assumes for the goal on each day of the week.
std::array<Minutes, 7> least_on(const Setting& setting, const Stretch& stretch, std::size_t goal,
                                int week) {
    std::array<Minutes, 7> least{};
    for (const Assumption& assumption : setting.assumptions) {
        const auto* assume = std::get_if<AtLeast>(&assumption);
        if (assume == nullptr || assume->goal != goal) continue;
        const int day = setting.facts.time.index(assume->date);
        if (!stretch.holds(day) || day < 0 || week_of(day) != week) continue;
        Minutes& on = least[static_cast<std::size_t>(day % 7)];
        on = std::max(on, assume->min);
    }
    return least;
}

std::vector<std::size_t> members_of(const Setting& setting, const Conflict& conflict,
                                    std::size_t goal) {
    std::vector<std::size_t> members;
    for (const std::size_t resource : conflict.resources) {
        if (setting.facts.curriculum->resources[resource].goal == goal) members.push_back(resource);
    }
    return members;
}

Minutes minimum_of(const Setting& setting, const Stretch& stretch,
                   std::span<const std::size_t> members, std::size_t goal, int week) {
    Minutes by_week = 0, by_day = 0;
    if (must_lie_within(setting, stretch, goal, week)) {
        by_week = beyond_taken(setting, members, asked(setting.facts, goal, week), week * 7,
                               week * 7 + 6);
    }
    const std::array<Minutes, 7> least = least_on(setting, stretch, goal, week);
    for (int day = 0; day < 7; ++day) {
        const Minutes min = least[static_cast<std::size_t>(day)];
        if (min > 0) {
            by_day += beyond_taken(setting, members, min, week * 7 + day, week * 7 + day);
        }
    }
    return std::max(by_week, by_day);
}

}  // namespace

Stretch stretch_of(const Facts& facts, const Conflict& conflict) {
    return {facts.time.index(conflict.from),
            std::min(facts.time.index(conflict.until), facts.time.size() - 1)};
}

std::vector<Minutes> minima_of(const Setting& setting, const Conflict& conflict, std::size_t goal) {
    const Stretch stretch = stretch_of(setting.facts, conflict);
    const std::vector<std::size_t> members = members_of(setting, conflict, goal);
    std::vector<Minutes> minima;
    for (int week = stretch.first_week(); week <= stretch.last_week(); ++week) {
        minima.push_back(minimum_of(setting, stretch, members, goal, week));
    }
    return minima;
}

Minutes need_of(const Setting& setting, const Conflict& conflict) {
    Minutes need = 0;
    for (const std::size_t resource : conflict.resources) {
        need += setting.facts.resources[resource].left;
    }
    for (const std::size_t goal : conflict.goals) {
        for (const Minutes minimum : minima_of(setting, conflict, goal)) need += minimum;
    }
    return need;
}

std::optional<Minutes> most_on(const Setting& setting, std::size_t goal, int day) {
    std::optional<Minutes> most;
    for (const Assumption& assumption : setting.assumptions) {
        const auto* assume = std::get_if<AtMost>(&assumption);
        if (assume == nullptr || assume->goal != goal) continue;
        if (setting.facts.time.index(assume->date) != day) continue;
        most = std::min(most.value_or(assume->max), assume->max);
    }
    return most;
}

}  // namespace osmlm::proof
