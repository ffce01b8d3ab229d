#include "osmlm/model/calendar.hpp"

#include <algorithm>

namespace osmlm {
namespace {

bool covers(const DayException& entry, Day day) { return entry.from <= day && day <= entry.until; }

bool covers(const WeekChange& change, Day day) {
    return change.from <= day && (!change.until || day <= *change.until);
}

}  // namespace

const DayHours& hours_on(const Schedule& schedule, Day day) {
    const auto entry = std::find_if(schedule.days.rbegin(), schedule.days.rend(),
                                    [day](const DayException& e) { return covers(e, day); });
    return entry != schedule.days.rend() ? entry->hours : usual_hours_on(schedule, day);
}

const DayHours& usual_hours_on(const Schedule& schedule, Day day) {
    const auto weekday = static_cast<std::size_t>(weekday_of(day));
    const auto names = [day, weekday](const WeekChange& change) {
        return change.week[weekday].has_value() && covers(change, day);
    };
    const auto change = std::find_if(schedule.changes.rbegin(), schedule.changes.rend(), names);
    return change != schedule.changes.rend() ? *change->week[weekday] : schedule.week[weekday];
}

Minutes study_minutes_on(const Curriculum& curriculum, Day day, Day last) {
    const bool inside = day >= curriculum.start.value_or(day) && day <= last;
    return inside ? hours_on(curriculum.schedule, day).minutes : 0;
}

}  // namespace osmlm
