#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "osmlm/base/how_far.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// How pressing a deadline is. Its *work* is the required work whose deadline it is; its *days* are
/// the weekdays that some of this work may use.
struct Urgency {
    enum class State { done, safe, tight, late };

    /// Whose deadline it is: a resource's own, where it is earlier than that of its goal and the
    /// end; else its goal's, which is the end where that is earlier or the goal has none; neither:
    /// the end, for work without a goal.
    std::optional<std::size_t> resource, goal;
    Day deadline;
    Weekdays days;
    Minutes left = 0;  ///< of required work due by then that can use these days only
    Minutes have = 0;  ///< free minutes of these days until then
    /// The most effort that could be added on these days until then and still fit; when it does not
    /// fit, minus what misses of the largest conflict that its work stands in, else what `left`
    /// exceeds `have` by, as a negative. None when its work is done.
    std::optional<Minutes> slack;
    /// The most days with hours, counted back from the deadline on its days, within the slack.
    std::optional<int> buffer_days;
    State state = State::done;
    Minutes required_pace = 0;  ///< minutes a week that `left` asks for, in one week at least
    std::optional<Minutes> actual_pace;  ///< of the same work in the last four weeks; none before
                                         ///< there was a whole one
};

/// All deadlines of required work, by slack, the most urgent first; those that are done come last.
/// `plan` is that of the same curriculum and state. O(deadlines × resources) and at
/// most 80 decisions, mostly one for each set of weekdays.
std::vector<Urgency> urgencies(const Curriculum& curriculum, const State& state, const Plan& plan,
                               const HowFar& how_far = {});

}  // namespace osmlm
