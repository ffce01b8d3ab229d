#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"

namespace osmlm {

/// Of a word that several names begin with.
Complaint ambiguous(std::string_view word, std::vector<std::string> names, std::string_view kinds);

}  // namespace osmlm
