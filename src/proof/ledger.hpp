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
    std::vector<Entry> entries;  ///< by date; from the day on that was asked for
    std::vector<Minutes> left;   ///< of each resource of the curriculum; 0 for open work
};

/// Reads the set of records; their order never matters. What is left counts all sessions, and those
/// from that day on are entries. O(records + resources), and one sort.
Ledger read_ledger(const Curriculum& curriculum, const Records& records, Day since = Day::min());

/// Minutes logged on that day, of unknown resources too.
Minutes logged_on(const Ledger& ledger, Day day);

}  // namespace osmlm::proof
