#include <algorithm>

#include <fmt/core.h>

#include "render/cell.hpp"
#include "render/page/markup.hpp"
#include "render/page/svg.hpp"
#include "render/page/svg_parts.hpp"

namespace osmlm::render {

namespace {

constexpr std::int64_t side = 15;  // of a day, with the gap to the next
constexpr std::int64_t top = 18;   // under the names of months

std::string day_rect(const DayScale& scale, Day day, Minutes minutes, Minutes step, Day today) {
    const std::string words =
        spoken(Cell(day), today) + ": " + spoken(Cell(Duration{minutes}), today);
    constexpr std::int64_t wide = 6;  // of a week's seven days: the rest is a gap
    return fmt::format(
        "<rect class=\"h{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
        "rx=\"2\"><title>{}</title></rect>\n",
        shade_of(minutes, step), percent(scale, monday_of(day)), top + side * weekday_of(day),
        percent(scale, wide), side - 2, html_text(words));
}

/// What each shade stands for, under the picture.
std::string legend(Minutes step, Day today) {
    std::string out = "<p class=\"legend\">";
    for (int shade = 0; shade < shades; ++shade) {
        const std::string words =
            shade == 0 ? "none" : "to " + spoken(Cell(Duration{shade * step}), today);
        out += fmt::format(
            "<span><svg class=\"key\" aria-hidden=\"true\"><rect class=\"h{}\" y=\"1\" "
            "width=\"13\" "
            "height=\"13\" rx=\"2\"/></svg>{}</span>",
            shade, words);
    }
    return out + "</p>\n";
}

}  // namespace

std::string svg(const HeatMap& map, Day today) {
    const DayScale scale = days_of(map);
    const Minutes step = shade_step(map);
    const std::int64_t widest = 18 * scale.count() / 7;
    std::string out = svg_begin(map.caption, top + 7 * side,
                                fmt::format(" class=\"heat\" style=\"max-width:{}px\"", widest));
    const std::int64_t room = std::min(narrow_cells, widest / 7);  // letters, of seven pixels
    for (const DayTick& tick : day_ticks(scale, room, today))
        out += fmt::format("<text x=\"{}\" y=\"11\">{}</text>\n",
                           percent(scale, monday_of(tick.day)), html_text(tick.label));
    for (const auto& [weekday, name] : {std::pair{0, "Mon"}, {2, "Wed"}, {4, "Fri"}, {6, "Sun"}})
        out += fmt::format("<text class=\"left\" x=\"-6\" y=\"{}\">{}</text>\n",
                           top + side * weekday + 11, name);
    Day day = map.from;
    for (const Minutes minutes : map.minutes) {
        out += day_rect(scale, day, minutes, step, today);
        day += days{1};
    }
    return out + "</svg>\n" + legend(step, today);
}

}  // namespace osmlm::render
