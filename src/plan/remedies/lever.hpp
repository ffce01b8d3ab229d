#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "osmlm/plan/remedy.hpp"

namespace osmlm {

/// Something that can be changed by more or less.
struct Lever {
    int most = 1;   ///< the greatest size; beyond it nothing changes, or the limit forbids it
    int guess = 1;  ///< a size below which the conflicts themselves show that it is too little
    std::function<Remedy(int size)> at;
    std::vector<bool> relieves;  ///< of each conflict, whether it may go away by this alone
};

/// Levers that are alternatives of each other, the least disturbing first, and how many of the
/// remedies made of them are worth telling.
struct LeverGroup {
    std::vector<Lever> levers;
    std::size_t keep = 1;
    bool otherwise = false;  ///< only where the group before it gave nothing
};

/// A part in hundredths of a percent of the whole.
constexpr int share_of(Minutes part, Minutes whole) {
    return static_cast<int>(10'000 * part / std::max<Minutes>(1, whole));
}

}  // namespace osmlm
