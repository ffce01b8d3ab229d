#include <algorithm>
#include <array>

#include "render/cell.hpp"
#include "render/picture/draw.hpp"
#include "render/picture/draw_parts.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

constexpr std::int64_t narrowest = 12;

const char* curve_sign(std::size_t index) {
    static constexpr std::array<const char*, 4> signs = {"●", "×", "+", "◆"};
    return signs[index % signs.size()];
}

const char* band_sign(std::size_t index) {
    static constexpr std::array<const char*, 3> signs = {"░", "▒", "▓"};
    return signs[index % signs.size()];
}

/// A chart on its way to the canvas: the plot's place on it, and what its axes stand for.
struct Plot {
    Canvas& canvas;
    DayScale scale;
    Minutes top;               ///< the value of row `first`
    std::int64_t left, width;  ///< columns
    std::int64_t first, last;  ///< rows

    [[nodiscard]] std::int64_t row_of(Minutes minutes) const {
        return last - (2 * minutes * (last - first) + top) / (2 * top);
    }
    /// What a column shows of a curve: its value on the last of the column's days that it has.
    [[nodiscard]] std::optional<std::int64_t> row_in(const Chart::Curve& curve,
                                                     std::int64_t column) const {
        if (curve.points.empty()) return std::nullopt;
        const Day begin = scale.from + days{column * scale.count() / width};
        const Day end =
            std::max(begin, scale.from + days{(column + 1) * scale.count() / width - 1});
        if (end < curve.points.front().first || begin > curve.points.back().first)
            return std::nullopt;
        const auto value = value_on(curve, std::min(end, curve.points.back().first));
        return value ? std::optional(row_of(*value)) : std::nullopt;
    }

    void axes(const std::vector<Minutes>& ticks, Day today) {
        for (std::int64_t row = first; row < last; ++row)
            canvas.put(left - 1, row, "│", Tone::quiet);
        for (std::int64_t at = 0; at < width; ++at)
            canvas.put(left + at, last + 1, "─", Tone::quiet);
        canvas.put(left - 1, last, "│", Tone::quiet);
        canvas.put(left - 1, last + 1, "└", Tone::quiet);
        for (const Minutes tick : ticks) {
            const std::string label = spoken(Cell(Duration{tick}), today);
            canvas.write(left - 2 - static_cast<std::int64_t>(cells(label)), row_of(tick), label,
                         Tone::quiet);
            canvas.put(left - 1, row_of(tick), "┤", Tone::quiet);
        }
        const auto days_named = day_ticks(scale, width, today);
        for (const DayTick& tick : days_named)
            canvas.put(left + scale.place(tick.day, width), last + 1, "┬", Tone::quiet);
        write_days(canvas, left, last + 2, days_named, scale, width);
    }

    void band(const Chart::Band& band, std::size_t index) {
        for (std::int64_t at = 0; at < width; ++at) {
            const auto low = row_in(band.low, at);
            const auto high = row_in(band.high, at);
            if (!low || !high) continue;
            for (std::int64_t row = std::min(*low, *high); row <= std::max(*low, *high); ++row)
                canvas.put(left + at, row, band_sign(index), band.low.tone);
        }
    }

    /// One sign a column, and more where it rises steeply.
    void curve(const Chart::Curve& curve, std::size_t index) {
        std::optional<std::int64_t> before;
        for (std::int64_t at = 0; at < width; ++at) {
            const auto row = row_in(curve, at);
            if (!row) continue;
            const std::int64_t step = before && *before > *row ? 1 : -1;
            const std::int64_t from = before && *before != *row ? *before - step : *row;
            for (std::int64_t y = *row; y != from + step; y += step)
                canvas.put(left + at, y, curve_sign(index), curve.tone);
            before = row;
        }
    }

    /// An upright line with its words beside its top, each mark in a row of its own.
    void mark(const Chart::Mark& mark, std::int64_t row) {
        const std::int64_t at = scale.place(mark.day, width);
        const auto wide = static_cast<std::int64_t>(cells(mark.label));
        for (std::int64_t y = row; y <= last; ++y)
            if (y < first || canvas.is_blank(left + at, y))
                canvas.put(left + at, y, "│", Tone::quiet);
        const bool right = at + 1 + wide < width;
        canvas.write(std::max<std::int64_t>(0, right ? left + at + 2 : left + at - 1 - wide), row,
                     mark.label, Tone::quiet);
    }
};

std::vector<Meaning> meanings(const Chart& chart) {
    std::vector<Meaning> all;
    for (std::size_t i = 0; i < chart.curves.size(); ++i)
        all.push_back({curve_sign(i), chart.curves[i].tone, chart.curves[i].name});
    for (std::size_t i = 0; i < chart.bands.size(); ++i)
        all.push_back({band_sign(i), chart.bands[i].low.tone, chart.bands[i].name});
    return all;
}

}  // namespace

std::string drawn(const Chart& chart, Day today, const Style& style) {
    const auto scale = days_of(chart);
    if (!scale) return title_line(chart.caption, style);
    const std::vector<Minutes> ticks = hour_ticks(most_of(chart));
    std::int64_t left = 2;
    for (const Minutes tick : ticks)
        left = std::max(left,
                        2 + static_cast<std::int64_t>(cells(spoken(Cell(Duration{tick}), today))));
    const auto marks = static_cast<std::int64_t>(chart.marks.size());
    const auto steps = static_cast<std::int64_t>(ticks.size()) - 1;
    const std::int64_t width = std::max(narrowest, static_cast<std::int64_t>(style.width) - left);
    const std::int64_t last = marks + steps * (steps < 5 ? 4 : 3);
    Canvas canvas(left + width, last + 3);
    Plot plot{canvas, *scale, ticks.back(), left, width, marks, last};
    plot.axes(ticks, today);
    for (std::size_t i = 0; i < chart.bands.size(); ++i) plot.band(chart.bands[i], i);
    for (std::size_t i = chart.curves.size(); i-- > 0;) plot.curve(chart.curves[i], i);
    std::int64_t row = 0;
    for (Chart::Mark mark : chart.marks) {
        mark.label = shown(mark.label, style);
        plot.mark(mark, row++);
    }
    return title_line(chart.caption, style) + canvas.lines(style) +
           legend(meanings(chart), left, style);
}

}  // namespace osmlm::render
