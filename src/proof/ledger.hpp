#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

namespace osmlm::proof {

inline constexpr std::size_t unknown_resource = std::numeric_limits<std::size_t>::max();

/// A session that counts, after deletions and edits.
struct Entry {
    Day date;
    Minutes min = 0;
    std::size_t resource = unknown_resource;
};

/// What the records say, as far as a plan depends on it.
struct Ledger {
    std::vector<Entry> entries;  ///< by date
    std::vector<Minutes> left;   ///< of each resource of the curriculum; 0 for open work
};

/// Reads the set of records; their order never matters. O(records + resources), and one sort.
Ledger read_ledger(const Curriculum& curriculum, const std::vector<Record>& records);

/// Minutes logged on that day, of unknown resources too.
Minutes logged_on(const Ledger& ledger, Day day);

}  // namespace osmlm::proof
