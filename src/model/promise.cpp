#include "osmlm/model/promise.hpp"

#include <algorithm>

namespace osmlm {

bool counts_on(const Promise& promise, const Session& session) {
    return session.date() < promise.week &&
           (promise.record == nullptr || written_before(*session.record, *promise.record));
}

Day last_study_day(const Curriculum& curriculum, const State& state, const Promise& promise) {
    Day last = curriculum.end.value_or(Day::max());
    if (!state.sessions.empty()) last = std::max(last, state.sessions.back().date());
    if (!promise.days.empty()) last = std::max(last, promise.days.rbegin()->first);
    return last;
}

bool went_as_promised(const ResourceIndex& index, const State& state, const PromisedDays& promised,
                      Day day) {
    std::map<std::size_t, Minutes> missing;
    if (const auto there = promised.find(day); there != promised.end())
        for (const auto& [id, minutes] : there->second) {
            const auto resource = index.find(id);
            if (!resource) return false;
            missing[*resource] += minutes;
        }
    const auto [begin, end] = state.between(day, day);
    for (std::size_t i = begin; i < end; ++i) {
        if (!state.sessions[i].resource) return false;
        missing[*state.sessions[i].resource] -= state.sessions[i].min();
    }
    return std::ranges::all_of(missing, [](const auto& one) { return one.second == 0; });
}

}  // namespace osmlm
