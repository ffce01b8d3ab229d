#pragma once

#include "cli/words/request.hpp"
#include "cli/world/clock.hpp"
#include "osmlm/cli/world.hpp"

namespace osmlm {

/// The instant at hand: `$OSMLM_NOW`, or that of the world.
Expected<Instant, Failure> instant_now(const World& world);

/// An instant on the clocks that count: in the curriculum's zone, else in the machine's. Null:
/// there is no curriculum.
Expected<LocalTime, Failure> local_of(Instant instant, const World& world, const Inputs* inputs);

/// The study day: --today, else that of the instant at hand.
Expected<Today, Failure> today_of(const Globals& globals, const World& world, const Inputs* inputs);

}  // namespace osmlm
