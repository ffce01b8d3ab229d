#pragma once

#include <optional>
#include <string>
#include <vector>

namespace osmlm {

/// The exact sum of decimal numbers such as "-12.50", with as many decimals as the one that has
/// most. Nothing when a number has more than nine decimals, or is a billion or more.
std::optional<std::string> sum_of_amounts(const std::vector<std::string>& amounts);

}  // namespace osmlm
