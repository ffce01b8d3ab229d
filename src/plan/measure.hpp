#pragma once

#include <optional>

#include "osmlm/plan/plan.hpp"
#include "plan/problem.hpp"

/// Figures that are found by deciding the problem again under other conditions.
namespace osmlm {

/// Hundredths: the least share of every day's hours with which it still fits. The problem fits.
int least_load(const Problem& problem);

/// The least minutes today with which it still fits, minima as they stand. The problem fits.
Minutes must_today(const Problem& problem);

/// The most days with hours, from `begin` on and each count before it too, that can be lost.
/// Nothing when no work with a deadline is left. The problem fits.
std::optional<int> buffer_days(const Problem& problem);

/// The shift of all deadlines that is proved needed and that was found enough; at most ten years.
LateDays late_days(const Problem& problem);

}  // namespace osmlm
