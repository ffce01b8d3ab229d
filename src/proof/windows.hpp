#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "proof/facts.hpp"

namespace osmlm::proof {

/// Between which days required work must lie when the assumptions hold. For what is not required
/// only `begin` means something.
struct Windows {
    std::vector<char> required;
    std::vector<int> begin, end;  ///< both inclusive; empty when `begin` > `end`
};

/// O(resources + arcs × assumptions about what is waited for).
Windows windows_under(const Facts& facts, std::span<const Assumption> assumptions);

/// The resources that must be finished before this one starts, when the assumptions hold.
std::vector<std::size_t> plain_members(const Facts& facts, std::span<const Assumption> assumptions,
                                       std::size_t resource);

}  // namespace osmlm::proof
