#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// How long a timer may run before `stop` asks what it should count.
inline constexpr Minutes longest_timer = 13 * 60;

/// Minutes from one time of the clock to the next time that it shows another.
constexpr Minutes clock_distance(int from, int to) { return (to - from + 1440) % 1440; }

/// When a timer began, and how long it has run.
struct TimerReading {
    int start = 0;        ///< minutes after midnight
    Minutes elapsed = 0;  ///< to the nearest minute
};

/// Reads a timer at `now`: how long it has run is a matter of instants, whatever the clocks show
/// here and there. `written` is what the clock showed when it was started, in minutes after
/// midnight, for a timer that does not say itself when it began.
TimerReading read_timer(const Timer& timer, int written, Instant now);

/// Which of the running timers a command means: the oldest of the resource if one is named, of this
/// machine's if it has one; else the
/// only one of this machine; else the only one. The complaint says which there are.
Expected<std::size_t> choose_timer(const std::vector<Timer>& timers,
                                   const std::optional<std::string>& resource,
                                   std::string_view machine);

}  // namespace osmlm
