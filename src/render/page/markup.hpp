#pragma once

#include <array>
#include <string>
#include <string_view>

#include "osmlm/report/report.hpp"

/// Blocks as HTML, for a page and for the part of a mail.
namespace osmlm::render {

/// The one way of a text into HTML: printable, and with `& < > " '` as references, so that it is
/// text between tags and in a quoted attribute, whatever it holds.
std::string html_text(std::string_view text);

/// What an element is, for those who say how it looks.
enum class Role {
    // clang-format off
    strong, quiet, good, warn, bad,                       // tones
    heading, paragraph, indented, whole, scroll, table,   // blocks; a table stands in a scroll
    head, head_right, cell, cell_right, cell_long
    // clang-format on
};
inline constexpr std::size_t roles = 16;

/// How the elements of a document get their looks, and what takes the place of what is drawn.
struct Look {
    /// Of the elements of each role, such as ` class="x"`.
    std::array<std::string_view, roles> attributes;
    std::string (*bar)(Bar bar);
    std::string (*chart)(const Chart& chart, Day today);
    std::string (*heat_map)(const HeatMap& map, Day today);
    std::string (*timeline)(const Timeline& timeline, Day today);

    [[nodiscard]] std::string_view operator[](Role role) const {
        return attributes[static_cast<std::size_t>(role)];
    }
};

std::string markup(const Line& line, Day today, const Look& look);
std::string markup(const Table& table, Day today, const Look& look);

/// The blocks, and the pictures of the report before the first heading.
std::string markup(const Report& report, const Look& look);

}  // namespace osmlm::render
