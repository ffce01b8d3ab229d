#include <algorithm>
#include <array>

#include "render/cell.hpp"
#include "render/picture/draw.hpp"
#include "render/picture/draw_parts.hpp"

namespace osmlm::render {

namespace {

constexpr std::int64_t gutter = 4;  // Mon and a blank
constexpr std::array<const char*, 7> weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string sign_of(int shade, const Style& style) {
    static constexpr std::array<const char*, shades> signs = {"·", "░", "▒", "▓", "█"};
    return shade == 0 && !style.utf8 ? "-" : signs[static_cast<std::size_t>(shade)];
}

/// The map without its oldest weeks, where a terminal has no room for them.
HeatMap that_fits(HeatMap map, const Style& style) {
    const std::int64_t room =
        std::max<std::int64_t>(1, static_cast<std::int64_t>(style.width) - gutter);
    const DayScale scale = days_of(map);
    const Day from = scale.until - days{7 * room - 1};
    if (!style.fit || from <= map.from) return map;
    map.minutes.erase(map.minutes.begin(), map.minutes.begin() + (from - map.from).count());
    map.from = from;
    return map;
}

std::vector<Meaning> meanings(Minutes step, Day today, const Style& style) {
    std::vector<Meaning> all{{sign_of(0, style), Tone::quiet, "none"}};
    for (int shade = 1; shade < shades; ++shade)
        all.push_back({sign_of(shade, style), Tone::good,
                       "to " + spoken(Cell(Duration{shade * step}), today)});
    return all;
}

}  // namespace

std::string drawn(const HeatMap& whole, Day today, const Style& style) {
    const HeatMap map = that_fits(whole, style);
    const DayScale scale = days_of(map);
    const std::int64_t weeks = scale.count() / 7;
    const bool roomy = gutter + 2 * weeks <= static_cast<std::int64_t>(style.width);
    const std::int64_t width = roomy ? 2 * weeks : weeks;
    Canvas canvas(gutter + width, 8);
    write_days(canvas, gutter, 0, day_ticks(scale, width, today), scale, width);
    for (std::int64_t weekday = 0; weekday < 7; ++weekday)
        canvas.write(0, 1 + weekday, weekdays[static_cast<std::size_t>(weekday)], Tone::quiet);
    const Minutes step = shade_step(whole);
    Day day = map.from;
    for (const Minutes minutes : map.minutes) {
        const std::int64_t week = (day - scale.from).count() / 7;
        const int shade = shade_of(minutes, step);
        canvas.put(gutter + week * (width / weeks), 1 + weekday_of(day), sign_of(shade, style),
                   shade == 0 ? Tone::quiet : Tone::good);
        day += days{1};
    }
    return title_line(map.caption, style) + canvas.lines(style) +
           legend(meanings(step, today, style), gutter, style);
}

}  // namespace osmlm::render
