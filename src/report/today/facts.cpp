#include "report/today/facts.hpp"

#include <algorithm>
#include <map>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

constexpr int longest_look_back = 366;

/// Minutes of required work by goal and week.
using ByGoalAndWeek = std::map<std::pair<std::size_t, Day>, Minutes>;

ByGoalAndWeek required_minutes(const Curriculum& curriculum, const Plan& plan) {
    std::vector<bool> required(curriculum.resources.size());
    for (const PlannedResource& planned : plan.resources)
        required[planned.resource] = planned.is_required_work();
    ByGoalAndWeek sums;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            const auto& goal = curriculum.resources[session.resource].goal;
            if (goal && required[session.resource])
                sums[{*goal, monday_of(day.date)}] += session.min;
        }
    return sums;
}

Minutes spoken_for(const Curriculum& curriculum, const Plan& plan, std::optional<Day> until) {
    Minutes sum = 0;
    for (const PlannedResource& planned : plan.resources)
        if (planned.is_required_work()) sum += *planned.left;
    ByGoalAndWeek served = required_minutes(curriculum, plan);
    for (const PlannedWeek& week : plan.weekly) {
        if (!until || week.monday > *until) continue;
        sum += std::max<Minutes>(0, week.min - served[{week.goal, week.monday}]);
    }
    return sum;
}

}  // namespace

DayFacts facts_of(const Inputs& inputs, const Plan& plan, Day today) {
    DayFacts facts;
    facts.hours = hours_on(inputs.curriculum.schedule, today).minutes;
    if (today < plan.from) facts.hours = 0;
    facts.done = inputs.state.logged_on(today);
    facts.must = plan.must;
    for (const PlannedDay& day : plan.days)
        if (day.date == today) facts.sessions = day.sessions;
    for (const PlannedSession& session : facts.sessions) facts.suggested += session.min;
    return facts;
}

Silence silence_before(const Inputs& inputs, Day today) {
    const Curriculum& curriculum = inputs.curriculum;
    Silence silence;
    if (inputs.state.sessions.empty() && !curriculum.start) return silence;
    const Day earliest = today - days{longest_look_back - 1};
    const Day start = std::max(curriculum.start.value_or(earliest), earliest);
    silence.last = std::min(today - days{1}, curriculum.end.value_or(today));
    for (Day day = silence.last; day >= start && !inputs.state.has_entry(day); day -= days{1}) {
        const Minutes hours = hours_on(curriculum.schedule, day).minutes;
        if (hours == 0) continue;
        ++silence.days;
        silence.hours += hours;
        silence.first = day;
    }
    return silence;
}

Ahead look_ahead(const Inputs& inputs, const Plan& plan, Day today) {
    Ahead ahead;
    ahead.until = inputs.curriculum.end ? inputs.curriculum.end : plan.finish;
    for (const PlannedDay& day : plan.days) {
        const Minutes unused = day.hours - (day.date == today ? day.logged : 0);
        if (unused <= 0 || day.date < today) continue;
        if (!ahead.next && day.date > today) ahead.next = &day;
        if (!ahead.until || day.date > *ahead.until) continue;
        ++ahead.days_left;
        ahead.hours_left += unused;
    }
    ahead.spoken_for = spoken_for(inputs.curriculum, plan, ahead.until);
    const auto [first, end] = inputs.state.between(monday_of(today), today);
    for (std::size_t i = first; i < end; ++i) ahead.week += inputs.state.sessions[i].min();
    return ahead;
}

}  // namespace osmlm
