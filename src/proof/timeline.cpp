#include "proof/timeline.hpp"

#include <algorithm>

namespace osmlm::proof {
namespace {

struct Range {
    int from, until;
};

/// The part of from..until that the calendar holds; empty when `from` > `until`.
Range inside(const Timeline& time, Day from, Day until) {
    return {std::max(time.index(from), 0), std::min(time.index(until), time.size() - 1)};
}

void lay_week(Timeline& time, const Schedule& schedule) {
    for (int i = 0; i < time.size(); ++i) {
        time.hours[static_cast<std::size_t>(i)] = &schedule.week[static_cast<std::size_t>(i % 7)];
    }
    for (const WeekChange& change : schedule.changes) {
        const Day last = time.day(time.size() - 1);
        const Range range = inside(time, change.from, change.until.value_or(last));
        for (int i = range.from; i <= range.until; ++i) {
            const auto& named = change.week[static_cast<std::size_t>(i % 7)];
            if (named) time.hours[static_cast<std::size_t>(i)] = &*named;
        }
    }
}

void lay_days(Timeline& time, const Schedule& schedule) {
    for (const DayException& exception : schedule.days) {
        const Range range = inside(time, exception.from, exception.until);
        for (int i = range.from; i <= range.until; ++i) {
            time.hours[static_cast<std::size_t>(i)] = &exception.hours;
        }
    }
}

std::vector<Minutes> minutes_of(const std::vector<const DayHours*>& hours) {
    std::vector<Minutes> minutes(hours.size());
    std::ranges::transform(hours, minutes.begin(),
                           [](const DayHours* day) { return day->minutes; });
    return minutes;
}

}  // namespace

Minutes Timeline::hours_of(int day) const {
    return holds(day) ? hours[static_cast<std::size_t>(day)]->minutes : 0;
}

Minutes Timeline::free_of(int day) const {
    return holds(day) ? free[static_cast<std::size_t>(day)] : 0;
}

Timeline make_timeline(const Curriculum& curriculum, Day today, Day last, Minutes logged_today) {
    Timeline time;
    const Day begin = std::max(today, curriculum.start.value_or(today));
    time.origin = monday_of(begin);
    time.begin = time.index(begin);
    time.today = time.index(today);
    const int weeks = week_of(time.index(std::max(last, begin))) + 1;
    time.hours.resize(static_cast<std::size_t>(weeks) * 7);
    lay_week(time, curriculum.schedule);
    time.usual = minutes_of(time.hours);
    lay_days(time, curriculum.schedule);
    time.free = minutes_of(time.hours);
    std::fill_n(time.free.begin(), time.begin, Minutes{0});
    if (time.today == time.begin) {
        Minutes& free = time.free[static_cast<std::size_t>(time.begin)];
        free = std::max<Minutes>(free - logged_today, 0);
    }
    return time;
}

}  // namespace osmlm::proof
