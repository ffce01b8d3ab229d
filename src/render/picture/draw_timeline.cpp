#include <algorithm>

#include "render/picture/draw.hpp"
#include "render/picture/draw_parts.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

constexpr std::int64_t gap = 2;

const char* sign_of(Tone tone) {
    if (tone == Tone::quiet) return "░";
    if (tone == Tone::warn) return "▒";
    return tone == Tone::bad ? "▓" : "█";
}

std::vector<std::string> labels_of(const Timeline& timeline, const Style& style) {
    std::vector<std::string> labels;
    for (const Timeline::Row& row : timeline.rows) {
        const std::string label = shown(row.label, style);
        labels.push_back(style.fit ? shortened(label, style.width / 3, style.utf8 ? "…" : "...")
                                   : label);
    }
    return labels;
}

void draw_row(Canvas& canvas, std::int64_t line, std::int64_t left, const Timeline::Row& row,
              const DayScale& scale, std::int64_t width) {
    const std::int64_t begin = scale.place(row.from, width);
    const std::int64_t end = std::max(begin + 1, scale.place(row.until + days{1}, width));
    for (std::int64_t at = begin; at < end; ++at)
        canvas.put(left + at, line, sign_of(row.tone), row.tone);
    if (!row.deadline) return;
    const Tone tone = row.until > *row.deadline ? Tone::bad : Tone::quiet;
    canvas.put(left + scale.place(*row.deadline, width), line, "│", tone);
}

}  // namespace

std::string drawn(const Timeline& timeline, Day today, const Style& style) {
    const auto scale = days_of(timeline);
    if (!scale) return title_line(timeline.caption, style);
    const std::vector<std::string> labels = labels_of(timeline, style);
    std::int64_t left = 0;
    for (const std::string& label : labels)
        left = std::max(left, static_cast<std::int64_t>(cells(label)));
    left += gap;
    // Names take at most a third of a terminal; where they are not cut, bars may go beyond it.
    const std::int64_t narrowest = style.fit ? 12 : 24;
    const std::int64_t width = std::max(narrowest, static_cast<std::int64_t>(style.width) - left);
    Canvas canvas(left + width, 1 + static_cast<std::int64_t>(labels.size()));
    write_days(canvas, left, 0, day_ticks(*scale, width, today), *scale, width);
    std::int64_t line = 0;
    bool deadlines = false;
    for (const Timeline::Row& row : timeline.rows) {
        canvas.write(0, line + 1, labels[static_cast<std::size_t>(line)], row.tone);
        draw_row(canvas, ++line, left, row, *scale, width);
        deadlines = deadlines || row.deadline;
    }
    const std::vector<Meaning> meanings{{"│", Tone::quiet, "deadline"}};
    return title_line(timeline.caption, style) + canvas.lines(style) +
           (deadlines ? legend(meanings, left, style) : "");
}

}  // namespace osmlm::render
