#include "store/curriculum/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

bool is_id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 &&
           std::all_of(text.begin(), text.end(), is_id_character) && text.front() != '.' &&
           text.front() != '_' && text.front() != '-';
}

/// The nearest thing to a text that may be an id.
std::string as_id(std::string_view text) {
    std::string id;
    for (const char each : text.substr(0, 64)) {
        const char c = each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
        if (is_id_character(c))
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    id.erase(0, id.find_first_not_of("._-"));
    id.erase(id.find_last_not_of('-') + 1);
    return id;
}

template <auto read>
auto read_each(Reader& reader, const JsonNode& node, const std::string& what) {
    using Values = std::vector<typename decltype(read(reader, node))::value_type>;
    std::optional<Values> values;
    if (node.kind != Kind::array) {
        reader.expected("wrong-type", node, what);
        return values;
    }
    values.emplace();
    for (const JsonNode& item : reader.document().children(node))
        if (auto value = read(reader, item)) values->push_back(*std::move(value));
    return values;
}

/// A count and a unit, such as "3 months".
struct Period {
    int count = 0;
    std::string_view unit;
};

std::optional<Period> parse_period(std::string_view text) {
    Period period;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), period.count);
    if (error != std::errc() || period.count < 1 || period.count > 10'000) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(' ')) return std::nullopt;
    period.unit = text.substr(1);
    if (period.unit.ends_with('s')) period.unit.remove_suffix(1);
    for (const std::string_view unit : {"day", "week", "month", "year"})
        if (period.unit == unit) return period;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> read_text(Reader& reader, const JsonNode& node) {
    if (node.kind == Kind::string) return std::string(node.text);
    reader.expected("wrong-type", node, "a text in quotes");
    return std::nullopt;
}

std::optional<std::vector<std::string>> read_texts(Reader& reader, const JsonNode& node) {
    return read_each<read_text>(reader, node, "a list of texts");
}

std::optional<bool> read_bool(Reader& reader, const JsonNode& node) {
    if (node.kind == Kind::boolean) return node.truth;
    reader.expected("wrong-type", node, "true or false");
    return std::nullopt;
}

std::optional<std::string> read_id(Reader& reader, const JsonNode& node) {
    if (node.kind != Kind::string) {
        reader.expected("wrong-type", node, "an id such as \"linear-algebra\"");
        return std::nullopt;
    }
    if (is_id(node.text)) return std::string(node.text);
    const std::string better = as_id(node.text);
    reader.expected("bad-id", node,
                    "an id of a-z, 0-9, \".\", \"_\" and \"-\", at most 64 characters",
                    better.empty() ? "" : "write \"" + better + '"');
    return std::nullopt;
}

std::optional<std::vector<std::string>> read_ids(Reader& reader, const JsonNode& node) {
    return read_each<read_id>(reader, node, "a list of ids");
}

std::optional<std::int64_t> read_integer(Reader& reader, const JsonNode& node, std::int64_t from,
                                         std::int64_t until) {
    if (node.kind == Kind::integer && node.integer >= from && node.integer <= until)
        return node.integer;
    reader.expected(node.kind == Kind::integer ? "out-of-range" : "wrong-type", node,
                    "a whole number from " + std::to_string(from) + " to " + std::to_string(until));
    return std::nullopt;
}

std::optional<double> read_number(Reader& reader, const JsonNode& node, const std::string& what,
                                  double from, double until) {
    const bool number = node.kind == Kind::integer || node.kind == Kind::number;
    if (number && node.number >= from && node.number <= until) return node.number;
    reader.expected(number ? "out-of-range" : "wrong-type", node, what);
    return std::nullopt;
}

std::optional<double> read_amount(Reader& reader, const JsonNode& node) {
    return read_number(reader, node, "an amount such as 120 or 12.50, from 0", 0, 1e15);
}

std::optional<Minutes> read_duration(Reader& reader, const JsonNode& node) {
    const bool number = node.kind == Kind::integer || node.kind == Kind::number;
    if (!number && node.kind != Kind::string) {
        reader.expected("wrong-type", node, "a duration such as \"40h\"");
        return std::nullopt;
    }
    auto minutes = number ? hours_to_minutes(node.number) : parse_duration(node.text);
    if (minutes) return *minutes;
    reader.expected("bad-duration", node, "a duration such as \"40h\"", minutes.error().hint);
    return std::nullopt;
}

/// What a plan can be about; each day of it costs memory.
constexpr std::chrono::year first_year{1900}, last_year{2199};

std::optional<Day> read_day(Reader& reader, const JsonNode& node) {
    using namespace std::chrono;
    if (node.kind == Kind::string)
        if (const auto day = parse_day(node.text)) {
            const year_month_day date{*day};
            if (date.year() >= first_year && date.year() <= last_year) return day;
            reader.expected("out-of-range", node, "a date from 1900 to 2199");
            return std::nullopt;
        }
    reader.expected(node.kind == Kind::string ? "bad-date" : "wrong-type", node,
                    "a date that exists, such as \"2026-12-18\"");
    return std::nullopt;
}

std::optional<std::pair<Day, Day>> read_days(Reader& reader, const JsonNode& node) {
    const std::size_t dots = node.text.find("..");
    if (node.kind != Kind::string || dots == std::string_view::npos) {
        const auto day = read_day(reader, node);
        return day ? std::optional(std::pair(*day, *day)) : std::nullopt;
    }
    const auto from = parse_day(node.text.substr(0, dots));
    const auto until = parse_day(node.text.substr(dots + 2));
    if (from && until && *from <= *until) return std::pair(*from, *until);
    if (from && until)
        reader.expected("until-before-from", node, "dates in order", "write the earlier one first");
    else
        reader.expected("bad-date", node, "dates that exist, such as \"2026-12-24..2027-01-03\"");
    return std::nullopt;
}

std::optional<Weekdays> read_weekdays(Reader& reader, const JsonNode& node) {
    if (node.kind != Kind::array) {
        reader.expected("wrong-type", node, "a list of weekdays such as [\"mon\", \"wed\"]");
        return std::nullopt;
    }
    Weekdays weekdays;
    const std::vector<std::string> names(weekday_names.begin(), weekday_names.end());
    for (const JsonNode& item : reader.document().children(node)) {
        const auto name = std::find(weekday_names.begin(), weekday_names.end(), item.text);
        if (name != weekday_names.end())
            weekdays.add(static_cast<int>(name - weekday_names.begin()));
        else
            reader.expected(item.kind == Kind::string ? "bad-weekday" : "wrong-type", item,
                            "one of mon, tue, wed, thu, fri, sat and sun",
                            reader.suggest(item.text.substr(0, 3), names));
    }
    return weekdays;
}

std::optional<std::string> read_month(Reader& reader, const JsonNode& node) {
    if (node.kind == Kind::string && parse_day(std::string(node.text) + "-01"))
        return std::string(node.text);
    reader.expected(node.kind == Kind::string ? "bad-month" : "wrong-type", node,
                    "a month such as \"2026-09\"");
    return std::nullopt;
}

std::optional<std::string> read_period(Reader& reader, const JsonNode& node) {
    if (node.kind == Kind::string && parse_period(node.text)) return std::string(node.text);
    reader.expected(node.kind == Kind::string ? "bad-period" : "wrong-type", node,
                    "a period such as \"3 months\", \"4 weeks\" or \"10 days\"");
    return std::nullopt;
}

std::optional<days> read_notice(Reader& reader, const JsonNode& node) {
    if (node.kind == Kind::integer && node.integer >= 0 && node.integer <= 10'000)
        return days{static_cast<int>(node.integer)};
    const auto period = node.kind == Kind::string ? parse_period(node.text) : std::nullopt;
    if (period && period->unit == "day") return days{period->count};
    if (period && period->unit == "week") return days{period->count * 7};
    reader.expected(node.kind == Kind::string ? "bad-period" : "wrong-type", node,
                    "a number of days such as \"14 days\"");
    return std::nullopt;
}

}  // namespace osmlm
