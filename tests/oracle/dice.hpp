#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace osmlm::oracle {

/// Random numbers that are the same on every platform: splitmix64 (Steele, Lea and Flood 2014).
class Dice {
public:
    Dice(std::string_view family, std::uint64_t seed) : state_(0xcbf29ce484222325ULL) {
        for (const char letter : family) {
            state_ = (state_ ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
        }
        state_ ^= seed * 0x9e3779b97f4a7c15ULL;
    }

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    /// A whole number from `low` to `high`, both included; `low` when there is none.
    int between(int low, int high) {
        if (high <= low) return low;
        const auto choices = static_cast<std::uint64_t>(high - low) + 1;
        return low + static_cast<int>(next() % choices);
    }

    bool chance(int percent) { return between(1, 100) <= percent; }

    template <class Value>
    const Value& one_of(const std::vector<Value>& values) {
        return values[static_cast<std::size_t>(between(0, static_cast<int>(values.size()) - 1))];
    }

private:
    std::uint64_t state_;
};

}  // namespace osmlm::oracle
