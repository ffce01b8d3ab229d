#pragma once

namespace osmlm::bench {

/// Prints what a forecast of 1,000 samples costs, of curricula of up to 100 resources.
void measure_forecasts();

}  // namespace osmlm::bench
