#include "osmlm/base/duration.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "osmlm/base/utf8.hpp"

namespace osmlm {
namespace {

constexpr std::string_view blanks = " \t";

/// A number as it is written, so that "1.675h" is rounded as the decimal that it is.
struct Decimal {
    Minutes whole = 0;
    Minutes fraction = 0, scale = 1;
    std::size_t whole_digits = 0, fraction_digits = 0;
};

/// What a duration says; the parts that it does not name are missing.
struct Parts {
    std::optional<Decimal> hours;
    std::optional<Minutes> minutes;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool take(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}

void take_blanks(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
}

/// Whole numbers stop growing above the longest duration: their sum is refused later.
Minutes take_whole(std::string_view& rest, std::size_t& count) {
    Minutes value = 0;
    for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1), ++count)
        value = std::min(value * 10 + (rest.front() - '0'), longest_duration + 1);
    return value;
}

std::optional<Decimal> take_decimal(std::string_view& rest) {
    Decimal number;
    number.whole = take_whole(rest, number.whole_digits);
    if (number.whole_digits == 0) return std::nullopt;
    if (!take(rest, ".") && !take(rest, ",")) return number;
    for (; !rest.empty() && is_digit(rest.front()); rest.remove_prefix(1)) {
        if (++number.fraction_digits > 15) continue;
        number.fraction = number.fraction * 10 + (rest.front() - '0');
        number.scale *= 10;
    }
    if (number.fraction_digits == 0) return std::nullopt;
    return number;
}

bool take_minute_unit(std::string_view& rest) { return take(rest, "min") || take(rest, "m"); }

/// `1h30m 1h30 1.5h 90min` and the like.
std::optional<Parts> plain_form(std::string_view rest) {
    Parts parts;
    auto number = take_decimal(rest);
    take_blanks(rest);
    if (number && take(rest, "h")) {
        parts.hours = number;
        take_blanks(rest);
        if (rest.empty()) return parts;
        number = take_decimal(rest);
        take_blanks(rest);
        if (number && rest.empty()) rest = "m";
    }
    if (!number || number->fraction_digits > 0 || !take_minute_unit(rest) || !rest.empty())
        return std::nullopt;
    parts.minutes = number->whole;
    return parts;
}

/// `1:30`.
std::optional<Parts> clock_form(std::string_view rest) {
    Parts parts{Decimal{}, 0};
    std::size_t count = 0;
    parts.hours->whole = take_whole(rest, parts.hours->whole_digits);
    if (parts.hours->whole_digits == 0 || !take(rest, ":")) return std::nullopt;
    parts.minutes = take_whole(rest, count);
    if (count != 2 || !rest.empty()) return std::nullopt;
    return parts;
}

/// `PT1H30M` (ISO 8601), hours and minutes only.
std::optional<Parts> iso_form(std::string_view rest) {
    Parts parts;
    if (!take(rest, "PT") || rest.empty()) return std::nullopt;
    while (!rest.empty()) {
        const auto number = take_decimal(rest);
        if (!number || parts.minutes) return std::nullopt;
        if (take(rest, "H") && !parts.hours)
            parts.hours = number;
        else if (take(rest, "M") && number->fraction_digits == 0)
            parts.minutes = number->whole;
        else
            return std::nullopt;
    }
    return parts;
}

Minutes rounded(const Decimal& hours) {
    return hours.whole * 60 + (hours.fraction * 120 + hours.scale) / (2 * hours.scale);
}

Complaint refused(std::string_view text, std::string hint) {
    return {"expected a duration such as \"1h30m\", got \"" +
                shortened(replace_controls(text, ""), 40) + '"',
            std::move(hint)};
}

/// What to write instead of a text that is no duration at all.
std::string advice(std::string_view text) {
    const std::string word = shortened(replace_controls(text, ""), 20);
    if (text.starts_with('-')) return "a duration is never negative";
    if (text.find_first_not_of("0123456789") == text.npos && !text.empty())
        return "write \"" + word + "m\" for minutes or \"" + word + "h\" for hours";
    if (text.find_first_not_of("0123456789.,") == text.npos && !text.empty())
        return "write \"" + word + "h\" for hours";
    const std::size_t unit = text.find_first_not_of("0123456789.,PT \t");
    if (unit != 0 && unit != text.npos && (text[unit] == 'd' || text[unit] == 'D'))
        return "a day has no fixed length here: write hours, such as \"6h\"";
    return "write it like \"1h30m\", \"90m\" or \"1.5h\"";
}

Expected<Minutes> total(const Parts& parts, std::string_view text) {
    const Minutes minutes = parts.minutes.value_or(0);
    const Minutes hours = parts.hours ? rounded(*parts.hours) : 0;
    if (hours + minutes > longest_duration) return refused(text, "that is too long");
    if (!parts.hours || !parts.minutes) return hours + minutes;
    if (parts.hours->fraction_digits > 0)
        return refused(text, "write either a part of an hour or minutes, not both");
    if (minutes > 59)
        return refused(text, "minutes beside hours end at 59: write \"" +
                                 duration_text(hours + minutes) + '"');
    return hours + minutes;
}

}  // namespace

Expected<Minutes> parse_duration(std::string_view text) {
    const std::string_view word = trimmed(text);
    for (const auto form : {plain_form, clock_form, iso_form})
        if (const auto parts = form(word)) return total(*parts, word);
    return refused(word, advice(word));
}

Expected<Minutes> hours_to_minutes(double hours) {
    if (!std::isfinite(hours)) return Complaint{"expected a number of hours", ""};
    if (hours < 0)
        return Complaint{"expected a number of hours from 0", "a duration is never negative"};
    if (hours > static_cast<double>(longest_duration / 60))
        return Complaint{"expected fewer hours", "that is too long"};
    // 0.025 is a little less than one and a half minutes in binary: halves still go up.
    constexpr double binary_slack = 1e-9;
    return static_cast<Minutes>(std::floor(hours * 60 + 0.5 + binary_slack));
}

std::string duration_text(Minutes minutes) {
    const Minutes hours = std::abs(minutes / 60), rest = std::abs(minutes % 60);
    std::string text = minutes < 0 ? "-" : "";
    if (hours == 0) return text + std::to_string(rest) + 'm';
    text += std::to_string(hours) + 'h';
    if (rest == 0) return text;
    if (rest < 10) text += '0';
    return text + std::to_string(rest) + 'm';
}

}  // namespace osmlm
