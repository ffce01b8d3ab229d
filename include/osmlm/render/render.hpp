#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "osmlm/report/report.hpp"

/// Reports to text. A format is a row of `formats()` and a file of its own.
namespace osmlm {

/// How text for people is to look; data formats take no notice of it.
struct Style {
    std::size_t width = 80;  ///< in terminal cells, at least 20
    bool fit = false;        ///< a terminal: no line is wider than that
    bool colour = false;
    bool utf8 = true;  ///< else the program's own signs are ASCII
};

struct Format {
    std::string_view name;
    std::string (*render)(const Report& report, const Style& style);
};

/// All formats, the default one first.
std::span<const Format> formats();

/// The format of that name, or null.
const Format* find_format(std::string_view name);

/// The blocks as `text` shows them, for messages that are not reports.
std::string text_of(const std::vector<Block>& blocks, Day today, const Style& style);

}  // namespace osmlm
