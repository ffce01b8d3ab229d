#pragma once

#include <cstddef>
#include <string>

#include "osmlm/base/day.hpp"

namespace osmlm::bench {

/// The resources that the lines below are about, as the text of a `curriculum.json`.
std::string logged_curriculum();

/// A log of so many records as osmlm writes them, the same for the same seed: sessions, each
/// fourth with a note, and of a hundred records about three that edit, delete or finish.
std::string log_text(std::size_t records, unsigned seed);

/// The day of its last record.
Day last_day(std::size_t records);

}  // namespace osmlm::bench
