#pragma once

#include <map>
#include <optional>
#include <vector>

#include "cli/desk.hpp"
#include "osmlm/model/draft.hpp"
#include "osmlm/model/promise.hpp"

namespace osmlm {

/// What the week of the study day promises by its Monday's plan; nothing when there is none.
std::optional<Promise> promise_now(const Desk& desk);

/// The same as a record.
std::optional<Draft> promise_draft(const Desk& desk);

/// The live promises of that week, as they were written: the first holds.
std::vector<const Record*> promises_of(const State& state, Day monday);

/// What this week's promise holds for each day, and where there is none yet, last week's.
std::map<Day, MinutesByResource> promised_days(const State& state, Day today);

/// Whether the week of the study day has no live promise yet, and there is a curriculum to plan by.
bool wants_promise(const Desk& desk);

}  // namespace osmlm
