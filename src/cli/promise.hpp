#pragma once

#include <optional>
#include <vector>

#include "cli/desk.hpp"
#include "osmlm/store/draft.hpp"

namespace osmlm {

/// The promise of the week of the study day, as a record; nothing when there is no plan.
std::optional<Draft> promise_draft(const Desk& desk);

/// The live promises of that week, by their index among the records.
std::vector<std::size_t> promises_of(const Inputs& inputs, Day monday);

/// Appends the promise of the week of the study day, unless the log has a live one: the plan as it
/// stood on Monday. A plan, a disk or a memory that fails costs the promise and nothing else.
void keep_promise(const Desk& desk, RecordIds ids) noexcept;

}  // namespace osmlm
