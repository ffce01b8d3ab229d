#pragma once

#include <string>

/// A plan with the log of a year, the same on every platform for the same seed: what reports are
/// shown with. The year goes from Mon 15 Sep 2025 to Tue 15 Sep 2026.
namespace osmlm::year {

std::string curriculum();

/// Sessions by hand and by timer, notes, edits, removals, `done` and `left`, money, posts, hours of
/// a resource that the curriculum does not know, and a promise for most weeks.
std::string log(unsigned seed);

}  // namespace osmlm::year
