#pragma once

#include "osmlm/render/render.hpp"

/// Pictures made by hand.
namespace osmlm::pictures {

inline Day day(std::string_view text) { return *parse_day(text); }

/// Six hours at most, nothing on Sundays, from a Wednesday on.
inline HeatMap hours(int days_shown) {
    HeatMap map{{"Hours", "Hours of each day, at most 6h."}, day("2026-01-07"), {}};
    for (int i = 0; i < days_shown; ++i) map.minutes.push_back((i + 2) % 7 == 6 ? 0 : i * 37 % 361);
    return map;
}

/// Thirty weeks with 10 h each against 12 h, what may follow, and two marks.
inline Chart burn_up() {
    const Day begin = day("2026-01-05"), now = begin + days{210}, end = begin + days{300};
    return {{"Hours done", "300h of 360h."},
            {{"done", Tone::plain, {{begin, 0}, {begin + days{100}, 8000}, {now, 18000}}},
             {"promised", Tone::quiet, {{begin, 0}, {now, 21600}}}},
            {{"what may follow",
              {"", Tone::quiet, {{now, 18000}, {end, 22000}}},
              {"", Tone::quiet, {{now, 18000}, {end, 29000}}}}},
            {{now, "today"}, {end, "deadline"}}};
}

inline Timeline works() {
    const Day begin = day("2026-01-05");
    return {
        {"Works", "Three works."},
        {{"Linear algebra", Tone::plain, begin, begin + days{60}, begin + days{90}},
         {"数学分析与高等代数", Tone::bad, begin + days{30}, begin + days{120}, begin + days{110}},
         {"A novel that nobody hurries", Tone::quiet, begin + days{10}, begin + days{200}, {}}}};
}

}  // namespace osmlm::pictures
