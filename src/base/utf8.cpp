#include "osmlm/base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace osmlm {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::uint32_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

std::size_t announced_bytes(std::uint32_t first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool is_shortest_and_in_range(std::uint32_t code, std::size_t bytes) {
    if (bytes == 3) return code >= 0x800 && (code < 0xD800 || code > 0xDFFF);
    return bytes != 4 || (code >= 0x10000 && code <= 0x10FFFF);
}

bool eight_ascii(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080U) == 0;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    const std::uint32_t first = byte_at(text, at);
    const std::size_t bytes = announced_bytes(first);
    if (bytes == 0) return {};
    if (bytes == 1) return {first, 1, true};
    std::uint32_t code = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!is_continuation(text, at + i)) return {};
        code = (code << 6U) | (byte_at(text, at + i) & 0x3FU);
    }
    if (!is_shortest_and_in_range(code, bytes)) return {};
    return {code, bytes, true};
}

std::size_t valid_utf8_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size() && eight_ascii(text.data() + at)) {
            at += 8;
            continue;
        }
        const Character character = character_at(text, at);
        if (!character.valid) break;
        at += character.bytes;
    }
    return at;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).bytes) ++count;
    return count;
}

bool is_control(char32_t code) {
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
    return (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string replace_controls(std::string_view text, std::string_view instead) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const char32_t code = character.code;
        if (!character.valid)
            out += replacement;
        else if (code == '\n' || code == '\r' || code == '\t')
            out += ' ';
        else if (is_control(code))
            out += instead;
        else
            out += text.substr(at, character.bytes);
        at += character.bytes;
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t characters) {
    std::size_t at = 0, last = 0;
    for (std::size_t count = 0; count < characters && at < text.size(); ++count) {
        last = at;
        at += character_at(text, at).bytes;
    }
    if (at >= text.size()) return std::string(text);
    return std::string(text.substr(0, last)) + "…";
}

}  // namespace osmlm
