#include "store/json/canonical.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "store/json/json.hpp"

namespace osmlm {
namespace {

/// The key as UTF-16 code units; the text is valid UTF-8.
std::u16string utf16(std::string_view text) {
    std::u16string units;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        const int more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        char32_t point = more == 0 ? lead : lead & (0x3fU >> more);
        for (int k = 0; k < more; ++k) {
            point = (point << 6) | (static_cast<unsigned char>(text[i++]) & 0x3fU);
        }
        if (point < 0x10000) {
            units += static_cast<char16_t>(point);
        } else {
            units += static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10));
            units += static_cast<char16_t>(0xdc00 + ((point - 0x10000) & 0x3ff));
        }
    }
    return units;
}

void write_text(std::string_view text, std::string& out) {
    static constexpr std::string_view named = "\b\t\n\f\r\"\\";
    static constexpr std::string_view names = "btnfr\"\\";
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (const std::size_t at = named.find(c); at != std::string_view::npos) {
            out += '\\';
            out += names[at];
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4];
            out += hex[static_cast<unsigned char>(c) & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

/// The shortest decimal digits that read back as the number, and where the point stands: the
/// value is 0.DIGITS × 10^point.
std::pair<std::string, int> shortest(double number) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    std::string digits(text.substr(0, 1));
    if (mark > 2) digits += text.substr(2, mark - 2);
    const bool negative = text[mark + 1] == '-';
    int power = 0;
    std::from_chars(text.data() + mark + 2, text.data() + text.size(), power);
    return {std::move(digits), (negative ? -power : power) + 1};
}

/// ECMA-262, Number::toString.
void write_number(double number, std::string& out) {
    if (number == 0) {
        out += '0';
        return;
    }
    if (number < 0) out += '-';
    const auto [digits, point] = shortest(number < 0 ? -number : number);
    const int count = static_cast<int>(digits.size());
    const auto to_size = [](int value) { return static_cast<std::size_t>(value); };
    if (point > 21 || point < -5) {
        out += digits[0];
        if (count > 1) out.append(".").append(digits, 1);
        out += point > 0 ? "e+" : "e-";
        out += std::to_string(point > 0 ? point - 1 : 1 - point);
    } else if (point <= 0) {
        out.append("0.").append(to_size(-point), '0').append(digits);
    } else if (point >= count) {
        out.append(digits).append(to_size(point - count), '0');
    } else {
        out.append(digits, 0, to_size(point)).append(".").append(digits, to_size(point));
    }
}

void write(const JsonDocument& document, const JsonNode& node, std::string& out);

void write_object(const JsonDocument& document, const JsonNode& object, std::string& out) {
    std::vector<std::pair<std::u16string, const JsonNode*>> members;
    for (const JsonNode& member : document.children(object)) {
        members.emplace_back(utf16(member.key), &member);
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        write_text(members[i].second->key, out);
        out += ':';
        write(document, *members[i].second, out);
    }
    out += '}';
}

void write_array(const JsonDocument& document, const JsonNode& array, std::string& out) {
    out += '[';
    for (const JsonNode& item : document.children(array)) {
        if (item.index > 0) out += ',';
        write(document, item, out);
    }
    out += ']';
}

void write(const JsonDocument& document, const JsonNode& node, std::string& out) {
    switch (node.kind) {
        case JsonNode::Kind::object:
            write_object(document, node, out);
            break;
        case JsonNode::Kind::array:
            write_array(document, node, out);
            break;
        case JsonNode::Kind::string:
            write_text(node.text, out);
            break;
        case JsonNode::Kind::integer:
        case JsonNode::Kind::number:
            write_number(node.number, out);
            break;
        case JsonNode::Kind::boolean:
            out += node.truth ? "true" : "false";
            break;
        case JsonNode::Kind::null:
            out += "null";
            break;
    }
}

}  // namespace

std::optional<std::string> canonical_json(std::string_view text) {
    const std::optional<JsonDocument> document = parse_strict_json(text);
    if (!document) return std::nullopt;
    std::string out;
    out.reserve(text.size());
    write(*document, document->root(), out);
    return out;
}

}  // namespace osmlm
