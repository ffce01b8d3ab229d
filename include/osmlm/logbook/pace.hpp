#pragma once

#include <cstddef>
#include <optional>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// Minutes that a page of the resource takes: what was logged up to the latest session that told
/// the page reached, by that page; before there is one, what the effort says. Nothing: unknown.
/// O(sessions).
std::optional<double> minutes_per_page(const Curriculum& curriculum, const State& state,
                                       std::size_t resource);

/// That many pages at that pace, to the nearest minute, halves up.
Minutes pages_to_minutes(std::int64_t pages, double minutes_per_page);

}  // namespace osmlm
