#pragma once

#include <functional>

namespace osmlm {

/// Told how far a long computation is: so much of so much, never less than before. It may end
/// before all is done, and may be empty.
using HowFar = std::function<void(int done, int of)>;

}  // namespace osmlm
