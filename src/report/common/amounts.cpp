#include "report/common/amounts.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <fmt/core.h>

namespace osmlm {
namespace {

constexpr std::size_t decimals = 9;
constexpr std::int64_t unit = 1'000'000'000;

std::size_t decimals_of(std::string_view amount) {
    const auto point = amount.find('.');
    return point == std::string_view::npos ? 0 : amount.size() - point - 1;
}

/// In billionths.
std::optional<std::int64_t> billionths(std::string_view amount) {
    const bool negative = amount.starts_with('-');
    if (negative) amount.remove_prefix(1);
    if (decimals_of(amount) > decimals) return std::nullopt;
    std::string digits(amount.substr(0, amount.find('.')));
    if (digits.size() > decimals) return std::nullopt;
    if (decimals_of(amount) > 0) digits += amount.substr(amount.find('.') + 1);
    digits.append(decimals - decimals_of(amount), '0');
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return negative ? -value : value;
}

}  // namespace

std::optional<std::string> sum_of_amounts(const std::vector<std::string>& amounts) {
    std::int64_t sum = 0;
    std::size_t shown = 0;
    for (const std::string& amount : amounts) {
        const auto value = billionths(amount);
        if (!value || std::abs(sum) >= unit * unit) return std::nullopt;
        sum += *value;
        shown = std::max(shown, decimals_of(amount));
    }
    std::string text =
        fmt::format("{}{}.{:09}", sum < 0 ? "-" : "", std::abs(sum / unit), std::abs(sum % unit));
    text.resize(text.size() - (shown == 0 ? decimals + 1 : decimals - shown));
    return text;
}

}  // namespace osmlm
