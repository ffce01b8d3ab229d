#pragma once

#include <optional>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// The days by which a pace is taken, both inclusive.
struct RecentDays {
    Day from, until;
    [[nodiscard]] bool holds(Day day) const { return from <= day && day <= until; }
    /// Minutes of these days as minutes a week, rounded.
    [[nodiscard]] Minutes a_week(Minutes minutes) const;
};

/// The four weeks up to that day, or what there was of them since the beginning: the start, or the
/// first session where that is earlier. Nothing when that is less than a week.
std::optional<RecentDays> recent_days(const Curriculum& curriculum, const State& state, Day until);

}  // namespace osmlm
