#include "osmlm/logbook/pace.hpp"

#include <algorithm>
#include <cmath>

namespace osmlm {

std::optional<double> minutes_per_page(const Curriculum& curriculum, const State& state,
                                       std::size_t resource) {
    Minutes sum = 0, sum_then = 0;
    std::int64_t page = 0;
    for (const Session& session : state.sessions) {
        if (session.resource != resource) continue;
        sum += session.min();
        if (session.page().value_or(0) < 1) continue;
        page = *session.page();
        sum_then = sum;
    }
    if (page > 0) return static_cast<double>(sum_then) / static_cast<double>(page);
    const auto& effort = curriculum.resources[resource].effort;
    return effort ? effort->per_page : std::nullopt;
}

Minutes pages_to_minutes(std::int64_t pages, double minutes_per_page) {
    const double exact = static_cast<double>(pages) * minutes_per_page;
    return static_cast<Minutes>(
        std::floor(std::clamp(exact, 0.0, static_cast<double>(longest_duration)) + 0.5));
}

}  // namespace osmlm
