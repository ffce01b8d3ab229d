#pragma once

#include "osmlm/report/comparison.hpp"
#include "osmlm/report/report.hpp"

namespace osmlm {

/// Both plans side by side, what moves, and why.
void add_comparison(const Comparison& comparison, Report& report);

/// Its fields of `osmlm.plan/1`; all null when there is nothing to compare with.
Object comparison_data(const Comparison* comparison);

}  // namespace osmlm
