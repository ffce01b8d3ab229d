#pragma once

#include <string>

#include "osmlm/report/report.hpp"

/// Pictures as inline SVG without scripts or links. Widths are shares of the page, heights and
/// letters are pixels, so that they are as readable on a telephone as on a wide screen. Each has a
/// title and a description, and the style sheet of the page gives its colours.
namespace osmlm::render {

std::string svg(const Chart& chart, Day today);
std::string svg(const HeatMap& map, Day today);
std::string svg(const Timeline& timeline, Day today);

}  // namespace osmlm::render
