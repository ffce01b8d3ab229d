#pragma once

#include <optional>

#include "osmlm/model/promise.hpp"
#include "plan/choose/chosen.hpp"

/// A plan that was made earlier, gone on with.
namespace osmlm {

/// The first Monday before today since which what was logged until yesterday is just what was
/// promised; nothing when the latest promise was not kept so far.
std::optional<Day> kept_since(const Problem& problem, const State& state,
                              const PromisedDays& promised);

/// The state without what was logged from that day on.
State state_before(State state, Day day);

/// What is left of a plan that was made for `then`, the problem of an earlier day; nothing where
/// that is no plan of all that is left to do.
std::optional<Chosen> carried_on(const Problem& then, const Chosen& plan, const Problem& problem,
                                 const State& state);

}  // namespace osmlm
