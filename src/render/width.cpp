#include "render/width.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "osmlm/base/utf8.hpp"

namespace osmlm::render {

namespace {

constexpr utf8proc_int32_t emoji_selector = 0xFE0F;

struct Cluster {
    std::size_t bytes = 0;
    std::size_t width = 0;
};

std::size_t width_of(char32_t code) {
    const auto point = static_cast<utf8proc_int32_t>(code);
    if (point == emoji_selector) return 2;
    if (utf8proc_get_property(point)->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR) {
        return 2;
    }
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point)));
}

/// The first grapheme cluster of a text that is not empty: as wide as its widest member.
Cluster first_cluster(std::string_view text) {
    Character last = character_at(text, 0);
    Cluster cluster{last.bytes, width_of(last.code)};
    utf8proc_int32_t state = 0;
    while (cluster.bytes < text.size()) {
        const Character next = character_at(text, cluster.bytes);
        if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.code),
                                             static_cast<utf8proc_int32_t>(next.code), &state)) {
            break;
        }
        cluster.bytes += next.bytes;
        cluster.width = std::max(cluster.width, width_of(next.code));
        last = next;
    }
    return cluster;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Parts a text into lines.
class Wrapping {
public:
    Wrapping(std::string_view text, std::size_t width, const std::vector<bool>& whole)
        : text_(text), width_(width), whole_(whole) {}

    /// As many words from that byte on as the width holds, without blanks at the end; a part of a
    /// longer word, but the whole of a command.
    [[nodiscard]] std::string_view line_from(std::size_t begin) const {
        const std::string_view rest = text_.substr(begin);
        std::size_t end = begin + cut(rest, width_).size();
        if (end == begin && !rest.empty()) end += first_cluster(rest).bytes;
        if (end < text_.size() && !may_end(end)) {
            std::size_t blank = end;
            while (blank > begin && !may_end(blank)) --blank;
            if (blank > begin)
                end = blank;
            else if (is_whole(end - 1))
                while (end < text_.size() && !may_end(end)) ++end;
        }
        while (end > begin && text_[end - 1] == ' ') --end;
        return text_.substr(begin, end - begin);
    }

private:
    [[nodiscard]] bool is_whole(std::size_t byte) const {
        return byte < whole_.size() && whole_[byte];
    }
    [[nodiscard]] bool may_end(std::size_t byte) const {
        return text_[byte] == ' ' && !is_whole(byte);
    }

    std::string_view text_;
    std::size_t width_;
    const std::vector<bool>& whole_;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> plain_signs = {{
    {"…", "..."}, {"–", "-"}, {"—", "--"}, {"−", "-"},  {"·", "*"},  {"•", "*"},  {"→", "->"},
    {"←", "<-"},  {"×", "x"}, {"≥", ">="}, {"≤", "<="}, {"“", "\""}, {"”", "\""}, {"‘", "'"},
    {"’", "'"},   {"█", "#"}, {"▓", "%"},  {"▒", "="},  {"░", "."},  {"✓", "ok"}, {"│", "|"},
    {"─", "-"},   {"└", "+"}, {"┤", "+"},  {"┬", "+"},  {"●", "o"},  {"◆", "*"},  {"▉", "#"},
    {"▊", "#"},   {"▋", "#"}, {"▌", "#"},  {"▍", ""},   {"▎", ""},   {"▏", ""},
}};

}  // namespace

std::size_t cells(std::string_view text) {
    if (is_ascii(text)) return text.size();
    std::size_t sum = 0;
    while (!text.empty()) {
        const Cluster cluster = first_cluster(text);
        sum += cluster.width;
        text.remove_prefix(cluster.bytes);
    }
    return sum;
}

std::string_view cut(std::string_view text, std::size_t width) {
    std::size_t bytes = 0;
    std::size_t used = 0;
    while (bytes < text.size()) {
        const Cluster cluster = first_cluster(text.substr(bytes));
        if (used + cluster.width > width) break;
        used += cluster.width;
        bytes += cluster.bytes;
    }
    return text.substr(0, bytes);
}

std::string shortened(std::string_view text, std::size_t width, std::string_view mark) {
    if (cells(text) <= width) return std::string(text);
    const std::size_t room = cells(mark);
    if (room >= width) return std::string(cut(text, width));
    std::string_view head = cut(text, width - room);
    while (head.ends_with(' ')) head.remove_suffix(1);
    return std::string(head).append(mark);
}

std::vector<std::string_view> wrapped(std::string_view text, std::size_t width,
                                      const std::vector<bool>& whole) {
    const Wrapping wrapping(text, width, whole);
    std::vector<std::string_view> lines;
    std::size_t at = std::min(text.size(), text.find_first_not_of(' '));
    do {
        lines.push_back(wrapping.line_from(at));
        at += lines.back().size();
        at = std::min(text.size(), text.find_first_not_of(' ', at));
    } while (at < text.size());
    return lines;
}

std::string ascii(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto* row = std::ranges::find_if(
            plain_signs, [&](const auto& sign) { return text.starts_with(sign.first); });
        const bool found = row != plain_signs.end();
        plain += found ? row->second : text.substr(0, 1);
        text.remove_prefix(found ? row->first.size() : 1);
    }
    return plain;
}

}  // namespace osmlm::render
