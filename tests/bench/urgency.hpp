#pragma once

namespace osmlm::bench {

/// Prints what deadlines by urgency take on generated curricula that fit, and remedies on ones that
/// do not, beside the plan itself.
void measure_urgency();

}  // namespace osmlm::bench
