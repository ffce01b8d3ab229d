#pragma once

#include <string_view>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// What there is to say of the log beyond this one file: entries that are on this disk only, and
/// copies of the log beside it in which hours may hide. `log` is its text.
std::vector<Finding> findings_elsewhere(const Inputs& inputs, std::string_view log, Day today);

}  // namespace osmlm
