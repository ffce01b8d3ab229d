#include "render/picture/scale.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/spoken_day.hpp"
#include "render/cell.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

void include(std::optional<DayScale>& scale, Day day) {
    if (!scale) scale = DayScale{day, day};
    scale->from = std::min(scale->from, day);
    scale->until = std::max(scale->until, day);
}

template <class Visit>
void each_curve(const Chart& chart, Visit visit) {
    for (const Chart::Curve& curve : chart.curves) visit(curve);
    for (const Chart::Band& band : chart.bands) {
        visit(band.low);
        visit(band.high);
    }
}

/// `Oct`, and with the year in January of another year.
std::string month_label(Day first, Day today) {
    const year_month_day date{first};
    const std::string name(month_name(first));
    if (unsigned{date.month()} != 1 || date.year() == year_month_day{today}.year()) return name;
    return fmt::format("{} {}", name, static_cast<int>(date.year()));
}

std::vector<DayTick> every_days(const DayScale& scale, int step, Day today) {
    std::vector<DayTick> ticks;
    Day day = step % 7 == 0 ? monday_of(scale.from + days{6}) : scale.from;
    for (; day <= scale.until; day += days{step}) ticks.push_back({day, spoken(Cell(day), today)});
    return ticks;
}

std::vector<DayTick> every_months(const DayScale& scale, int step, Day today) {
    std::vector<DayTick> ticks;
    const year_month_day first{scale.from};
    for (year_month month{first.year(), std::chrono::January};; month += months{step}) {
        const Day day{month / 1};
        if (day > scale.until) return ticks;
        if (day >= scale.from) ticks.push_back({day, month_label(day, today)});
    }
}

/// Without those whose names would touch one another or leave the picture.
std::vector<DayTick> without_collisions(std::vector<DayTick> ticks, const DayScale& scale,
                                        std::int64_t width) {
    std::int64_t free = 0;
    std::erase_if(ticks, [&](const DayTick& tick) {
        const std::int64_t at = scale.place(tick.day, width);
        const std::int64_t end = at + static_cast<std::int64_t>(cells(tick.label));
        if (at < free || end > width) return true;
        free = end + 1;
        return false;
    });
    return ticks;
}

/// The least of 5m, 10m, 20m, 30m and 1, 2, 5, 10, 20, 50 … hours of which five hold the most.
Minutes round_step(Minutes most) {
    for (const Minutes step : {5, 10, 20, 30})
        if (5 * step >= most) return step;
    for (Minutes hours = 60;; hours *= 10)
        for (const Minutes step : {hours, 2 * hours, 5 * hours})
            if (5 * step >= most) return step;
}

}  // namespace

std::optional<DayScale> days_of(const Chart& chart) {
    std::optional<DayScale> scale;
    each_curve(chart, [&](const Chart::Curve& curve) {
        for (const auto& [day, minutes] : curve.points) include(scale, day);
    });
    for (const Chart::Mark& mark : chart.marks) include(scale, mark.day);
    return scale;
}

DayScale days_of(const HeatMap& map) {
    const Day last = map.from + days{std::max<std::size_t>(1, map.minutes.size()) - 1};
    return {monday_of(map.from), monday_of(last) + days{6}};
}

std::optional<DayScale> days_of(const Timeline& timeline) {
    std::optional<DayScale> scale;
    for (const Timeline::Row& row : timeline.rows) {
        include(scale, row.from);
        include(scale, row.until);
        if (row.deadline) include(scale, *row.deadline);
    }
    return scale;
}

std::vector<DayTick> day_ticks(const DayScale& scale, std::int64_t width, Day today) {
    const auto fitting = [&](std::vector<DayTick> ticks) {
        return without_collisions(std::move(ticks), scale, width);
    };
    for (const int step : {1, 7, 14}) {
        if (scale.count() / step > width) continue;
        const auto ticks = every_days(scale, step, today);
        auto shown = fitting(ticks);
        if (!shown.empty() && shown.size() + 1 >= ticks.size()) return shown;
    }
    if (every_months(scale, 1, today).empty()) return fitting(every_days(scale, 7, today));
    for (int step = 1;; step += step < 3 ? 1 : step) {
        const auto ticks = every_months(scale, step, today);
        auto shown = fitting(ticks);
        if (ticks.size() < 2 || (!shown.empty() && shown.size() + 1 >= ticks.size())) return shown;
    }
}

std::vector<Minutes> hour_ticks(Minutes most) {
    const Minutes step = round_step(most);
    std::vector<Minutes> ticks{0};
    while (ticks.back() < most || ticks.size() < 4) ticks.push_back(ticks.back() + step);
    return ticks;
}

Minutes most_of(const Chart& chart) {
    Minutes most = 1;
    each_curve(chart, [&](const Chart::Curve& curve) {
        for (const auto& [day, minutes] : curve.points) most = std::max(most, minutes);
    });
    return most;
}

std::optional<Minutes> value_on(const Chart::Curve& curve, Day day) {
    const auto after = std::ranges::lower_bound(curve.points, day, {},
                                                [](const auto& point) { return point.first; });
    if (after == curve.points.end()) return std::nullopt;
    if (after->first == day) return after->second;
    if (after == curve.points.begin()) return std::nullopt;
    const auto before = std::prev(after);
    const Minutes rise = after->second - before->second;
    const auto whole = (after->first - before->first).count();
    return before->second + rise * (day - before->first).count() / whole;
}

Minutes shade_step(const HeatMap& map) {
    constexpr Minutes quarter = 15;
    const auto longest = std::ranges::max_element(map.minutes);
    const Minutes most = longest == map.minutes.end() ? 0 : *longest;
    return std::max(quarter, (most + 4 * quarter - 1) / (4 * quarter) * quarter);
}

int shade_of(Minutes minutes, Minutes step) {
    if (minutes <= 0) return 0;
    return static_cast<int>(std::min<Minutes>(shades - 1, (minutes - 1) / step + 1));
}

}  // namespace osmlm::render
