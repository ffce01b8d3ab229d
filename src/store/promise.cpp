#include "osmlm/store/promise.hpp"

#include <simdjson.h>

#include <charconv>

#include <fmt/format.h>

#include "osmlm/base/json_string.hpp"
#include "store/record_values.hpp"

namespace osmlm {
namespace {

template <class Items, class Write>
std::string joined(const Items& items, Write write) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ",") + write(item);
    return text;
}

std::string by_resource(const MinutesByResource& minutes) {
    return "{" + joined(minutes, [](const auto& one) {
               return json_string(one.first) + ":" + std::to_string(one.second);
           }) + "}";
}

MinutesByResource read_by_resource(const element& value) {
    MinutesByResource minutes;
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return minutes;
    for (const auto& [id, each] : object) {
        if (const auto number = whole_number(value_of(each), 0)) minutes.emplace_back(id, *number);
    }
    return minutes;
}

/// The Monday of a week such as "2026-W37".
std::optional<Day> monday_of_week(std::string_view text) {
    int year = 0, week = 0;
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 6, text.data() + 8, week);
    const Day monday = monday_of(std::chrono::year{year} / 1 / 4) + days{7 * (week - 1)};
    return iso_week(monday) == text ? std::optional(monday) : std::nullopt;
}

void read_days(const element& value, Promise& promise) {
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return;
    for (const auto& [date, minutes] : object) {
        if (const auto day = parse_day(date)) promise.days.emplace(*day, read_by_resource(minutes));
    }
}

/// A list of consecutive days, or minutes by date.
void read_hours(const element& value, Promise& promise) {
    simdjson::dom::array list;
    simdjson::dom::object by_date;
    if (value.get(list) == simdjson::SUCCESS) {
        for (const element each : list) promise.hours.push_back(whole_number(value_of(each), 0).value_or(0));
    } else if (value.get(by_date) == simdjson::SUCCESS) {
        for (const auto& [date, minutes] : by_date) {
            const auto day = parse_day(date);
            if (!day || *day < promise.week) continue;
            const auto at = static_cast<std::size_t>((*day - promise.week).count());
            if (at >= 100'000) continue;
            promise.hours.resize(std::max(promise.hours.size(), at + 1));
            promise.hours[at] = whole_number(value_of(minutes), 0).value_or(0);
        }
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

std::optional<Promise> parse_promise(std::string_view line) {
    simdjson::dom::parser parser;
    simdjson::dom::object record;
    if (parser.parse(line.data(), line.size(), true).get(record) != simdjson::SUCCESS)
        return std::nullopt;
    std::string_view week;
    if (record["week"].get(week) != simdjson::SUCCESS || week.size() != 8) return std::nullopt;
    const auto monday = monday_of_week(week);
    if (!monday) return std::nullopt;
    Promise promise;
    promise.week = *monday;
    element value;
    if (record["finish"].get(value) == simdjson::SUCCESS) promise.finish = day_of(value_of(value));
    if (record["days"].get(value) == simdjson::SUCCESS) read_days(value, promise);
    if (record["left"].get(value) == simdjson::SUCCESS) promise.left = read_by_resource(value);
    if (record["hours"].get(value) == simdjson::SUCCESS) read_hours(value, promise);
    return promise;
}

}  // namespace osmlm
