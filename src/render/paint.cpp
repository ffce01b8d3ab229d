#include "render/paint.hpp"

#include "render/cell.hpp"
#include "render/width.hpp"

namespace osmlm::render {

namespace {

std::string_view escape(Tone tone) {
    switch (tone) {
        case Tone::plain:
            return "";
        case Tone::strong:
            return "\x1b[1m";
        case Tone::quiet:
            return "\x1b[2m";
        case Tone::good:
            return "\x1b[32m";
        case Tone::warn:
            return "\x1b[33m";
        case Tone::bad:
            return "\x1b[31m";
    }
    return "";
}

}  // namespace

void Toned::add(std::string_view more, Tone tone, bool is_whole) {
    text += more;
    tones.insert(tones.end(), more.size(), tone);
    whole.insert(whole.end(), more.size(), is_whole);
}

Toned toned(const Line& line, Day today, const Style& style) {
    Toned all;
    for (const Piece& piece : line) {
        const std::string words = spoken(piece.value, today);
        all.add(style.utf8 ? words : ascii(words), piece.tone,
                std::holds_alternative<CommandLine>(piece.value));
    }
    return all;
}

std::string painted(std::string_view text, Tone tone, const Style& style) {
    const std::string_view begin = escape(tone);
    if (!style.colour || begin.empty() || text.empty()) return std::string(text);
    return std::string(begin).append(text).append("\x1b[0m");
}

std::string painted(const Toned& toned, std::string_view part, const Style& style) {
    std::string out;
    auto at = static_cast<std::size_t>(part.data() - toned.text.data());
    while (!part.empty()) {
        std::size_t run = 1;
        while (run < part.size() && toned.tones[at + run] == toned.tones[at]) ++run;
        out += painted(part.substr(0, run), toned.tones[at], style);
        part.remove_prefix(run);
        at += run;
    }
    return out;
}

}  // namespace osmlm::render
