#include "proof/facts.hpp"

#include <algorithm>

#include "proof/selection.hpp"

namespace osmlm::proof {
namespace {

constexpr days ten_years{3653};

/// The last date that the curriculum names.
Day last_date(const Curriculum& curriculum, Day today) {
    Day last = std::max({today, curriculum.start.value_or(today), curriculum.end.value_or(today)});
    for (const Goal& goal : curriculum.goals) last = std::max(last, goal.deadline.value_or(last));
    for (const Resource& resource : curriculum.resources) {
        last = std::max({last, resource.deadline.value_or(last), resource.start.value_or(last)});
    }
    return last;
}

int index_or_never(const Timeline& time, const std::optional<Day>& day) {
    return day ? time.index(*day) : never;
}

/// A daily maximum that is above every day's hours is none.
Minutes clamped(Minutes daily) { return std::clamp<Minutes>(daily, 0, unlimited); }

/// A week after the last date that says anything of hours: from then on all weeks are alike.
Day end_of_changes(const Curriculum& curriculum, Day begin) {
    std::vector<Day> named{begin};
    for (const Resource& resource : curriculum.resources)
        if (resource.start) named.push_back(*resource.start);
    for (const WeekChange& change : curriculum.schedule.changes) {
        named.push_back(change.from);
        if (change.until) named.push_back(*change.until);
    }
    for (const DayException& exception : curriculum.schedule.days) named.push_back(exception.until);
    return *std::ranges::max_element(named) + days{7};
}

/// The weekdays that have hours when no change or exception with a last day holds any more.
Weekdays lasting_weekdays(const Schedule& schedule) {
    Weekdays lasting;
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
        Minutes hours = schedule.week[weekday].minutes;
        for (const WeekChange& change : schedule.changes) {
            if (!change.until && change.week[weekday]) hours = change.week[weekday]->minutes;
        }
        if (hours > 0) lasting.add(static_cast<int>(weekday));
    }
    return lasting;
}

/// Work without a deadline ends where the hours of its days end, if they do.
void end_with_hours(Facts& facts, Day last_date) {
    const Curriculum& curriculum = *facts.curriculum;
    const Day end = end_of_changes(curriculum, facts.time.day(facts.time.begin));
    const Weekdays lasting = lasting_weekdays(curriculum.schedule);
    for (std::size_t i = 0; i < facts.resources.size(); ++i) {
        ResourceFacts& resource = facts.resources[i];
        resource.last = resource.deadline;
        if (resource.deadline != never || end >= last_date + ten_years) continue;
        const auto& goal = curriculum.resources[i].goal;
        const bool closed =
            goal && curriculum.goals[*goal].weekly && curriculum.goals[*goal].weekly->max == 0;
        const bool on_no_day = (resource.days & lasting).empty() || resource.daily == 0;
        if (closed || on_no_day) resource.last = facts.time.index(end);
    }
}

ResourceFacts facts_of(const Facts& facts, const Resource& resource, Minutes left) {
    const Timeline& time = facts.time;
    ResourceFacts result;
    result.in_plan = !resource.dropped;
    result.open = !resource.effort;
    result.left = left;
    result.finished = !result.open && left == 0;
    result.days = resource.days;
    result.earliest = time.begin;
    if (resource.start) result.earliest = std::max(time.begin, time.index(*resource.start));
    result.deadline = std::min(index_or_never(time, resource.deadline),
                               index_or_never(time, facts.curriculum->end));
    if (resource.goal) {
        const Goal& goal = facts.curriculum->goals[*resource.goal];
        result.days = result.days & goal.days;
        result.deadline = std::min(result.deadline, index_or_never(time, goal.deadline));
    }
    if (resource.daily_max) result.daily = clamped(*resource.daily_max);
    result.daily_today = result.daily;
    return result;
}

void count_today(Facts& facts, Day today) {
    for (const Entry& entry : facts.ledger.entries) {
        if (entry.date != today || entry.resource == unknown_resource) continue;
        ResourceFacts& resource = facts.resources[entry.resource];
        if (resource.daily == unlimited) continue;
        resource.daily_today = clamped(resource.daily_today - entry.min);
    }
}

void count_weeks(Facts& facts) {
    for (const Entry& entry : facts.ledger.entries) {
        if (entry.resource == unknown_resource || entry.date < facts.time.origin) continue;
        const auto& goal = facts.curriculum->resources[entry.resource].goal;
        if (!goal) continue;
        facts.goals[*goal].logged.add(week_of(facts.time.index(entry.date)), entry.min);
    }
}

/// A: the start, or the earliest start of what is unfinished when all of it has one.
void bound_goals(Facts& facts) {
    const Curriculum& curriculum = *facts.curriculum;
    std::vector<int> earliest(curriculum.goals.size(), never);
    for (std::size_t i = 0; i < facts.resources.size(); ++i) {
        const ResourceFacts& resource = facts.resources[i];
        const auto& goal = curriculum.resources[i].goal;
        if (!goal || !resource.in_plan || resource.finished) continue;
        const auto& start = curriculum.resources[i].start;
        const int from = start ? facts.time.index(*start) : -never;
        earliest[*goal] = std::min(earliest[*goal], from);
        if (resource.open) facts.goals[*goal].open_work = true;
    }
    for (std::size_t g = 0; g < facts.goals.size(); ++g) {
        GoalFacts& goal = facts.goals[g];
        if (curriculum.start) goal.since = facts.time.index(*curriculum.start);
        if (earliest[g] != never) goal.since = std::max(goal.since, earliest[g]);
        goal.until = std::min(index_or_never(facts.time, curriculum.end),
                              index_or_never(facts.time, curriculum.goals[g].deadline));
    }
}

}  // namespace

