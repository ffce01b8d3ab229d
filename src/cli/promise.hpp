#pragma once

#include <optional>
#include <vector>

#include "cli/desk.hpp"
#include "osmlm/model/draft.hpp"

namespace osmlm {

/// The promise of the week of the study day, as a record; nothing when there is no plan.
std::optional<Draft> promise_draft(const Desk& desk);

/// The live promises of that week, by their index among the records.
std::vector<std::size_t> promises_of(const Inputs& inputs, Day monday);

/// Whether the week of the study day has no live promise yet, and there is a curriculum to plan by.
bool wants_promise(const Desk& desk);

}  // namespace osmlm
