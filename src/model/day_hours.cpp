#include "osmlm/model/day_hours.hpp"

#include <algorithm>

#include "osmlm/base/clock.hpp"

namespace osmlm {
namespace {

constexpr int midnight = 24 * 60;

}  // namespace

std::string hours_words(const DayHours& hours) {
    if (hours.windows.empty()) return duration_text(hours.minutes);
    std::string words;
    for (const ClockWindow& window : hours.windows) {
        const std::string end = window.until == midnight ? "24:00" : clock_text(window.until);
        words += (words.empty() ? "" : ",") + clock_text(window.from) + '-' + end;
    }
    return words;
}

Minutes minutes_in(std::string_view words) {
    Minutes sum = 0;
    if (!looks_like_range(words)) {
        const auto duration = parse_duration(words);
        return duration ? *duration : sum;
    }
    for (;;) {
        const std::size_t comma = words.find(',');
        if (const auto range = parse_clock_range(words.substr(0, comma))) sum += range->min;
        if (comma == words.npos) return sum;
        words.remove_prefix(comma + 1);
    }
}

DayHours with_more(DayHours hours, Minutes more, int day_starts) {
    more = std::clamp<Minutes>(more, 0, midnight - hours.minutes);
    if (!hours.windows.empty()) {
        ClockWindow &first = hours.windows.front(), &last = hours.windows.back();
        const int end = last.until > midnight ? midnight + day_starts : midnight;
        const auto take = [&more](int room) {
            const Minutes taken = std::clamp<Minutes>(room, 0, more);
            more -= taken;
            return static_cast<int>(taken);
        };
        const int later = take(end - last.until), earlier = take(first.from - day_starts);
        more = later + earlier;
        last.until += later;
        first.from -= earlier;
    }
    hours.minutes += more;
    return hours;
}

}  // namespace osmlm
