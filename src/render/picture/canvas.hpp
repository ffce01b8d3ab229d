#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/render/render.hpp"

namespace osmlm::render {

/// A sheet of terminal cells to draw on. What lies outside is not drawn.
class Canvas {
public:
    Canvas(std::int64_t width, std::int64_t height);

    /// One sign that takes one cell.
    void put(std::int64_t column, std::int64_t row, std::string_view sign, Tone tone = Tone::plain);
    /// A text from a cell on, to the right.
    void write(std::int64_t column, std::int64_t row, std::string_view text,
               Tone tone = Tone::plain);
    [[nodiscard]] bool is_blank(std::int64_t column, std::int64_t row) const;
    /// The lines from top to bottom, without blanks at their ends, with the style's signs.
    [[nodiscard]] std::string lines(const Style& style) const;

private:
    struct Spot {
        std::string sign = " ";  ///< empty: the second cell of a wide one
        Tone tone = Tone::plain;
    };
    [[nodiscard]] bool holds(std::int64_t column, std::int64_t row) const;
    [[nodiscard]] std::size_t index(std::int64_t column, std::int64_t row) const;

    std::int64_t width_, height_;
    std::vector<Spot> spots_;
};

}  // namespace osmlm::render
