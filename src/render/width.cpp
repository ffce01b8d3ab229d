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

/// As many words as `width` cells hold, without blanks at the end; a part of a longer word.
std::string_view first_line(std::string_view text, std::size_t width) {
    std::string_view line = cut(text, width);
    if (line.empty() && !text.empty()) line = text.substr(0, first_cluster(text).bytes);
    if (line.size() < text.size() && text[line.size()] != ' ') {
        const std::size_t blank = line.find_last_of(' ');
        if (blank != std::string_view::npos) line = line.substr(0, blank);
    }
    while (line.ends_with(' ')) line.remove_suffix(1);
    return line;
}

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

std::vector<std::string_view> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string_view> lines;
    std::string_view rest = text.substr(std::min(text.size(), text.find_first_not_of(' ')));
    do {
        const std::string_view line = first_line(rest, width);
        lines.push_back(line);
        rest.remove_prefix(line.size());
        rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(' ')));
    } while (!rest.empty());
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
