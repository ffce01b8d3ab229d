#pragma once

#include <string>

#include "osmlm/render/render.hpp"

/// Pictures in terminal cells: their title, what they show, and what its signs mean. They take the
/// width of the style.
namespace osmlm::render {

/// A plot of 12 to 16 rows; curves differ by their signs, bands are shaded, marks are upright
/// lines.
std::string drawn(const Chart& chart, Day today, const Style& style);

/// Weekdays down, weeks across. On a terminal too narrow the oldest weeks are left out.
std::string drawn(const HeatMap& map, Day today, const Style& style);

/// A bar for each row, with an upright line for its deadline.
std::string drawn(const Timeline& timeline, Day today, const Style& style);

}  // namespace osmlm::render
