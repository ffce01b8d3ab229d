#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace osmlm {

/// One character of a text; bytes that are not UTF-8 are read one by one as U+FFFD.
struct Character {
    char32_t code = 0xFFFD;
    std::size_t bytes = 1;
    bool valid = false;
};

/// The character that begins at that byte, which must lie inside the text.
Character character_at(std::string_view text, std::size_t at);

/// How many bytes at the begin of the text are valid UTF-8 (RFC 3629). O(bytes).
std::size_t valid_utf8_prefix(std::string_view text);

/// How many characters the text has. O(bytes).
std::size_t count_characters(std::string_view text);

/// Whether a terminal may act on the character instead of showing it: C0, DEL, C1, line and
/// paragraph separators, and what overrides the direction of the text.
bool is_control(char32_t code);

/// Line breaks and tabs as blanks, other control characters as `instead`, invalid bytes as U+FFFD.
std::string replace_controls(std::string_view text, std::string_view instead);

/// At most that many characters, with `…` in place of what is cut off.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace osmlm
