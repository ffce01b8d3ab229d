#include <fmt/core.h>

#include "render/cell.hpp"
#include "render/page/markup.hpp"
#include "render/page/svg.hpp"
#include "render/page/svg_parts.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

constexpr std::int64_t height = 220;     // of the plot
constexpr std::int64_t across = 10'000;  // units of the plot, whatever its width
constexpr std::int64_t mark_line = 15;
constexpr std::size_t colours = 4;

/// A curve is known by its dashes, and where its tone says nothing by its colour.
std::string curve_class(const Chart::Curve& curve, std::size_t index) {
    const std::string_view tone = tone_class(curve.tone);
    return fmt::format("curve d{0} {1}", index % colours,
                       tone.empty() ? fmt::format("c{}", index % colours) : std::string(tone));
}

/// A band is what may become of the first curve, and has its colour.
std::string band_class(const Chart::Band& band, std::size_t index) {
    const std::string_view tone = tone_class(band.low.tone);
    return fmt::format("band d{} {}", index % colours, tone.empty() ? "c0" : tone);
}

struct Plot {
    DayScale scale;
    Minutes top;

    [[nodiscard]] std::int64_t y(Minutes minutes) const { return height - height * minutes / top; }
    [[nodiscard]] std::string points(const Chart::Curve& curve, bool backwards = false) const {
        std::string out;
        for (std::size_t i = 0; i < curve.points.size(); ++i) {
            const auto& [day, minutes] = curve.points[backwards ? curve.points.size() - 1 - i : i];
            out += fmt::format("{}{},{}", out.empty() ? "" : " ", scale.place(day, across),
                               y(minutes));
        }
        return out;
    }
    [[nodiscard]] std::string band(const Chart::Band& band, std::size_t index) const {
        return fmt::format("<polygon class=\"{}\" points=\"{} {}\"/>\n", band_class(band, index),
                           points(band.low), points(band.high, true));
    }
    [[nodiscard]] std::string curve(const Chart::Curve& curve, std::size_t index) const {
        return fmt::format("<polyline class=\"{}\" points=\"{}\"/>\n", curve_class(curve, index),
                           points(curve));
    }
};

std::string hour_lines(const std::vector<Minutes>& ticks, const Plot& plot, std::int64_t top,
                       Day today) {
    std::string out;
    for (const Minutes tick : ticks) {
        const std::int64_t y = top + plot.y(tick);
        out += fmt::format(
            "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>"
            "<text class=\"left\" x=\"-6\" y=\"{1}\">{2}</text>\n",
            y, y + 4, spoken(Cell(Duration{tick}), today));
    }
    return out;
}

/// An upright line with its words beside its top, each mark in a line of its own.
std::string mark_lines(const Chart& chart, const DayScale& scale, std::int64_t top) {
    std::string out;
    std::int64_t y = 0;
    for (const Chart::Mark& mark : chart.marks) {
        const std::int64_t at = scale.place(mark.day, narrow_cells);
        const bool left = 2 * at > narrow_cells;
        const std::int64_t room = (left ? at : narrow_cells - at) - 1;
        out += fmt::format(
            "<line class=\"mark\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\"/>"
            "<text class=\"{3}\" x=\"{0}\" dx=\"{4}\" y=\"{5}\">{6}</text>\n",
            percent(scale, mark.day), y, top + height, left ? "left" : "right", left ? -5 : 5,
            y + 11, html_text(shortened(mark.label, static_cast<std::size_t>(room), "…")));
        y += mark_line;
    }
    return out;
}

std::string key(const std::string& drawing, const std::string& name) {
    return fmt::format("<span><svg class=\"key long\" aria-hidden=\"true\">{}</svg>{}</span>",
                       drawing, html_text(name));
}

std::string legend(const Chart& chart) {
    std::string out = "<p class=\"legend\">";
    for (std::size_t i = 0; i < chart.curves.size(); ++i) {
        out += key(fmt::format("<line class=\"{}\" x1=\"1\" x2=\"29\" y1=\"8\" y2=\"8\"/>",
                               curve_class(chart.curves[i], i)),
                   chart.curves[i].name);
    }
    for (std::size_t i = 0; i < chart.bands.size(); ++i) {
        out += key(fmt::format("<rect class=\"{}\" y=\"1\" width=\"30\" height=\"13\"/>",
                               band_class(chart.bands[i], i)),
                   chart.bands[i].name);
    }
    return out + "</p>\n";
}

}  // namespace

std::string svg(const Chart& chart, Day today) {
    const auto scale = days_of(chart);
    if (!scale) return {};
    const std::vector<Minutes> ticks = hour_ticks(most_of(chart));
    const Plot plot{*scale, ticks.back()};
    const std::int64_t top = 6 + mark_line * static_cast<std::int64_t>(chart.marks.size());
    std::string out = svg_begin(chart.caption, top + height + 20, " class=\"chart\"");
    out += hour_lines(ticks, plot, top, today);
    out += day_lines(day_ticks(*scale, narrow_cells, today), *scale, top, top + height + 4,
                     top + height + 17);
    out += fmt::format(
        "<svg class=\"plot\" y=\"{}\" width=\"100%\" height=\"{}\" viewBox=\"0 0 {} {}\" "
        "preserveAspectRatio=\"none\">\n",
        top, height, across, height);
    for (std::size_t i = 0; i < chart.bands.size(); ++i) out += plot.band(chart.bands[i], i);
    for (std::size_t i = chart.curves.size(); i-- > 0;) out += plot.curve(chart.curves[i], i);
    return out + "</svg>\n" + mark_lines(chart, *scale, top) + "</svg>\n" + legend(chart);
}

}  // namespace osmlm::render
