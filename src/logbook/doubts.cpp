#include "osmlm/logbook/doubts.hpp"

#include <algorithm>

#include "osmlm/base/clock.hpp"
#include "osmlm/base/spoken_day.hpp"

namespace osmlm {
namespace {

constexpr Minutes day_minutes = 24 * 60;
constexpr Minutes rounding = 1;

/// Minutes from a fixed midnight to the begin of the session; what begins before `day_starts` lies
/// on the morning after its study day.
Minutes begin_of(const Candidate& session, int day_starts) {
    const int late = *session.start < day_starts ? 1 : 0;
    return (session.date.time_since_epoch().count() + late) * day_minutes + *session.start;
}

bool overlap(const Candidate& a, const Candidate& b, int day_starts) {
    if (!a.start || !b.start) return false;
    const Minutes a_begin = begin_of(a, day_starts), b_begin = begin_of(b, day_starts);
    return std::min(a_begin + a.min, b_begin + b.min) - std::max(a_begin, b_begin) > rounding;
}

std::string range_text(const Candidate& session) {
    return clock_text(*session.start) + "-" +
           clock_text(*session.start + static_cast<int>(session.min % day_minutes));
}

/// The sessions of the days around it, those of the same command among them.
std::vector<Candidate> neighbours(const Candidate& candidate, const State& state,
                                  const std::vector<Candidate>& also, std::string_view without) {
    std::vector<Candidate> near;
    const auto [begin, end] = state.between(candidate.date - days{1}, candidate.date + days{1});
    for (std::size_t i = begin; i < end; ++i) {
        const Session& session = state.sessions[i];
        if (session.id() != without)
            near.push_back({session.date(), session.min(), session.start()});
    }
    near.insert(near.end(), also.begin(), also.end());
    return near;
}

}  // namespace

std::vector<std::string> doubts_about(const Candidate& candidate, const State& state,
                                      const std::vector<Candidate>& also, int day_starts, Day today,
                                      std::string_view instead_of) {
    std::vector<std::string> doubts;
    if (candidate.min > longest_session) {
        doubts.push_back(duration_text(candidate.min) + " is long for one session");
    }
    if (candidate.date > today)
        doubts.push_back(spoken_day(candidate.date, today) + " is still to come");
    Minutes sum = candidate.min;
    for (const Candidate& other : neighbours(candidate, state, also, instead_of)) {
        if (other.date == candidate.date) sum += other.min;
        if (!overlap(candidate, other, day_starts)) continue;
        doubts.push_back(range_text(candidate) + " overlaps a session that is logged for " +
                         range_text(other) + " of " + spoken_day(other.date, today));
    }
    if (sum > day_minutes && candidate.min <= day_minutes) {
        doubts.push_back("that makes " + duration_text(sum) + " on " +
                         spoken_day(candidate.date, today));
    }
    return doubts;
}

}  // namespace osmlm
