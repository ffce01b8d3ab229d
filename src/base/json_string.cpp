#include "osmlm/base/json_string.hpp"

#include <fmt/core.h>

#include <cstdint>

#include "osmlm/base/utf8.hpp"

namespace osmlm {

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
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
    return out += '"';
}

}  // namespace osmlm
