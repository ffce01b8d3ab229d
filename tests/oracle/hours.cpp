#include "oracle/hours.hpp"

namespace osmlm::oracle {

Minutes hours_of(const Schedule& schedule, Day day, bool exceptions) {
    const auto weekday = static_cast<std::size_t>(weekday_of(day));
    Minutes hours = schedule.week[weekday].minutes;
    for (const WeekChange& change : schedule.changes) {
        const bool covers = day >= change.from && (!change.until || day <= *change.until);
        if (covers && change.week[weekday]) hours = change.week[weekday]->minutes;
    }
    if (!exceptions) return hours;
    for (const DayException& exception : schedule.days) {
        if (day >= exception.from && day <= exception.until) hours = exception.hours.minutes;
    }
    return hours;
}

}  // namespace osmlm::oracle
