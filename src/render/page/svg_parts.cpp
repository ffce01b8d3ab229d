#include "render/page/svg_parts.hpp"

#include <fmt/core.h>

#include "render/page/markup.hpp"

namespace osmlm::render {

std::string percent(const DayScale& scale, std::int64_t days) {
    const std::int64_t hundredths = days * 10'000 / scale.count();
    return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}

std::string percent(const DayScale& scale, Day day) {
    return percent(scale, (day - scale.from).count());
}

std::string_view tone_class(Tone tone) {
    switch (tone) {
        case Tone::quiet:
            return "quiet";
        case Tone::good:
            return "good";
        case Tone::warn:
            return "warn";
        case Tone::bad:
            return "bad";
        default:
            return "";
    }
}

std::string svg_begin(const Caption& caption, std::int64_t height, std::string_view attributes) {
    return fmt::format("<svg role=\"img\" height=\"{}\"{}>\n<title>{}</title>\n<desc>{}</desc>\n",
                       height, attributes, html_text(caption.title),
                       html_text(caption.alternative));
}

std::string day_lines(const std::vector<DayTick>& ticks, const DayScale& scale, std::int64_t top,
                      std::int64_t bottom, std::int64_t foot) {
    std::string out;
    for (const DayTick& tick : ticks) {
        const std::string x = percent(scale, tick.day);
        out += fmt::format("<line class=\"grid\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\"/>", x,
                           top, bottom);
        out += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", x, foot, html_text(tick.label));
    }
    return out;
}

}  // namespace osmlm::render
