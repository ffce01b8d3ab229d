#include "plan/remedies/cause.hpp"

#include <algorithm>
#include <set>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

constexpr int longest_wait = 3653;

bool has(const std::vector<std::size_t>& list, std::size_t index) {
    return std::find(list.begin(), list.end(), index) != list.end();
}

Minutes short_of(const Conflict& conflict) { return conflict.need - conflict.have; }

}  // namespace

Weekdays days_of(const Curriculum& curriculum, const Resource& resource) {
    return resource.goal ? resource.days & curriculum.goals[*resource.goal].days : resource.days;
}

Cause::Cause(const Curriculum& curriculum, const State& state, const Plan& plan)
    : curriculum_(curriculum),
      plan_(plan),
      left_(curriculum.resources.size()),
      before_(curriculum.resources.size()),
      after_(curriculum.resources.size()) {
    for (const PlannedResource& planned : plan.resources) {
        late_ += planned.late;
        if (planned.picked)
            left_[planned.resource] = state.progress[planned.resource].left.value_or(0);
    }
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i)
        for (const Prerequisite& prerequisite : curriculum.resources[i].after)
            for (const std::size_t member : prerequisite) {
                if (left_[i] == 0 || left_[member] == 0) continue;
                before_[i].push_back(member);
                after_[member].push_back(i);
            }
    std::set<std::size_t> resources, goals;
    for (const Conflict& conflict : plan.conflicts) {
        for (const std::size_t i : conflict.resources)
            if (left_[i] > 0) resources.insert(i);
        goals.insert(conflict.goals.begin(), conflict.goals.end());
    }
    resources_.assign(resources.begin(), resources.end());
    goals_.assign(goals.begin(), goals.end());
}

std::optional<int> Cause::found_enough() const {
    return plan_.late_days ? plan_.late_days->at_most : std::nullopt;
}

Minutes Cause::largest_short() const {
    Minutes most = 1;
    for (const Conflict& conflict : plan_.conflicts)
        if (conflict.cases.empty()) most = std::max(most, short_of(conflict));
    return most;
}

std::vector<std::size_t> Cause::closure(std::vector<std::size_t> list, const Arcs& arcs) {
    std::vector<bool> seen(arcs.size());
    for (const std::size_t i : list) seen[i] = true;
    for (std::size_t next = 0; next < list.size(); ++next)
        for (const std::size_t other : arcs[list[next]]) {
            if (seen[other]) continue;
            seen[other] = true;
            list.push_back(other);
        }
    return list;
}

std::vector<std::size_t> Cause::hurried_by() const { return closure(resources_, after_); }

std::vector<std::size_t> Cause::with_prerequisites(std::vector<std::size_t> list) const {
    return closure(std::move(list), before_);
}

std::vector<std::size_t> Cause::with_neighbours(const std::vector<std::size_t>& list) const {
    std::vector<std::size_t> all = closure(list, before_);
    for (const std::size_t i : closure(list, after_))
        if (!has(all, i)) all.push_back(i);
    return all;
}

std::vector<bool> Cause::relieved_by(const std::vector<std::size_t>& list) const {
    std::vector<bool> part(left_.size());
    for (const std::size_t i : list) part[i] = true;
    std::vector<bool> relieved;
    for (const Conflict& conflict : plan_.conflicts) {
        Minutes theirs = 0;
        for (const std::size_t i : conflict.resources)
            if (part[i]) theirs += left_[i];
        relieved.push_back(conflict.cases.empty() ? theirs >= short_of(conflict) : theirs > 0);
    }
    return relieved;
}

std::vector<bool> Cause::relieved_by_goal(std::size_t goal) const {
    std::vector<bool> relieved;
    for (const Conflict& conflict : plan_.conflicts) relieved.push_back(has(conflict.goals, goal));
    return relieved;
}

int Cause::days_until_enough(const std::vector<std::size_t>& list, Day day) const {
    Weekdays weekdays;
    for (const std::size_t i : list)
        for (int w = 0; w < 7; ++w)
            if (days_of(curriculum_, curriculum_.resources[i]).has(w)) weekdays.add(w);
    int most = 1;
    for (const Conflict& conflict : plan_.conflicts) {
        if (!conflict.cases.empty()) continue;
        Minutes missing = short_of(conflict);
        const Day last = conflict.until + days{longest_wait};
        Day date = std::max(conflict.until, plan_.from - days{1});
        while (missing > 0 && date < last) {
            date += days{1};
            if (weekdays.has(weekday_of(date)))
                missing -= hours_on(curriculum_.schedule, date).minutes;
        }
        most = std::max(most, static_cast<int>((date - day).count()));
    }
    return most;
}

int Cause::share_a_week(std::size_t goal) const {
    int most = 1;
    for (const Conflict& conflict : plan_.conflicts) {
        if (!conflict.cases.empty() || !has(conflict.goals, goal)) continue;
        const auto weeks = (monday_of(conflict.until) - monday_of(conflict.from)).count() / 7 + 1;
        most = std::max(most, static_cast<int>((short_of(conflict) + weeks - 1) / weeks));
    }
    return most;
}

}  // namespace osmlm
