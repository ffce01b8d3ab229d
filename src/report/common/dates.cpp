#include "report/common/dates.hpp"

#include <algorithm>
#include <charconv>

namespace osmlm {
namespace {

/// The date `count` times "3 months" (weeks, days, years) after the first; a day that its month
/// lacks becomes the month's last.
Day nth_time(Day first, int every, char unit, int count) {
    using namespace std::chrono;
    if (unit == 'd') return first + days{every * count};
    if (unit == 'w') return first + days{7 * every * count};
    const months step{unit == 'y' ? 12 * every * count : every * count};
    const year_month_day date = year_month_day{first} + step;
    return date.ok() ? sys_days{date} : sys_days{date.year() / date.month() / last};
}

/// The first time on `from` or later; of a date without a period its only one.
Day next_time(const DateItem& item, Day from) {
    int every = 0;
    const char* end = item.every.data() + item.every.size();
    const auto number = std::from_chars(item.every.data(), end, every);
    const auto unit = std::find_if(number.ptr, end, [](char c) { return c != ' '; });
    if (number.ec != std::errc() || unit == end || every <= 0) return item.on;
    const int longest = *unit == 'd'   ? every
                        : *unit == 'w' ? 7 * every
                        : *unit == 'm' ? 31 * every
                                       : 366 * every;
    int count = std::max(0, static_cast<int>((from - item.on).count()) / longest);
    while (nth_time(item.on, every, *unit, count) < from) ++count;
    return nth_time(item.on, every, *unit, count);
}

}  // namespace

std::vector<DueDate> dates_within_notice(const Curriculum& curriculum, const State& state,
                                         Day today) {
    std::vector<DueDate> due;
    for (const DateItem& item : curriculum.dates) {
        const auto done = state.dates_done.find(item.id);
        Day from = today;
        if (done != state.dates_done.end())
            from = std::max(today, done->second + item.notice + days{1});
        const Day on = next_time(item, from);
        if (on >= from && on - item.notice <= today) due.push_back({&item, on});
    }
    std::stable_sort(due.begin(), due.end(),
                     [](const DueDate& a, const DueDate& b) { return a.on < b.on; });
    return due;
}

}  // namespace osmlm
