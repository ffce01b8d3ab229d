#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/model/state.hpp"

namespace osmlm {

/// The longest session that is taken without a question.
inline constexpr Minutes longest_session = 16 * 60;

/// A session that is about to be written.
struct Candidate {
    Day date;
    Minutes min = 0;
    std::optional<int> start;  ///< minutes after midnight
};

/// What makes one doubt a session, each as a clause such as "18h is long for one session": longer
/// than 16 h, a day that is still to come, more than 24 h on its study day, or a stretch of the
/// clock that another session has. `also` are the sessions of the same command; the session with
/// the id `instead_of` does not count. Touching, and an overlap of a minute (clocks are rounded),
/// is none. O(log sessions + those of three days).
std::vector<std::string> doubts_about(const Candidate& candidate, const State& state,
                                      const std::vector<Candidate>& also, int day_starts, Day today,
                                      std::string_view instead_of = {});

}  // namespace osmlm
