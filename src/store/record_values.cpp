#include "store/record_values.hpp"

#include <algorithm>
#include <cmath>

#include "osmlm/base/duration.hpp"

namespace osmlm {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int two_digits(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Whether the text follows the shape, in which `0` stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(),
                      [](char c, char s) { return s == '0' ? is_digit(c) : c == s; });
}

template <class Check>
bool every_member(const element& value, Check check) {
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return false;
    return std::all_of(object.begin(), object.end(), check);
}

template <class Check>
bool every_item(const element& value, Check check) {
    simdjson::dom::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) return false;
    return std::all_of(array.begin(), array.end(), check);
}

}  // namespace

std::optional<std::int64_t> whole_number(const element& value, std::int64_t least) {
    std::int64_t number = 0;
    if (value.is_double()) {
        const double exact = value.get_double().value_unsafe();
        if (std::floor(exact) != exact || std::abs(exact) > 1e15) return std::nullopt;
        number = static_cast<std::int64_t>(exact);
    } else if (value.get_int64().get(number) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    if (number < least || number > longest_duration) return std::nullopt;
    return number;
}

std::optional<std::string_view> text_of(const element& value) {
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
    return text;
}

std::optional<Day> day_of(const element& value) {
    const auto text = text_of(value);
    return text ? parse_day(*text) : std::nullopt;
}

std::optional<int> clock_of(const element& value) {
    const auto text = text_of(value);
    if (!text || !has_shape(*text, "00:00")) return std::nullopt;
    const int hours = two_digits(*text, 0), minutes = two_digits(*text, 3);
    if (hours > 23 || minutes > 59) return std::nullopt;
    return hours * 60 + minutes;
}

bool is_record_id(std::string_view text) {
    const auto fits = [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), fits);
}

bool is_decimal(const element& value) {
    auto text = text_of(value);
    if (!text) return false;
    if (!text->empty() && text->front() == '-') text->remove_prefix(1);
    const auto point = text->find('.');
    const std::string_view whole = text->substr(0, point);
    const std::string_view part = point == text->npos ? "0" : text->substr(point + 1);
    return !whole.empty() && !part.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           std::all_of(part.begin(), part.end(), is_digit);
}

bool is_week(const element& value) {
    const auto text = text_of(value);
    if (!text || !has_shape(*text, "0000-W00")) return false;
    const int week = two_digits(*text, 6);
    return week >= 1 && week <= 53;
}

bool is_texts(const element& value) {
    return every_item(value, [](const element& item) { return item.is_string(); });
}

bool is_minutes_by_name(const element& value) {
    return every_member(value, [](const auto& member) {
        return member.value.is_null() || whole_number(member.value, 0).has_value();
    });
}

bool is_minutes_by_day(const element& value) {
    return every_member(value, [](const auto& member) {
        return parse_day(member.key).has_value() && is_minutes_by_name(member.value);
    });
}

bool is_calendar(const element& value) {
    const auto minutes = [](const element& item) { return whole_number(item, 0).has_value(); };
    return every_item(value, minutes) || every_member(value, [&](const auto& member) {
               return parse_day(member.key).has_value() && minutes(member.value);
           });
}

}  // namespace osmlm
