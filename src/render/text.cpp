#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"
#include "render/formats.hpp"
#include "render/paint.hpp"
#include "render/picture/draw.hpp"
#include "render/table.hpp"
#include "render/width.hpp"

namespace osmlm {

namespace {

using namespace render;

std::string paragraph(const Line& line, Wrap wrap, Day today, const Style& style) {
    const Toned words = toned(line, today, style);
    if (wrap == Wrap::never || (wrap == Wrap::terminal && !style.fit))
        return painted(words, words.text, style) + '\n';
    const std::size_t indent =
        std::min(style.width / 4, std::min(words.text.size(), words.text.find_first_not_of(' ')));
    std::string out;
    for (const std::string_view part : wrapped(words.text, style.width - indent, words.whole)) {
        if (!part.empty()) out.append(indent, ' ').append(painted(words, part, style));
        out += '\n';
    }
    return out;
}

/// Bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, int count) {
    std::size_t at = 0;
    for (; at < text.size() && count > 0; --count) at += character_at(text, at).bytes;
    return at;
}

/// The source line with the mark under its column; of a long line the part around the mark.
std::string excerpt(const Excerpt& excerpt, const Style& style) {
    std::string raw = excerpt.source;
    std::ranges::replace(raw, '\t', ' ');
    std::string before = printable(raw.substr(0, bytes_of(raw, excerpt.column - 1)));
    std::string after = printable(raw.substr(bytes_of(raw, excerpt.column - 1)));
    const std::size_t room = style.width - 10;
    if (cells(before) + cells(after) > room && cells(before) > room / 2) {
        const std::size_t away = cells(before) - room / 2;
        before.erase(0, cut(before, away).size());
    }
    after = shortened(after, room - std::min(room, cells(before)), style.utf8 ? "…" : "...");
    std::string out = fmt::format("{:>5} | {}{}\n", excerpt.line, before, after);
    if (excerpt.column > 0) {
        out += fmt::format("      | {:>{}}", "", cells(before)) + painted("^", Tone::bad, style);
        out += '\n';
    }
    return out;
}

struct Writer {
    Day today;
    const Style& style;
    std::string out{};

    void operator()(const Heading& heading) {
        if (!out.empty()) out += '\n';
        Line line = heading.line;
        for (Piece& piece : line) {
            if (piece.tone == Tone::plain) piece.tone = Tone::strong;
        }
        out += paragraph(line, Wrap::always, today, style);
    }
    void operator()(const Paragraph& block) {
        out += paragraph(block.line, block.wrap, today, style);
    }
    void operator()(const Table& table) { out += aligned(table, today, style); }
    void operator()(const Excerpt& block) { out += excerpt(block, style); }
    template <class Picture>
    void operator()(const Picture& picture) {
        if (!out.empty()) out += '\n';
        out += drawn(picture, today, style);
    }
};

}  // namespace

std::string text_of(const std::vector<Block>& blocks, Day today, const Style& style) {
    Writer writer{today, style};
    for (const Block& block : blocks) std::visit(writer, block);
    return std::move(writer.out);
}

std::string render::text(const Report& report, const Style& style) {
    return text_of(report.blocks, report.today, style);
}

}  // namespace osmlm
