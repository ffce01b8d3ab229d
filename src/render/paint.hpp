#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/render/render.hpp"

namespace osmlm::render {

/// A text of which every byte has a tone, so that it can be wrapped first and coloured after.
struct Toned {
    std::string text;
    std::vector<Tone> tones;  ///< as many as bytes
    std::vector<bool> whole;  ///< likewise: of a command, which no line breaks

    void add(std::string_view more, Tone tone, bool is_whole = false);
};

/// The words of the pieces, with the signs that the style allows.
Toned toned(const Line& line, Day today, const Style& style);

/// A part of the text (a view into it) with escape sequences around each run of one tone.
std::string painted(const Toned& toned, std::string_view part, const Style& style);

/// A text of one tone.
std::string painted(std::string_view text, Tone tone, const Style& style);

}  // namespace osmlm::render
