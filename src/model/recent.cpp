#include "osmlm/model/recent.hpp"

#include <algorithm>

namespace osmlm {

Minutes RecentDays::a_week(Minutes minutes) const {
    const Minutes length = (until - from).count() + 1;
    return (2 * 7 * minutes + length) / (2 * length);
}

std::optional<RecentDays> recent_days(const Curriculum& curriculum, const State& state, Day until) {
    constexpr days week{7};
    std::optional<Day> begin = curriculum.start;
    if (!state.sessions.empty()) {
        const Day first = state.sessions.front().date();
        begin = std::min(begin.value_or(first), first);
    }
    if (!begin) return std::nullopt;
    const RecentDays recent{std::max(*begin, until - 4 * week + days{1}), until};
    return recent.from + week <= until + days{1} ? std::optional(recent) : std::nullopt;
}

}  // namespace osmlm
