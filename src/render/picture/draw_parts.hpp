#pragma once

#include <string>
#include <vector>

#include "osmlm/render/render.hpp"
#include "render/picture/canvas.hpp"
#include "render/picture/scale.hpp"

namespace osmlm::render {

/// A text as the style writes it: without control characters, signs in ASCII where they must be.
std::string shown(const std::string& text, const Style& style);

/// The title over a picture.
std::string title_line(const Caption& caption, const Style& style);

/// What a sign means.
struct Meaning {
    std::string sign;
    Tone tone = Tone::plain;
    std::string words;
};

/// Indented, in as many lines as the width asks for; nothing when nothing needs to be said.
std::string legend(const std::vector<Meaning>& meanings, std::int64_t indent, const Style& style);

/// The names of days over or under a picture that begins at the column.
void write_days(Canvas& canvas, std::int64_t column, std::int64_t row,
                const std::vector<DayTick>& ticks, const DayScale& scale, std::int64_t width);

}  // namespace osmlm::render