void WeekSums::add(int week, Minutes min) {
    if (sums.empty() || sums.back().first != week) sums.emplace_back(week, 0);
    sums.back().second += min;
}

Minutes WeekSums::at(int week) const {
    auto found = std::ranges::lower_bound(sums, week, {}, &std::pair<int, Minutes>::first);
    return found != sums.end() && found->first == week ? found->second : 0;
}

Facts derive(const Curriculum& curriculum, const Records& records, Day today, Day last, Day since) {
    Facts facts;
    facts.curriculum = &curriculum;
    facts.ledger = read_ledger(curriculum, records, std::min(since, monday_of(today)));
    const Day named = last_date(curriculum, today);
    facts.time = make_timeline(curriculum, today, std::clamp(last, named, named + ten_years),
                               logged_on(facts.ledger, today));
    facts.last_date = facts.time.index(named);
    facts.resources.reserve(curriculum.resources.size());
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
        facts.resources.push_back(facts_of(facts, curriculum.resources[i], facts.ledger.left[i]));
    }
    end_with_hours(facts, named);
    count_today(facts, today);
    pass_over(curriculum, facts.resources);
    reduce_after(curriculum, facts.resources);
    facts.order = order_by_arcs(facts.resources);
    require(curriculum, facts.order, facts.resources);
    facts.goals.resize(curriculum.goals.size());
    count_weeks(facts);
    bound_goals(facts);
    return facts;
}

namespace {

Day latest_until(const std::vector<Conflict>& conflicts, Day latest) {
    for (const Conflict& conflict : conflicts) {
        if (conflict.cases.empty()) latest = std::max(latest, conflict.until);
        for (const Case& branch : conflict.cases) latest = latest_until(branch.conflicts, latest);
    }
    return latest;
}

}  // namespace

Facts derive(const Curriculum& curriculum, const Records& records, const Plan& plan) {
    Day first = plan.today, last = latest_until(plan.conflicts, plan.today);
    for (const PlannedDay& day : plan.days) {
        first = std::min(first, day.date);
        last = std::max(last, day.date);
    }
    return derive(curriculum, records, plan.today, last, first);
}

Minutes asked(const Facts& facts, std::size_t goal, int week) {
    const Goal& of = facts.curriculum->goals[goal];
    if (!of.weekly || !of.weekly->min) return 0;
    const GoalFacts& known = facts.goals[goal];
    Minutes usual = 0, there = 0, free = 0;
    for (int day = week * 7; day < week * 7 + 7; ++day) {
        if (!facts.time.holds(day) || !of.days.has(day % 7)) continue;
        usual += facts.time.usual[static_cast<std::size_t>(day)];
        if (day < known.since || day > known.until) continue;
        there += facts.time.hours_of(day);
        free += facts.time.free_of(day);
    }
    if (usual == 0) return 0;
    const Minutes minimum = *of.weekly->min * std::min(there, usual) / usual;
    const Minutes still = std::max<Minutes>(minimum - known.logged.at(week), 0);
    return week == week_of(facts.time.today) ? std::min(still, free) : still;
}

int horizon(const Facts& facts) {
    if (!facts.curriculum->end) return facts.time.size() - 1;
    return facts.last_date + static_cast<int>(ten_years.count());
}

}  // namespace osmlm::proof
