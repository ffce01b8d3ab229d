#pragma once

#include <string>

#include "osmlm/render/render.hpp"

namespace osmlm::render {

/// The table with its columns aligned by terminal cells, two blanks between them, no blanks at the
/// end of a line. Where the style fits a terminal, columns that shrink are cut and the one that
/// wraps goes on in further lines. O(cells of text).
std::string aligned(const Table& table, Day today, const Style& style);

}  // namespace osmlm::render
