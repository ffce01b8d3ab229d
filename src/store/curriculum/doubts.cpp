#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "store/curriculum/parts.hpp"

/// What the schedule and the goals ask for that cannot work.
namespace osmlm {
namespace {

Minutes hours_in_week(const Schedule& schedule, Weekdays weekdays) {
    Minutes sum = 0;
    for (std::size_t i = 0; i < 7; ++i)
        if (weekdays.has(static_cast<int>(i))) sum += schedule.week[i].minutes;
    return sum;
}

/// What the work of a goal can take in an ordinary week.
struct Appetite {
    std::array<Minutes, 7> days{};  ///< of each weekday, as if all were there for it alone
    Minutes required = 0;           ///< all there is of its required work
    bool open = false;
};

/// Of each goal, by what the file says of the resources in the plan.
std::vector<Appetite> appetites(const Curriculum& curriculum) {
    std::vector<Appetite> of_goals(curriculum.goals.size());
    const std::vector<bool> planned = in_plan(curriculum);
    for (std::size_t r = 0; r < planned.size(); ++r) {
        const Resource& each = curriculum.resources[r];
        if (!planned[r] || !each.goal) continue;
        Appetite& appetite = of_goals[*each.goal];
        for (std::size_t i = 0; i < 7; ++i)
            if (each.days.has(static_cast<int>(i)))
                appetite.days[i] += each.daily_max.value_or(curriculum.schedule.week[i].minutes);
        if (!each.effort)
            appetite.open = true;
        else if (!each.optional)
            appetite.required += each.effort->planned;
    }
    return of_goals;
}

Minutes taken_in_week(const Appetite& appetite, const Schedule& schedule, Weekdays weekdays) {
    Minutes sum = 0;
    for (std::size_t i = 0; i < 7; ++i)
        if (weekdays.has(static_cast<int>(i)))
            sum += std::min(schedule.week[i].minutes, appetite.days[i]);
    return sum;
}

/// Stretches of dates that do not touch, by their first day.
using Stretches = std::map<Day, Day>;

/// Adds from..until; tells a day that was there before, if there is one.
std::optional<Day> add_stretch(Stretches& stretches, Day from, Day until) {
    std::optional<Day> twice;
    auto at = stretches.upper_bound(from);
    if (at != stretches.begin() && std::prev(at)->second >= from) --at;
    while (at != stretches.end() && at->first <= until) {
        if (!twice) twice = std::max(from, at->first);
        from = std::min(from, at->first);
        until = std::max(until, at->second);
        at = stretches.erase(at);
    }
    stretches.emplace(from, until);
    return twice;
}

void note_days_twice(Reader& reader, const JsonNode& list, const Schedule& schedule) {
    if (schedule.days.size() != list.count) return;
    Stretches stretches;
    auto entry = schedule.days.begin();
    for (const JsonNode& node : reader.document().children(list)) {
        const auto twice = add_stretch(stretches, entry->from, entry->until);
        ++entry;
        if (twice && !reader.failed_in(list))
            reader.note("day-twice", node,
                        iso_date(*twice) + " stands in an earlier entry too: this one holds");
    }
}

bool has_work(const Curriculum& curriculum) {
    return std::any_of(curriculum.resources.begin(), curriculum.resources.end(),
                       [](const Resource& resource) { return !resource.dropped; });
}

const JsonNode& member_or(const JsonDocument& document, const JsonNode& node,
                          std::string_view key) {
    const JsonNode* member = document.find(node, key);
    return member != nullptr ? *member : node;
}

void check_goal(Reader& reader, const JsonNode& node, const Curriculum& curriculum,
                const Goal& goal, const Appetite& appetite, Weekdays with_hours) {
    const JsonDocument& document = reader.document();
    if (goal.deadline && curriculum.start && *goal.deadline < *curriculum.start)
        reader.warning("deadline-before-start", *document.find(node, "deadline"),
                       "the deadline " + iso_date(*goal.deadline) + " comes before the start " +
                           iso_date(*curriculum.start));
    if (goal.days.empty())
        return reader.warning("no-common-weekday", *document.find(node, "days"),
                              "the goal has no weekday");
    if (!with_hours.empty() && (goal.days & with_hours).empty())
        reader.warning("no-hours", member_or(document, node, "days"),
                       "none of the goal's weekdays has hours in the schedule");
    const Minutes min = goal.weekly ? goal.weekly->min.value_or(0) : 0;
    const auto warn = [&](const std::string& but, const char* hint) {
        reader.warning("weekly-above-hours", *document.find(node, "weekly"),
                       "asks for " + duration_text(min) + " a week, but " + but, hint);
    };
    const Minutes held = hours_in_week(curriculum.schedule, goal.days);
    if (held == 0 || min == 0) return;
    if (min > held)
        return warn("the goal's days hold " + duration_text(held),
                    "lower it, or give the goal more days or the week more hours");
    // Nothing is asked of the week in which the required work is finished, nor later.
    const Minutes taken = taken_in_week(appetite, curriculum.schedule, goal.days);
    if (min > taken && (appetite.open || appetite.required > taken) && !reader.failed())
        warn("its resources can take " + duration_text(taken),
             "lower it, or give its resources more days or a higher daily-max");
}

}  // namespace

Weekdays weekdays_with_hours(const Schedule& schedule) {
    Weekdays weekdays;
    for (int i = 0; i < 7; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const bool changed = std::any_of(
            schedule.changes.begin(), schedule.changes.end(),
            [at](const auto& change) { return change.week[at] && change.week[at]->minutes > 0; });
        if (changed || schedule.week[at].minutes > 0) weekdays.add(i);
    }
    for (const DayException& entry : schedule.days)
        for (Day day = entry.from; day <= entry.until && day < entry.from + days{7}; day += days{1})
            if (entry.hours.minutes > 0) weekdays.add(weekday_of(day));
    return weekdays;
}

void check_schedule(Reader& reader, const Curriculum& curriculum) {
    const JsonDocument& document = reader.document();
    const JsonNode* schedule = document.find(document.root(), "schedule");
    const JsonNode* list = schedule != nullptr ? document.find(*schedule, "days") : nullptr;
    if (list != nullptr && list->kind == JsonNode::Kind::array)
        note_days_twice(reader, *list, curriculum.schedule);
    const bool sound = schedule == nullptr || !reader.failed_in(*schedule);
    if (sound && schedule != nullptr) check_windows(reader, *schedule, curriculum);
    if (sound && has_work(curriculum) && weekdays_with_hours(curriculum.schedule).empty())
        reader.warning("empty-week", schedule != nullptr ? *schedule : document.root(),
                       "the schedule has no hours at all: nothing can be planned",
                       "write, for example, \"week\": { \"mon\": \"2h\", \"sat\": \"4h\" }");
    if (curriculum.start && curriculum.end && *curriculum.end < *curriculum.start)
        reader.warning("end-before-start", *document.find(document.root(), "end"),
                       "the end " + iso_date(*curriculum.end) + " comes before the start " +
                           iso_date(*curriculum.start));
}

void check_goals(Reader& reader, const Nodes& nodes, const Curriculum& curriculum) {
    const JsonNode* schedule = reader.document().find(reader.document().root(), "schedule");
    if (schedule != nullptr && reader.failed_in(*schedule)) return;
    const Weekdays with_hours = weekdays_with_hours(curriculum.schedule);
    const std::vector<Appetite> of_goals = appetites(curriculum);
    for (std::size_t i = 0; i < nodes.goals.size(); ++i)
        if (!reader.failed_in(*nodes.goals[i]))
            check_goal(reader, *nodes.goals[i], curriculum, curriculum.goals[i], of_goals[i],
                       with_hours);
}

}  // namespace osmlm
