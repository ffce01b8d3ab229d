#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

namespace osmlm {

/// Asks for large pages for the first items of what was reserved: thousands of page faults would
/// take a quarter of the time that a log of 100,000 lines needs. Nothing depends on it.
template <class Items>
void use_large_pages(Items& items, std::size_t count) {
    constexpr std::uintptr_t large = std::uintptr_t{1} << 21;
    const auto begin = (reinterpret_cast<std::uintptr_t>(items.data()) + large - 1) / large * large;
    const auto end = reinterpret_cast<std::uintptr_t>(items.data() + count) / large * large;
    if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace osmlm
