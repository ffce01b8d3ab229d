#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace osmlm {

/// A hash of ids that looks at their length, their first and their last eight bytes, where ids of
/// records and resources differ. Finds `std::string` keys by `std::string_view`, too.
struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const {
        std::uint64_t first = 0, last = 0;
        if (text.size() >= 8) {
            std::memcpy(&first, text.data(), 8);
            std::memcpy(&last, text.data() + text.size() - 8, 8);
        } else {
            for (const char c : text) first = first << 8U | static_cast<unsigned char>(c);
        }
        const std::uint64_t mixed = (first * 31 + last + text.size()) * 0x9e3779b97f4a7c15U;
        return mixed ^ mixed >> 32U;
    }
};

}  // namespace osmlm
