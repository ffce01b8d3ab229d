#include "osmlm/logbook/pace.hpp"

#include <algorithm>
#include <cmath>

namespace osmlm {

PagePace::PagePace(const Curriculum& curriculum, const State& state, std::size_t resource) {
    const auto& effort = curriculum.resources[resource].effort;
    if (effort) {
        total_ = effort->pages;
        pace_ = effort->per_page;
    }
    const Record* const left = state.progress[resource].told;
    const auto is_before = [left](const Session& session) {
        return left == nullptr || !left->pages().has() || written_before(*session.record, *left);
    };
    for (const bool before : {true, false}) {
        for (const Session& session : state.sessions)
            if (session.resource == resource && is_before(session) == before)
                count(session.min(), session.page());
        if (before && left != nullptr && left->pages().has()) tell_left(*left->pages());
    }
}

void PagePace::count(Minutes min, std::optional<std::int64_t> page) {
    sum_ += min;
    if (page.value_or(0) <= from_) return;
    pace_ = static_cast<double>(sum_) / static_cast<double>(*page - from_);
}

void PagePace::tell_left(std::int64_t pages) {
    if (!total_) return;
    from_ = std::max<std::int64_t>(0, *total_ - pages);
    sum_ = 0;
}

Minutes pages_to_minutes(std::int64_t pages, double minutes_per_page) {
    const double exact = static_cast<double>(pages) * minutes_per_page;
    return static_cast<Minutes>(
        std::floor(std::clamp(exact, 0.0, static_cast<double>(longest_duration)) + 0.5));
}

}  // namespace osmlm
