#include "render/picture/draw_parts.hpp"

#include <algorithm>

#include "osmlm/base/words.hpp"
#include "render/paint.hpp"
#include "render/width.hpp"

namespace osmlm::render {

std::string shown(const std::string& text, const Style& style) {
    const std::string clean = printable(text);
    return style.utf8 ? clean : ascii(clean);
}

std::string title_line(const Caption& caption, const Style& style) {
    const std::string title = shown(caption.title, style);
    std::string out;
    for (const std::string_view line : wrapped(title, style.width))
        out += painted(line, Tone::strong, style) + '\n';
    return out;
}

std::string legend(const std::vector<Meaning>& meanings, std::int64_t indent, const Style& style) {
    std::string out;
    std::size_t used = 0;
    const auto begin = std::min(static_cast<std::size_t>(indent), style.width / 2);
    for (const Meaning& meaning : meanings) {
        const std::string sign = shown(meaning.sign, style);
        const std::string words =
            ' ' + shortened(shown(meaning.words, style), style.width - begin - cells(sign) - 1,
                            style.utf8 ? "…" : "...");
        const std::size_t wide = cells(sign) + cells(words);
        const bool first = used == 0 || used + 3 + wide > style.width;
        if (first && used > 0) out += '\n';
        out.append(first ? begin : 3, ' ').append(painted(sign, meaning.tone, style)) += words;
        used = (first ? begin : used + 3) + wide;
    }
    return out.empty() ? out : out + '\n';
}

void write_days(Canvas& canvas, std::int64_t column, std::int64_t row,
                const std::vector<DayTick>& ticks, const DayScale& scale, std::int64_t width) {
    for (const DayTick& tick : ticks)
        canvas.write(column + scale.place(tick.day, width), row, tick.label, Tone::quiet);
}

}  // namespace osmlm::render
