#include <cmath>
#include <optional>

#include "store/curriculum/parts.hpp"
#include "store/curriculum/values.hpp"

/// Every form of an effort: a duration, a range, weeks × pace, pages × minutes.
namespace osmlm {
namespace {

/// A quantity that may be a range; products are taken of these before anything is rounded.
struct Bounds {
    double low = 0, high = 0;
    std::optional<double> likely;

    [[nodiscard]] double planned() const { return likely.value_or((low + high) / 2); }
};

using Quantity = std::optional<double> (*)(Reader&, const JsonNode&);

std::optional<double> read_minutes(Reader& reader, const JsonNode& node) {
    const auto minutes = read_duration(reader, node);
    return minutes ? std::optional(static_cast<double>(*minutes)) : std::nullopt;
}

std::optional<double> read_weeks(Reader& reader, const JsonNode& node) {
    return read_number(reader, node, "a number of weeks from 0 to 100000", 0, 100'000);
}

std::optional<double> read_pages(Reader& reader, const JsonNode& node) {
    const auto pages = read_integer(reader, node, 0, 10'000'000);
    return pages ? std::optional(static_cast<double>(*pages)) : std::nullopt;
}

struct Range {
    std::optional<double> low, high, likely;
};

template <Quantity quantity>
constexpr Keys<Range, 3> range_keys = {{{"low", field<&Range::low, quantity>},
                                        {"high", field<&Range::high, quantity>},
                                        {"likely", field<&Range::likely, quantity>}}};

void check_order(Reader& reader, const JsonNode& node, const Range& range) {
    const JsonDocument& document = reader.document();
    if (*range.low > *range.high)
        reader.expected("low-over-high", *document.find(node, "low"), "at most the \"high\"");
    else if (range.likely && (*range.likely < *range.low || *range.likely > *range.high))
        reader.expected("likely-outside", *document.find(node, "likely"),
                        "something from \"low\" to \"high\"");
}

template <Quantity quantity>
std::optional<Bounds> read_range(Reader& reader, const JsonNode& node) {
    Range range;
    if (!read_object(reader, node, "a range", range_keys<quantity>, range, {"low", "high"}))
        return std::nullopt;
    if (!range.low || !range.high) return std::nullopt;
    check_order(reader, node, range);
    return Bounds{*range.low, *range.high, range.likely};
}

/// Says how a range is written that stands as "20h..30h", as on the command line.
bool refuse_dots(Reader& reader, const JsonNode& node) {
    const std::size_t dots = node.text.find("..");
    if (node.kind != JsonNode::Kind::string || dots == std::string::npos) return false;
    reader.expected("bad-duration", node, "a duration such as \"40h\", or a range",
                    "write { \"low\": \"" + std::string(node.text.substr(0, dots)) +
                        "\", \"high\": \"" + std::string(node.text.substr(dots + 2)) + "\" }");
    return true;
}

template <Quantity quantity>
std::optional<Bounds> read_bounds(Reader& reader, const JsonNode& node) {
    if (node.kind == JsonNode::Kind::object) return read_range<quantity>(reader, node);
    if (quantity == read_minutes && refuse_dots(reader, node)) return std::nullopt;
    const auto value = quantity(reader, node);
    if (!value) return std::nullopt;
    return Bounds{*value, *value, std::nullopt};
}

/// Two quantities whose product is the effort.
struct Product {
    std::optional<Bounds> count, each;
};

constexpr Keys<Product, 2> weeks_keys = {
    {{"weeks", field<&Product::count, read_bounds<read_weeks>>},
     {"pace", field<&Product::each, read_bounds<read_minutes>>}}};
constexpr Keys<Product, 2> pages_keys = {
    {{"pages", field<&Product::count, read_bounds<read_pages>>},
     {"per-page", field<&Product::each, read_bounds<read_minutes>>}}};

Bounds times(const Bounds& a, const Bounds& b) {
    Bounds product{a.low * b.low, a.high * b.high, std::nullopt};
    if (a.likely || b.likely) product.likely = a.planned() * b.planned();
    return product;
}

Minutes rounded(double minutes) { return static_cast<Minutes>(std::floor(minutes + 0.5)); }

std::optional<Effort> as_effort(Reader& reader, const JsonNode& node, const Bounds& bounds) {
    if (bounds.high > static_cast<double>(longest_duration)) {
        reader.error("bad-duration", node, "expected a shorter effort, got one that is too long");
        return std::nullopt;
    }
    Effort effort;
    effort.low = rounded(bounds.low);
    effort.high = rounded(bounds.high);
    effort.planned = bounds.likely ? rounded(*bounds.likely) : (effort.low + effort.high + 1) / 2;
    return effort;
}

Product read_product(Reader& reader, const JsonNode& node, const Keys<Product, 2>& keys) {
    Product product;
    read_object(reader, node, "an effort", keys, product, {keys[0].name, keys[1].name});
    return product;
}

std::optional<Effort> read_in_weeks(Reader& reader, const JsonNode& node) {
    const Product product = read_product(reader, node, weeks_keys);
    if (!product.count || !product.each) return std::nullopt;
    return as_effort(reader, node, times(*product.count, *product.each));
}

std::optional<Effort> read_in_pages(Reader& reader, const JsonNode& node) {
    const Product product = read_product(reader, node, pages_keys);
    if (!product.count || !product.each) return std::nullopt;
    auto effort = as_effort(reader, node, times(*product.count, *product.each));
    if (!effort) return std::nullopt;
    effort->pages = rounded(product.count->planned());
    effort->per_page = product.each->planned();
    return effort;
}

/// An object with none of the keys that make an effort.
std::optional<Effort> no_form(Reader& reader, const JsonNode& node) {
    reader.expected("wrong-type", node, "an effort such as \"40h\"",
                    R"(or {"low": "30h", "high": "50h"}, {"weeks": 10, "pace": "4h"}, )"
                    R"({"pages": 300, "per-page": "5m"})");
    return std::nullopt;
}

}  // namespace

std::optional<Effort> read_effort(Reader& reader, const JsonNode& node) {
    const auto has = [&](std::string_view key) {
        return reader.document().find(node, key) != nullptr;
    };
    if (has("weeks") || has("pace")) return read_in_weeks(reader, node);
    if (has("pages") || has("per-page")) return read_in_pages(reader, node);
    const bool range = has("low") || has("high") || has("likely");
    if (node.kind == JsonNode::Kind::object && !range) return no_form(reader, node);
    const auto bounds = read_bounds<read_minutes>(reader, node);
    return bounds ? as_effort(reader, node, *bounds) : std::nullopt;
}

}  // namespace osmlm
