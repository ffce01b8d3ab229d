#include "render/mail/mail_text.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm::render {

namespace {

constexpr std::size_t line_length = 76;

std::string coded(char c) { return fmt::format("={:02X}", static_cast<unsigned char>(c)); }

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.size(), text.find_first_not_of(' '));
    return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

/// Whether a header may hold it as it is.
bool is_plain(std::string_view text) {
    const bool ascii = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; });
    const auto lacks = [text](std::string_view part) { return text.find(part) == text.npos; };
    return ascii && lacks("=?") && lacks("  ");  // a fold among blanks would leave an empty line
}

/// Encoded words, each of whole characters.
std::string encoded_words(std::string_view text, std::size_t used) {
    constexpr std::string_view begin = "=?UTF-8?Q?";
    constexpr std::string_view end = "?=";
    std::string out(begin);
    used += begin.size();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = character_at(text, at).bytes;
        std::string sign;
        for (const char c : text.substr(at, bytes))
            sign += is_alphanumeric(c) ? std::string(1, c) : c == ' ' ? "_" : coded(c);
        if (used + sign.size() + end.size() > line_length) {
            out.append(end).append("\n ").append(begin);
            used = 1 + begin.size();
        }
        out += sign;
        used += sign.size();
        at += bytes;
    }
    return out.append(end);
}

/// Lines of at most 78 characters where there are blanks to break at; the first has `used` of them.
std::string folded(std::string_view text, std::size_t used) {
    std::string out;
    while (used + text.size() > line_length + 2) {
        std::size_t blank = text.rfind(' ', line_length + 2 - std::min(line_length, used));
        if (blank == std::string_view::npos || blank == 0) blank = text.find(' ', 1);
        if (blank == std::string_view::npos) break;
        out.append(text.substr(0, blank)).append("\n");
        text.remove_prefix(blank);
        used = 0;
    }
    return out.append(text);
}

/// The next character of a line as it must stand; `begins`: first in what is written as a line.
std::string body_sign(std::string_view rest, bool begins) {
    const char c = rest.front();
    const bool first = begins && (c == '.' || rest.starts_with("From "));
    const bool last = rest.size() == 1 && c == ' ';
    return first || last || c == '=' || c < ' ' || c > '~' ? coded(c) : std::string(1, c);
}

}  // namespace

std::string header(std::string_view name, std::string_view value) {
    const std::string clean = trimmed(printable(value));
    const std::size_t used = name.size() + 2;
    return fmt::format("{}: {}\n", name,
                       is_plain(clean) ? folded(clean, used) : encoded_words(clean, used));
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        std::size_t used = 0;
        for (std::size_t at = 0; at < line.size(); ++at) {
            std::string sign = body_sign(line.substr(at), used == 0);
            if (used + sign.size() >= line_length) {
                out += "=\n";
                used = 0;
                sign = body_sign(line.substr(at), true);
            }
            out += sign;
            used += sign.size();
        }
        out += '\n';
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return out;
}

}  // namespace osmlm::render
