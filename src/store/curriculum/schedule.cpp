#include <tuple>

#include "store/curriculum/parts.hpp"
#include "store/curriculum/values.hpp"

namespace osmlm {
namespace {

using Week = std::array<std::optional<DayHours>, 7>;

template <std::size_t weekday>
void read_weekday(Reader& reader, const JsonNode& node, Week& week) {
    week[weekday] = read_hours(reader, node);
}

constexpr Keys<Week, 7> week_keys = {{{"mon", read_weekday<0>},
                                      {"tue", read_weekday<1>},
                                      {"wed", read_weekday<2>},
                                      {"thu", read_weekday<3>},
                                      {"fri", read_weekday<4>},
                                      {"sat", read_weekday<5>},
                                      {"sun", read_weekday<6>}}};

std::optional<Week> read_week(Reader& reader, const JsonNode& node) {
    Week week;
    read_object(reader, node, "an object such as { \"mon\": \"6h\" }", week_keys, week);
    return week;
}

void read_ordinary_week(Reader& reader, const JsonNode& node, Schedule& schedule) {
    const auto week = read_week(reader, node);
    for (std::size_t i = 0; i < 7; ++i)
        if ((*week)[i]) schedule.week[i] = *(*week)[i];
}

constexpr Keys<WeekChange, 3> change_keys = {{{"from", field<&WeekChange::from, read_day>},
                                              {"until", field<&WeekChange::until, read_day>},
                                              {"week", field<&WeekChange::week, read_week>}}};

WeekChange read_change(Reader& reader, const JsonNode& node) {
    WeekChange change;
    if (!read_object(reader, node, "a change of the week", change_keys, change, {"from"}))
        return change;
    const JsonNode* until = reader.document().find(node, "until");
    if (until != nullptr && !reader.failed_in(node) && change.until < change.from)
        reader.expected("until-before-from", *until,
                        "a date from " + iso_date(change.from) + " on");
    return change;
}

void read_on(Reader& reader, const JsonNode& node, DayException& entry) {
    if (const auto dates = read_days(reader, node)) std::tie(entry.from, entry.until) = *dates;
}

constexpr Keys<DayException, 3> exception_keys = {
    {{"on", read_on},
     {"hours", field<&DayException::hours, read_hours>},
     {"note", field<&DayException::note, read_text>}}};

DayException read_exception(Reader& reader, const JsonNode& node) {
    DayException entry;
    read_object(reader, node, "an object such as { \"on\": \"2026-12-24\", \"hours\": 0 }",
                exception_keys, entry, {"on", "hours"});
    return entry;
}

void read_limit_day(Reader& reader, const JsonNode& node, Limit& limit) {
    limit.day = read_duration(reader, node);
    if (!limit.day || *limit.day <= 24 * 60) return;
    reader.error("over-24-hours", node,
                 "expected at most 24h in a day, got " + duration_text(*limit.day));
}

constexpr Keys<Limit, 2> limit_keys = {
    {{"day", read_limit_day}, {"days", field<&Limit::days, read_weekdays>}}};

void read_limit(Reader& reader, const JsonNode& node, Schedule& schedule) {
    schedule.limit.emplace();
    read_object(reader, node, "an object such as { \"day\": \"8h\" }", limit_keys, *schedule.limit);
}

constexpr Keys<Schedule, 2> session_keys = {
    {{"min", field<&Schedule::session_min, read_duration>},
     {"max", field<&Schedule::session_max, read_duration>}}};

/// Where only one bound is given, the other one's default gives way.
void read_session(Reader& reader, const JsonNode& node, Schedule& schedule) {
    read_object(reader, node, "an object such as { \"min\": \"30m\", \"max\": \"2h\" }",
                session_keys, schedule);
    const JsonNode* min = reader.document().find(node, "min");
    const JsonNode* max = reader.document().find(node, "max");
    if (max != nullptr && !reader.failed_in(*max) && schedule.session_max < 1)
        reader.expected("out-of-range", *max, "at least one minute");
    if (schedule.session_min <= schedule.session_max) return;
    if (min == nullptr)
        schedule.session_min = schedule.session_max;
    else if (max == nullptr)
        schedule.session_max = schedule.session_min;
    else
        reader.error("min-over-max", *min,
                     "expected at most the \"max\" of " + duration_text(schedule.session_max) +
                         ", got " + duration_text(schedule.session_min));
}

void read_focus(Reader& reader, const JsonNode& node, Schedule& schedule) {
    if (const auto focus = read_integer(reader, node, 1, 1000))
        schedule.focus = static_cast<int>(*focus);
}

void read_day_starts(Reader& reader, const JsonNode& node, Schedule& schedule) {
    const auto clock = node.kind == JsonNode::Kind::string ? parse_clock(node.text) : std::nullopt;
    if (clock && *clock <= 12 * 60)
        schedule.day_starts = *clock;
    else
        reader.expected(node.kind == JsonNode::Kind::string ? "bad-clock-time" : "wrong-type", node,
                        "a time from \"00:00\" to \"12:00\"");
}

constexpr Keys<Schedule, 7> schedule_keys = {{{"week", read_ordinary_week},
                                              {"changes", list<&Schedule::changes, read_change>},
                                              {"days", list<&Schedule::days, read_exception>},
                                              {"limit", read_limit},
                                              {"session", read_session},
                                              {"focus", read_focus},
                                              {"day-starts", read_day_starts}}};

}  // namespace

Schedule read_schedule(Reader& reader, const JsonNode& node) {
    Schedule schedule;
    read_object(reader, node, "an object with the hours of the week", schedule_keys, schedule);
    return schedule;
}

}  // namespace osmlm
