#include "store/record_values.hpp"

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

template <class Check>
bool every_member(const std::optional<element>& value, Check check) {
    simdjson::dom::object object;
    if (!value || value->get_object().get(object) != simdjson::SUCCESS) return false;
    return std::all_of(object.begin(), object.end(), check);
}

template <class Check>
bool every_item(const std::optional<element>& value, Check check) {
    simdjson::dom::array array;
    if (!value || value->get_array().get(array) != simdjson::SUCCESS) return false;
    return std::all_of(array.begin(), array.end(), check);
}

bool is_minutes(const element& value) { return whole_number(value_of(value), 0).has_value(); }

bool are_minutes_by_name(const std::optional<element>& value) {
    return every_member(value, [](const auto& member) {
        return member.value.is_null() || is_minutes(member.value);
    });
}

}  // namespace

MemberValue value_of(const element& parsed) {
    using Kind = MemberValue::Kind;
    MemberValue value;
    value.in = parsed;
    if (parsed.is_null()) return value;
    value.kind = Kind::other;
    if (parsed.get_string().get(value.text) == simdjson::SUCCESS) {
        value.kind = Kind::text;
    } else if (parsed.is_double()) {
        const double exact = parsed.get_double().value_unsafe();
        if (std::floor(exact) != exact || std::abs(exact) > 1e15) return value;
        value.kind = Kind::whole;
        value.whole = static_cast<std::int64_t>(exact);
    } else if (parsed.get_int64().get(value.whole) == simdjson::SUCCESS) {
        value.kind = Kind::whole;
    }
    return value;
}

std::string json_of(const MemberValue& value) {
    if (value.in) return simdjson::minify(*value.in);
    if (value.kind == MemberValue::Kind::whole) return std::to_string(value.whole);
    return '"' + std::string(value.text) + '"';
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

bool is_texts(const MemberValue& value) {
    return every_item(value.in, [](const element& item) { return item.is_string(); });
}

bool is_minutes_by_name(const MemberValue& value) { return are_minutes_by_name(value.in); }

bool is_minutes_by_day(const MemberValue& value) {
    return every_member(value.in, [](const auto& member) {
        return parse_day(member.key).has_value() && are_minutes_by_name(member.value);
    });
}

bool is_calendar(const MemberValue& value) {
    return every_item(value.in, is_minutes) || every_member(value.in, [](const auto& member) {
               return parse_day(member.key).has_value() && is_minutes(member.value);
           });
}

}  // namespace osmlm
