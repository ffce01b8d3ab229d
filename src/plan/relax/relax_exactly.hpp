#pragma once

#include <optional>

#include "plan/relax/relax.hpp"

namespace osmlm {

/// The relaxation of `relax_weekly` with all weekly limits and all days at once, as a linear
/// program: each work and each open work has a column for each of its days, each work, each day
/// and each limited week of a goal a row. Open work begins no sooner than what it waits for can be
/// finished alone. The later work is that other work waits for, the more it costs. Nothing where
/// the program has no solution, or none in whole numbers, is too large or uses up the effort.
std::optional<Allotment> relax_exactly(const Problem& problem, const Node& node, long& effort);

}  // namespace osmlm
