#pragma once

#include <string>
#include <string_view>

#include "osmlm/report/report.hpp"

namespace osmlm::render {

/// A cell in words: `1h53m`, `Thu 12 Nov` (with the year when it is not that of `today`), `83 %`.
/// Free of control characters.
std::string spoken(const Cell& cell, Day today);

/// How much of the bar is full, in whole percent from 0 to 100.
std::int64_t share_of(Bar bar);

/// A cell as data: `113`, `2026-11-12`, `0.83`; nothing is the empty string, bools `true`/`false`.
/// Strings as they are.
std::string written(const Cell& cell);

/// Whether data formats write the cell as a string (else as a number, a bool or null).
bool is_textual(const Cell& cell);

}  // namespace osmlm::render
