#include "store/log/record_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace osmlm {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The bytes that ids of records are made of.
constexpr std::array<bool, 256> in_ids = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("0123456789abcdefghijklmnopqrstuvwxyz"
                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ._-")) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

int two_digits(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Whether the text follows the shape, in which `0` stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(),
                      [](char c, char s) { return s == '0' ? is_digit(c) : c == s; });
}

/// Whether the value is a container of that kind, and all its children pass.
template <class Check>
bool every_child(const MemberValue& value, JsonNode::Kind kind, Check check) {
    if (value.in == nullptr || value.node->kind != kind) return false;
    for (const JsonNode& child : value.in->children(*value.node)) {
        if (!check(child, value_of(*value.in, child, {}))) return false;
    }
    return true;
}

bool is_minutes(const JsonNode&, const MemberValue& value) {
    return whole_number(value, 0).has_value();
}

bool is_minutes_or_null(const JsonNode& node, const MemberValue& value) {
    return value.kind == MemberValue::Kind::null || is_minutes(node, value);
}

}  // namespace

MemberValue value_of(const JsonDocument& in, const JsonNode& node, std::string_view line) {
    using Kind = MemberValue::Kind;
    MemberValue value{Kind::other, node.text, node.integer, {}, &in, &node};
    if (!line.empty()) value.written = line.substr(node.begin, node.end - node.begin);
    if (node.kind == JsonNode::Kind::null) value.kind = Kind::null;
    if (node.kind == JsonNode::Kind::string) value.kind = Kind::text;
    if (node.kind == JsonNode::Kind::integer) value.kind = Kind::whole;
    if (node.kind == JsonNode::Kind::number && std::floor(node.number) == node.number &&
        std::abs(node.number) <= 1e15) {
        value.kind = Kind::whole;
        value.whole = static_cast<std::int64_t>(node.number);
    }
    return value;
}

std::optional<Day> day_of(const MemberValue& value) {
    const auto text = text_of(value);
    return text ? parse_day(*text) : std::nullopt;
}

std::optional<int> clock_of(const MemberValue& value) {
    const auto text = text_of(value);
    if (!text || !has_shape(*text, "00:00")) return std::nullopt;
    const int hours = two_digits(*text, 0), minutes = two_digits(*text, 3);
    if (hours > 23 || minutes > 59) return std::nullopt;
    return hours * 60 + minutes;
}

bool is_record_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return in_ids[static_cast<unsigned char>(c)];
    });
}

bool is_decimal(const MemberValue& value) {
    auto text = text_of(value);
    if (!text) return false;
    if (!text->empty() && text->front() == '-') text->remove_prefix(1);
    const auto point = text->find('.');
    const std::string_view whole = text->substr(0, point);
    const std::string_view part = point == text->npos ? "0" : text->substr(point + 1);
    return !whole.empty() && !part.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           std::all_of(part.begin(), part.end(), is_digit);
}

bool is_week(const MemberValue& value) {
    const auto text = text_of(value);
    if (!text || !has_shape(*text, "0000-W00")) return false;
    const int week = two_digits(*text, 6);
    return week >= 1 && week <= 53;
}

std::optional<Day> monday_of_week(std::string_view text) {
    if (!has_shape(text, "0000-W00")) return std::nullopt;
    const int year = 100 * two_digits(text, 0) + two_digits(text, 2);
    const Day monday =
        monday_of(std::chrono::year{year} / 1 / 4) + days{7 * (two_digits(text, 6) - 1)};
    return iso_week(monday) == text ? std::optional(monday) : std::nullopt;
}

bool is_texts(const MemberValue& value) {
    return every_child(value, JsonNode::Kind::array, [](const JsonNode&, const MemberValue& item) {
        return item.kind == MemberValue::Kind::text;
    });
}

bool is_minutes_by_name(const MemberValue& value) {
    return every_child(value, JsonNode::Kind::object, is_minutes_or_null);
}

bool is_minutes_by_day(const MemberValue& value) {
    return every_child(value, JsonNode::Kind::object,
                       [](const JsonNode& day, const MemberValue& of_day) {
                           return parse_day(day.key).has_value() && is_minutes_by_name(of_day);
                       });
}

bool is_calendar(const MemberValue& value) {
    const auto dated = [](const JsonNode& day, const MemberValue& minutes) {
        return parse_day(day.key).has_value() && is_minutes(day, minutes);
    };
    return every_child(value, JsonNode::Kind::array, is_minutes) ||
           every_child(value, JsonNode::Kind::object, dated);
}

}  // namespace osmlm
