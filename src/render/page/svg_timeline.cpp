#include <algorithm>

#include <fmt/core.h>

#include "render/cell.hpp"
#include "render/page/markup.hpp"
#include "render/page/svg.hpp"
#include "render/page/svg_parts.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

constexpr std::int64_t top = 18;   // under the names of months
constexpr std::int64_t line = 34;  // of a row: its name, and its bar below

std::string row_of(const Timeline::Row& row, const DayScale& scale, std::int64_t y, Day today) {
    const std::string words = fmt::format("{}: {} to {}", row.label, spoken(Cell(row.from), today),
                                          spoken(Cell(row.until), today));
    const std::string tone =
        row.tone == Tone::plain ? "" : fmt::format(" {}", tone_class(row.tone));
    std::string out = fmt::format(
        "<text class=\"name\" x=\"0\" y=\"{}\">{}</text>"
        "<rect class=\"bar{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"10\" rx=\"2\">"
        "<title>{}</title></rect>\n",
        y + 13, html_text(shortened(row.label, narrow_cells, "…")), tone, percent(scale, row.from),
        y + 19, percent(scale, (row.until - row.from).count() + 1), html_text(words));
    if (!row.deadline) return out;
    return out + fmt::format(
                     "<line class=\"due\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\">"
                     "<title>deadline {3}</title></line>\n",
                     percent(scale, *row.deadline + days{1}), y + 16, y + 32,
                     spoken(Cell(*row.deadline), today));
}

}  // namespace

std::string svg(const Timeline& timeline, Day today) {
    const auto scale = days_of(timeline);
    if (!scale) return {};
    const std::int64_t bottom = top + line * static_cast<std::int64_t>(timeline.rows.size());
    std::string out = svg_begin(timeline.caption, bottom + 4, " class=\"timeline\"");
    out += day_lines(day_ticks(*scale, narrow_cells, today), *scale, top - 4, bottom, 11);
    std::int64_t y = top;
    bool deadlines = false;
    for (const Timeline::Row& row : timeline.rows) {
        out += row_of(row, *scale, y, today);
        y += line;
        deadlines = deadlines || row.deadline;
    }
    out += "</svg>\n";
    if (!deadlines) return out;
    return out +
           "<p class=\"legend\"><span><svg class=\"key\" aria-hidden=\"true\"><line class=\"due\" "
           "x1=\"7\" x2=\"7\" y1=\"0\" y2=\"15\"/></svg>deadline</span></p>\n";
}

}  // namespace osmlm::render
