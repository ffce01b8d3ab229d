#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "osmlm/base/finding.hpp"

namespace osmlm {

/// A finding and the byte of the text that it points at.
struct PlacedFinding {
    std::size_t offset = 0;
    Finding finding;
};

/// The findings in the order of the text, with line, column and source line. Lines that are too
/// long to be shown have no source. O(bytes + findings × log of findings).
std::vector<Finding> in_file_order(std::vector<PlacedFinding> placed, std::string_view text);

}  // namespace osmlm
