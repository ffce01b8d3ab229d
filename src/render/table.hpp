#pragma once

#include <string>

#include "osmlm/render/render.hpp"

namespace osmlm::render {

/// The table with its columns aligned by terminal cells, two blanks between them, no blanks at the
/// end of a line; columns with nothing in them are not shown. Where the style fits a terminal, no
/// line is wider than that. What costs least goes first: heads go on in further lines; texts that
/// shrink or wrap give up to 16 cells, the widest first; columns are left out, the most spare
/// first, those of one level together, which a line names; and where all that is not enough,
/// nothing is left out, and each row stands as its first cell with the others under it. O(cells of
/// text × levels).
std::string aligned(const Table& table, Day today, const Style& style);

}  // namespace osmlm::render
