#pragma once

#include <string>

namespace osmlm::bench {

/// Prints how plans feel: those of the examples in `root`, and of generated curricula.
void measure_feel(const std::string& root);

}  // namespace osmlm::bench
