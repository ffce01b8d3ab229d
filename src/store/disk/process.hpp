#pragma once

#include <optional>
#include <string>
#include <vector>

namespace osmlm {

/// What a program prints on its standard output when it ends with 0; nothing when it does not, or
/// is not there. The first word names it; no shell reads the words, and its errors are not shown.
std::optional<std::string> output_of(const std::vector<std::string>& words);

}  // namespace osmlm
