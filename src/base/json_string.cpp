#include "osmlm/base/json_string.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

#include "osmlm/base/utf8.hpp"

namespace osmlm {
namespace {

bool stands_for_itself(char byte) {
    return byte >= ' ' && byte < '\x7f' && byte != '"' && byte != '\\';
}

}  // namespace

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0;;) {
        const auto* plain = text.begin() + static_cast<std::ptrdiff_t>(at);
        const auto* end = std::find_if_not(plain, text.end(), stands_for_itself);
        out.append(plain, end);
        at += static_cast<std::size_t>(end - plain);
        if (at == text.size()) return out += '"';
        const Character c = character_at(text, at);
        if (!c.valid) {
            out += "\uFFFD";
        } else if (c.code == '"' || c.code == '\\') {
            out.append("\\").append(text.substr(at, 1));
        } else if (c.code == '\n') {
            out += "\\n";
        } else if (is_control(c.code)) {
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.code));
        } else {
            out += text.substr(at, c.bytes);
        }
        at += c.bytes;
    }
}

}  // namespace osmlm
