#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

namespace osmlm::oracle {

/// A live session as the records tell it.
struct Entry {
    Day date;
    Minutes min = 0;
    std::optional<std::size_t> resource;  ///< none: the curriculum does not know it
};

/// What the records say that a plan depends on.
struct Ledger {
    std::vector<Entry> entries;
    std::vector<std::optional<Minutes>> left;  ///< of each resource; none for open work
};

/// Folds the records. The order in which they are given never matters. O(records²) at worst.
Ledger read_ledger(const Curriculum& curriculum, const std::vector<Record>& records);

}  // namespace osmlm::oracle
