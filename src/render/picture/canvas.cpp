#include "render/picture/canvas.hpp"

#include "render/paint.hpp"
#include "render/width.hpp"

namespace osmlm::render {

Canvas::Canvas(std::int64_t width, std::int64_t height)
    : width_(width), height_(height), spots_(static_cast<std::size_t>(width * height)) {}

bool Canvas::holds(std::int64_t column, std::int64_t row) const {
    return column >= 0 && column < width_ && row >= 0 && row < height_;
}

std::size_t Canvas::index(std::int64_t column, std::int64_t row) const {
    return static_cast<std::size_t>(row * width_ + column);
}

void Canvas::put(std::int64_t column, std::int64_t row, std::string_view sign, Tone tone) {
    if (holds(column, row)) spots_[index(column, row)] = {std::string(sign), tone};
}

void Canvas::write(std::int64_t column, std::int64_t row, std::string_view text, Tone tone) {
    while (!text.empty()) {
        std::string_view sign = cut(text, 1);
        if (sign.empty()) sign = cut(text, 2);
        const auto wide = static_cast<std::int64_t>(cells(sign));
        if (!holds(column + wide - 1, row)) return;
        put(column, row, sign, tone);
        if (wide == 2) put(column + 1, row, "", tone);
        column += wide;
        text.remove_prefix(sign.size());
    }
}

bool Canvas::is_blank(std::int64_t column, std::int64_t row) const {
    return holds(column, row) && spots_[index(column, row)].sign == " ";
}

std::string Canvas::lines(const Style& style) const {
    std::string out;
    for (std::int64_t row = 0; row < height_; ++row) {
        std::int64_t end = width_;
        while (end > 0 && is_blank(end - 1, row)) --end;
        Toned line;
        for (std::int64_t column = 0; column < end; ++column) {
            const Spot& spot = spots_[index(column, row)];
            line.add(style.utf8 ? spot.sign : ascii(spot.sign), spot.tone);
        }
        out += painted(line, line.text, style) + '\n';
    }
    return out;
}

}  // namespace osmlm::render
