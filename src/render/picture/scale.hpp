#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "osmlm/report/report.hpp"

/// Where things lie in a picture and what its axes say, whoever draws it.
namespace osmlm::render {

/// Days beside each other, each with an equal share of the width.
struct DayScale {
    Day from, until;  ///< both inclusive; `until` is not before `from`

    [[nodiscard]] std::int64_t count() const { return (until - from).count() + 1; }
    /// Where the share of the day begins, rounded down.
    [[nodiscard]] std::int64_t place(Day day, std::int64_t width) const {
        return (day - from).count() * width / count();
    }
};

/// All days with a point or a mark; none when there are none.
std::optional<DayScale> days_of(const Chart& chart);
/// Whole weeks, Monday to Sunday.
DayScale days_of(const HeatMap& map);
/// All bars and deadlines; none when there are no rows.
std::optional<DayScale> days_of(const Timeline& timeline);

struct DayTick {
    Day day;
    std::string label;
};

/// The days to be named below or above a picture so many cells wide: every day, every Monday or
/// second Monday, or the first days of every month, second, third, sixth … month: the first of
/// these of which at most one name, written from its place on, has no room.
std::vector<DayTick> day_ticks(const DayScale& scale, std::int64_t width, Day today);

/// From 0 in equal steps of round hours (three to five of them) to `most` or just above.
std::vector<Minutes> hour_ticks(Minutes most);

/// The most that the chart shows, at least a minute.
Minutes most_of(const Chart& chart);

/// The curve on a day, to the minute; none before its first point and after its last.
std::optional<Minutes> value_on(const Chart::Curve& curve, Day day);

inline constexpr int shades = 5;

/// How many minutes each shade of the map but the first spans: quarters of hours, so that four
/// such steps hold the longest day.
Minutes shade_step(const HeatMap& map);

/// 0: nothing; 1 to 4: the more, the higher.
int shade_of(Minutes minutes, Minutes step);

}  // namespace osmlm::render
