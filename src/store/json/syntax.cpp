#include <algorithm>
#include <array>
#include <optional>

#include "osmlm/base/utf8.hpp"
#include "store/json/text.hpp"

/// Words for syntax errors: what was expected where, and what a reader most likely did.
namespace osmlm {
namespace {

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \n\r\t", at), text.size());
}

std::string_view word_at(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of(" \n\r\t,:[]{}\"", at + 1);
    return text.substr(at, std::min(end, text.size()) - at);
}

std::string found(std::string_view text, std::size_t at) {
    if (at >= text.size()) return "the end of the file";
    if (text[at] == '"') return "a string";
    return '"' + shortened(replace_controls(word_at(text, at), ""), 20) + '"';
}

JsonError syntax(std::string_view text, std::size_t at, const std::string& expected,
                 std::string hint = {}) {
    return {"syntax", at, "expected " + expected + ", got " + found(text, at), std::move(hint)};
}

std::optional<unsigned> unicode_escape(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "\\u" || at + 6 > text.size()) return std::nullopt;
    unsigned code = 0;
    for (const char c : text.substr(at + 2, 4)) {
        constexpr std::string_view digits = "0123456789abcdef0123456789ABCDEF";
        const std::size_t digit = digits.find(c);
        if (digit == digits.npos) return std::nullopt;
        code = code * 16 + static_cast<unsigned>(digit % 16);
    }
    return code;
}

std::optional<JsonError> explain_escape(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return std::nullopt;
    if (std::string_view("\"\\/bfnrt").find(text[at + 1]) != std::string_view::npos)
        return std::nullopt;
    const auto code = unicode_escape(text, at);
    if (!code) {
        const std::string escape =
            replace_controls(text.substr(at, 1 + character_at(text, at + 1).bytes), "");
        return JsonError{"syntax", at,
                         "expected an escape such as \"\\n\" or \"\\u00e9\", got \"" + escape + '"',
                         "write a backslash as \"\\\\\""};
    }
    if (*code < 0xD800 || *code > 0xDFFF) return std::nullopt;
    const auto low = unicode_escape(text, at + 6);
    if (*code < 0xDC00 && low && *low >= 0xDC00 && *low <= 0xDFFF) return std::nullopt;
    return JsonError{"syntax", at, "expected a character, got half of a surrogate pair", ""};
}

/// How many bytes a good escape takes: a surrogate pair is one.
std::size_t escape_bytes(std::string_view text, std::size_t at) {
    const auto code = unicode_escape(text, at);
    if (!code) return 2;
    return *code >= 0xD800 && *code <= 0xDBFF ? 12 : 6;
}

JsonError explain_string(std::string_view text, std::size_t begin) {
    for (std::size_t at = begin + 1; at < text.size() && text[at] != '"' && text[at] != '\n';
         ++at) {
        if (static_cast<unsigned char>(text[at]) < 0x20)
            return {"syntax", at, "expected text, got a control character",
                    "write it as an escape, such as \"\\t\""};
        if (text[at] != '\\') continue;
        if (auto error = explain_escape(text, at)) return *std::move(error);
        at += escape_bytes(text, at) - 1;
    }
    return {"syntax", begin, "expected the string that begins here to end on its line",
            "put a closing quote"};
}

JsonError explain_number(std::string_view text, std::size_t at) {
    const std::string_view word = word_at(text, at);
    const bool plausible = word.find_first_not_of("0123456789+-.eE") == word.npos;
    if (plausible && word.find_first_of("eE") != word.npos && word.back() != 'e' &&
        word.back() != 'E')
        return syntax(text, at, "a number that a computer can hold");
    return syntax(text, at, "a number", "put quotes around anything else, such as \"40h\"");
}

JsonError explain_value(std::string_view text, std::size_t at) {
    if (at >= text.size()) return syntax(text, at, "a value");
    const char c = text[at];
    if (c == '"') return explain_string(text, at);
    if (c == '-' || (c >= '0' && c <= '9')) return explain_number(text, at);
    const std::string_view word = word_at(text, at);
    if (word == "True" || word == "False" || word == "None" || word == "NaN")
        return syntax(text, at, "a value", "JSON knows true, false and null");
    return syntax(text, at, "a value", c == '\'' ? "strings stand in double quotes" : "");
}

JsonError explain_key(std::string_view text, std::size_t at, const std::string& expected) {
    if (at < text.size() && text[at] == '"') return explain_string(text, at);
    return syntax(text, at, expected);
}

JsonError explain_next(std::string_view text, std::size_t at, bool object) {
    if (at >= text.size() || text[at] != ',') {
        constexpr std::string_view blanks = " \n\r\t";
        const bool more = at < text.size() && blanks.find(text[at - 1]) != blanks.npos &&
                          text[at] != '}' && text[at] != ']' && text[at] != ':';
        return syntax(text, at, object ? "\",\" or \"}\"" : "\",\" or \"]\"",
                      more ? "a comma is missing before it" : "");
    }
    at = skip_blanks(text, at + 1);
    return object ? explain_key(text, at, "a key in double quotes") : explain_value(text, at);
}

std::optional<JsonError> explain_conflict(std::string_view text) {
    std::size_t at = text.starts_with("<<<<<<< ") ? 0 : text.find("\n<<<<<<< ");
    if (at == text.npos) return std::nullopt;
    if (text[at] == '\n') ++at;
    return JsonError{
        "syntax", at, "expected JSON, got an unresolved git conflict",
        "keep one side of it, or both, and take out the lines with <<<<<<<, ======= and >>>>>>>"};
}

}  // namespace

JsonError explain_syntax(std::string_view strict, std::size_t last, JsonPlace place) {
    if (auto conflict = explain_conflict(strict)) return *std::move(conflict);
    const std::size_t at = skip_blanks(strict, last);
    switch (place) {
        case JsonPlace::root:
        case JsonPlace::first_item:
            return explain_value(strict, at);
        case JsonPlace::end:
            return syntax(strict, at, "the end of the file");
        case JsonPlace::first_key:
            return explain_key(strict, at, "a key in double quotes or \"}\"");
        case JsonPlace::next_member:
            return explain_next(strict, at, true);
        case JsonPlace::next_item:
            return explain_next(strict, at, false);
        case JsonPlace::after_key:
            break;
    }
    if (at >= strict.size() || strict[at] != ':') return syntax(strict, at, "\":\" after the key");
    return explain_value(strict, skip_blanks(strict, at + 1));
}

}  // namespace osmlm
