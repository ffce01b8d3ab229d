#include <algorithm>

#include "osmlm/model/calendar.hpp"
#include "plan/problem/problem.hpp"

namespace osmlm {
namespace {

/// After this day every week is the ordinary one: no start, change or exception lies later.
Day last_named(const Problem& problem) {
    const Curriculum& curriculum = *problem.curriculum;
    Day last = problem.begin;
    for (const Resource& resource : curriculum.resources)
        last = std::max(last, resource.start.value_or(last));
    for (const WeekChange& change : curriculum.schedule.changes)
        last = std::max({last, change.from, change.until.value_or(last)});
    for (const DayException& exception : curriculum.schedule.days)
        last = std::max(last, exception.until);
    return last;
}

/// The weekdays that have hours in the weeks after that day.
Weekdays weekdays_after(const Schedule& schedule, Day last) {
    Weekdays with_hours;
    for (int next = 1; next <= 7; ++next)
        if (const Day day = last + days{next}; hours_on(schedule, day).minutes > 0)
            with_hours.add(weekday_of(day));
    return with_hours;
}

}  // namespace

void end_windows_with_hours(Problem& problem) {
    const auto undated = [](const Work& work) { return work.until >= never; };
    if (std::none_of(problem.works.begin(), problem.works.end(), undated)) return;
    const Day last = last_named(problem);
    const auto until = (last - problem.begin).count() + 7;  // with a whole ordinary week
    if (until >= problem.horizon) return;
    const Weekdays with_hours = weekdays_after(problem.curriculum->schedule, last);
    for (Work& work : problem.works) {
        const bool barred =
            work.daily == 0 || (work.goal >= 0 && problem.goals[at(work.goal)].max == Minutes{0});
        if (!undated(work) || !(barred || (work.days & with_hours).bits() == 0)) continue;
        work.until = static_cast<int>(until);
        work.has_deadline = false;
    }
}

}  // namespace osmlm
