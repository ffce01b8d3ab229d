#include "render/picture/figures.hpp"

#include <algorithm>
#include <set>

#include "render/picture/scale.hpp"

namespace osmlm::render {

namespace {

constexpr std::size_t most_rows = 60;

/// The curves of a chart under their names; a band is two.
std::vector<std::pair<std::string, const Chart::Curve*>> named_curves(const Chart& chart) {
    std::vector<std::pair<std::string, const Chart::Curve*>> named;
    for (const Chart::Curve& curve : chart.curves) named.emplace_back(curve.name, &curve);
    for (const Chart::Band& band : chart.bands) {
        named.emplace_back(band.name + ", from", &band.low);
        named.emplace_back(band.name + ", to", &band.high);
    }
    return named;
}

/// The last day of each week, and the days that are marked.
std::set<Day> by_week(const std::set<Day>& all, const Chart& chart) {
    std::set<Day> thinned;
    for (auto day = all.begin(); day != all.end(); ++day) {
        const auto next = std::next(day);
        if (next == all.end() || monday_of(*next) != monday_of(*day)) thinned.insert(*day);
    }
    for (const Chart::Mark& mark : chart.marks) thinned.insert(mark.day);
    return thinned;
}

std::set<Day> days_shown(const Chart& chart) {
    std::set<Day> all;
    for (const auto& [name, curve] : named_curves(chart))
        for (const auto& [day, minutes] : curve->points) all.insert(day);
    for (const Chart::Mark& mark : chart.marks) all.insert(mark.day);
    return all.size() > most_rows ? by_week(all, chart) : all;
}

std::string marks_on(const Chart& chart, Day day) {
    std::string text;
    for (const Chart::Mark& mark : chart.marks)
        if (mark.day == day) text += (text.empty() ? "" : ", ") + mark.label;
    return text;
}

}  // namespace

Table figures(const Chart& chart) {
    const auto curves = named_curves(chart);
    Table table{"figures", {{"day", "Day"}}, {}};
    for (const auto& [name, curve] : curves) table.columns.push_back({name, name, Align::right});
    if (!chart.marks.empty()) table.columns.push_back({"mark", "Mark"});
    for (const Day day : days_shown(chart)) {
        std::vector<Piece> row{{day}};
        for (const auto& [name, curve] : curves) {
            const auto value = value_on(*curve, day);
            row.push_back(value ? Piece{Duration{*value}} : Piece{});
        }
        if (!chart.marks.empty()) row.push_back({marks_on(chart, day)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table figures(const HeatMap& map) {
    static constexpr const char* weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    Table table{"figures", {{"week", "Week of"}}, {}};
    for (const char* weekday : weekdays) table.columns.push_back({weekday, weekday, Align::right});
    table.columns.push_back({"sum", "Sum", Align::right});
    const DayScale scale = days_of(map);
    const auto count = static_cast<std::int64_t>(map.minutes.size());
    for (Day monday = scale.from; monday <= scale.until; monday += days{7}) {
        std::vector<Piece> row{{monday}};
        Minutes sum = 0;
        for (std::int64_t at = (monday - map.from).count(), end = at + 7; at < end; ++at) {
            const bool inside = at >= 0 && at < count;
            const Minutes minutes = inside ? map.minutes[static_cast<std::size_t>(at)] : 0;
            row.push_back(minutes > 0 ? Piece{Duration{minutes}} : Piece{});
            sum += minutes;
        }
        row.push_back({Duration{sum}, Tone::strong});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table figures(const Timeline& timeline) {
    const bool deadlines = std::ranges::any_of(
        timeline.rows, [](const Timeline::Row& row) { return row.deadline.has_value(); });
    Table table{
        "figures",
        {{"label", "", Align::left, false, true}, {"from", "First day"}, {"until", "Last day"}},
        {}};
    if (deadlines) table.columns.push_back({"deadline", "Deadline"});
    for (const Timeline::Row& row : timeline.rows) {
        table.rows.push_back({{row.label, row.tone}, {row.from}, {row.until}});
        if (!deadlines) continue;
        const bool late = row.deadline && row.until > *row.deadline;
        table.rows.back().push_back(
            row.deadline ? Piece{*row.deadline, late ? Tone::bad : Tone::plain} : Piece{});
    }
    return table;
}

}  // namespace osmlm::render
