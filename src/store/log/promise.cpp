#include "osmlm/store/promise.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/json_string.hpp"
#include "store/log/record_values.hpp"

namespace osmlm {
namespace {

template <class Items, class Write>
std::string joined(const Items& items, Write write) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ",") + write(item);
    return text;
}

std::string by_resource(const MinutesByResource& minutes) {
    return "{" +
           joined(minutes,
                  [](const auto& one) {
                      return json_string(one.first) + ":" + std::to_string(one.second);
                  }) +
           "}";
}

std::optional<Minutes> minutes_in(const JsonDocument& document, const JsonNode& node) {
    return whole_number(value_of(document, node, {}), 0);
}

MinutesByResource read_by_resource(const JsonDocument& document, const JsonNode& node) {
    MinutesByResource minutes;
    for (const JsonNode& each : document.children(node)) {
        if (const auto number = minutes_in(document, each)) minutes.emplace_back(each.key, *number);
    }
    return minutes;
}

void read_days(const JsonDocument& document, const JsonNode& days_of, Promise& promise) {
    for (const JsonNode& minutes : document.children(days_of)) {
        if (const auto day = parse_day(minutes.key))
            promise.days.emplace(*day, read_by_resource(document, minutes));
    }
}

/// A list of consecutive days, or minutes by date.
void read_hours(const JsonDocument& document, const JsonNode& hours, Promise& promise) {
    constexpr std::size_t most_days = 100'000;
    std::size_t next = 0;
    for (const JsonNode& each : document.children(hours)) {
        const auto day = parse_day(each.key);
        const Day on = day.value_or(promise.week + days{static_cast<int>(next++)});
        const auto at = static_cast<std::size_t>((on - promise.week).count());
        if (at >= most_days) continue;
        promise.hours.resize(std::max(promise.hours.size(), at + 1));
        promise.hours[at] = minutes_in(document, each).value_or(0);
    }
}

}  // namespace

std::string promise_members(const Promise& promise) {
    const std::string by_day = joined(promise.days, [](const auto& day) {
        return json_string(iso_date(day.first)) + ":" + by_resource(day.second);
    });
    return fmt::format(R"("week":"{}","finish":{},"days":{{{}}},"left":{},"hours":[{}])",
                       iso_week(promise.week),
                       promise.finish ? json_string(iso_date(*promise.finish)) : "null", by_day,
                       by_resource(promise.left),
                       joined(promise.hours, [](Minutes day) { return std::to_string(day); }));
}

std::optional<Promise> parse_promise(const Record& record) {
    const auto document = parse_strict_json(record.raw());
    if (!document || document->root().kind != JsonNode::Kind::object) return std::nullopt;
    const auto member = [&](std::string_view key) { return document->find(document->root(), key); };
    const JsonNode* const week = member("week");
    const auto monday = week ? monday_of_week(week->text) : std::nullopt;
    if (!monday) return std::nullopt;
    Promise promise;
    promise.record = &record;
    promise.week = *monday;
    if (const JsonNode* node = member("finish")) promise.finish = parse_day(node->text);
    if (const JsonNode* node = member("days")) read_days(*document, *node, promise);
    if (const JsonNode* node = member("left")) promise.left = read_by_resource(*document, *node);
    if (const JsonNode* node = member("hours")) read_hours(*document, *node, promise);
    return promise;
}

}  // namespace osmlm
