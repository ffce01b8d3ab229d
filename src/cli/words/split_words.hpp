#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"

namespace osmlm {

/// The words of a line, as a shell would part them: blanks between, quotes around, a backslash
/// before one character, and a comment from # on.
Expected<std::vector<std::string>> split_words(std::string_view line);

}  // namespace osmlm
