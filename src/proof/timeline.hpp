#pragma once

#include <vector>

#include "osmlm/model/curriculum.hpp"

namespace osmlm::proof {

/// A day index after every day; its negative lies before every day.
inline constexpr int never = 1 << 29;

/// The calendar from the Monday of the week in which the plan begins; days are indices into it,
/// and index / 7 is the week. An index may lie outside: such a day has no hours.
struct Timeline {
    Day origin;
    int begin = 0;                       ///< the later of today and the curriculum's start
    int today = 0;                       ///< negative when it lies before the origin
    std::vector<const DayHours*> hours;  ///< what the calendar gives each day
    std::vector<Minutes> usual;          ///< the same by `week` and `changes` alone
    std::vector<Minutes> free;           ///< still to use: 0 before the beginning

    [[nodiscard]] int size() const { return static_cast<int>(hours.size()); }
    [[nodiscard]] bool holds(int day) const { return day >= 0 && day < size(); }
    [[nodiscard]] int index(Day day) const { return static_cast<int>((day - origin).count()); }
    [[nodiscard]] Day day(int index) const { return origin + days{index}; }
    [[nodiscard]] Minutes hours_of(int day) const;
    [[nodiscard]] Minutes free_of(int day) const;
};

/// The week that holds the day, of days before the origin too.
constexpr int week_of(int day) { return day >= 0 ? day / 7 : (day - 6) / 7; }

/// The calendar up to the week of `last`. O(days × entries of the schedule that cover them).
Timeline make_timeline(const Curriculum& curriculum, Day today, Day last, Minutes logged_today);

}  // namespace osmlm::proof
