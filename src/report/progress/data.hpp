#pragma once

#include "osmlm/report/report.hpp"
#include "report/progress/facts.hpp"

namespace osmlm {

/// The fields of `osmlm progress --json`.
Object progress_data(const Inputs& inputs, const ProgressFacts& facts, const DayRange& range);

/// One row a resource, then those that the curriculum does not know.
Table progress_records(const Curriculum& curriculum, const ProgressFacts& facts);

}  // namespace osmlm
