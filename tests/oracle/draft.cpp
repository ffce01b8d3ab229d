#include "oracle/draft.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace osmlm::oracle {
namespace {

using Json = nlohmann::ordered_json;
using std::size_t;

Json minutes(int min) { return min == 0 ? Json(0) : Json(fmt::format("{}m", min)); }

std::string date(const Draft& draft, int day) { return iso_date(draft.base + days{day}); }

void put_date(Json& object, const char* key, const Draft& draft, std::optional<int> day) {
    if (day) object[key] = date(draft, *day);
}

void put_weekdays(Json& object, unsigned weekdays) {
    if (weekdays == every_weekday) return;
    Json names = Json::array();
    for (size_t w = 0; w < 7; ++w) {
        if (((weekdays >> w) & 1U) != 0) names.push_back(std::string(weekday_names[w]));
    }
    object["days"] = names;
}

/// What a day has without an entry of its own.
int unless_named(const Draft& draft, int day) {
    const std::optional<DraftBlanket>& blanket = draft.blanket;
    const bool covered = blanket && day >= blanket->from && day <= blanket->until;
    return covered ? blanket->hours : ordinary_hours(draft, day);
}

Json exception(const Draft& draft, int from, int until, int hours) {
    const std::string first = date(draft, from);
    const std::string on = from == until ? first : first + ".." + date(draft, until);
    return {{"on", on}, {"hours", minutes(hours)}};
}

Json change_of(const Draft& draft, const DraftChange& change) {
    Json object;
    object["from"] = date(draft, change.from);
    put_date(object, "until", draft, change.until);
    object["week"] = Json::object();
    for (size_t w = 0; w < 7; ++w) {
        if (!change.week[w]) continue;
        object["week"][std::string(weekday_names[w])] = minutes(*change.week[w]);
    }
    return object;
}

/// Every day whose hours must be said; neighbours with the same hours together.
Json exceptions_of(const Draft& draft) {
    Json list = Json::array();
    if (draft.blanket) {
        list.push_back(
            exception(draft, draft.blanket->from, draft.blanket->until, draft.blanket->hours));
    }
    for (int day = 0; day < draft.days; ++day) {
        const int hours = draft.hours[static_cast<size_t>(day)];
        if (hours == unless_named(draft, day)) continue;
        int last = day;
        while (last + 1 < draft.days && draft.hours[static_cast<size_t>(last) + 1] == hours) ++last;
        list.push_back(exception(draft, day, last, hours));
        day = last;
    }
    return list;
}

Json schedule_of(const Draft& draft) {
    Json schedule;
    schedule["week"] = Json::object();
    for (size_t w = 0; w < 7; ++w) {
        if (draft.week[w] > 0) {
            schedule["week"][std::string(weekday_names[w])] = minutes(draft.week[w]);
        }
    }
    for (const DraftChange& change : draft.changes) {
        schedule["changes"].push_back(change_of(draft, change));
    }
    const Json exceptions = exceptions_of(draft);
    if (!exceptions.empty()) schedule["days"] = exceptions;
    return schedule;
}

Json goal_of(const Draft& draft, const DraftGoal& goal) {
    Json object{{"id", goal.id}, {"title", "Goal " + goal.id}};
    if (goal.max) {
        object["weekly"] = Json::object();
        if (goal.min) object["weekly"]["min"] = minutes(*goal.min);
        object["weekly"]["max"] = minutes(*goal.max);
    } else if (goal.min) {
        object["weekly"] = minutes(*goal.min);
    }
    put_weekdays(object, goal.weekdays);
    put_date(object, "deadline", draft, goal.deadline);
    return object;
}

Json after_of(const Draft& draft, const DraftResource& resource) {
    Json list = Json::array();
    for (const std::vector<size_t>& group : resource.after) {
        Json members = Json::array();
        for (const size_t member : group) members.push_back(draft.resources[member].id);
        list.push_back(group.size() == 1 ? members[0] : Json{{"any", members}});
    }
    return list;
}

Json resource_of(const Draft& draft, const DraftResource& resource) {
    Json object{{"id", resource.id}, {"title", "Resource " + resource.id}};
    if (resource.goal >= 0) object["goal"] = draft.goals[static_cast<size_t>(resource.goal)].id;
    if (!resource.open) object["effort"] = minutes(resource.effort);
    if (!resource.after.empty()) object["after"] = after_of(draft, resource);
    put_date(object, "start", draft, resource.start);
    put_date(object, "deadline", draft, resource.deadline);
    if (!resource.priority.empty()) object["priority"] = resource.priority;
    if (resource.daily_max) object["daily-max"] = minutes(*resource.daily_max);
    put_weekdays(object, resource.weekdays);
    if (resource.optional) object["optional"] = true;
    if (resource.dropped) put_date(object, "dropped", draft, 0);
    if (!resource.former.empty()) object["formerly"] = {resource.former};
    return object;
}

Json choice_of(const Draft& draft, const DraftChoice& choice) {
    Json of = Json::array();
    Json picked = Json::array();
    for (const size_t r : choice.of) of.push_back(draft.resources[r].id);
    for (const size_t r : choice.picked) picked.push_back(draft.resources[r].id);
    return {{"id", choice.id},
            {"title", choice.id},
            {"choose", choice.choose},
            {"of", of},
            {"picked", picked}};
}

}  // namespace

nlohmann::ordered_json curriculum_of(const Draft& draft) {
    Json curriculum{{"osmlm", 1}};
    put_date(curriculum, "start", draft, draft.start);
    put_date(curriculum, "end", draft, draft.end);
    curriculum["schedule"] = schedule_of(draft);
    curriculum["goals"] = Json::array();
    for (const DraftGoal& goal : draft.goals) curriculum["goals"].push_back(goal_of(draft, goal));
    curriculum["resources"] = Json::array();
    for (const DraftResource& resource : draft.resources) {
        if (!resource.implied) curriculum["resources"].push_back(resource_of(draft, resource));
    }
    for (const DraftChoice& choice : draft.choices) {
        curriculum["choices"].push_back(choice_of(draft, choice));
    }
    return curriculum;
}

Instance instance_of(const Draft& draft, std::string_view family, std::uint64_t seed) {
    Instance instance{
        std::string(family), seed, curriculum_of(draft), {}, draft.base + days{draft.today}};
    for (const Json& record : draft.log) instance.log_lines.push_back(record.dump());
    return instance;
}

int ordinary_hours(const Draft& draft, int day) {
    const auto at = static_cast<size_t>(weekday(day));
    int hours = draft.week[at];
    for (const DraftChange& change : draft.changes) {
        const bool covers = day >= change.from && (!change.until || day <= *change.until);
        if (covers && change.week[at]) hours = *change.week[at];
    }
    return hours;
}

int logged_on(const Draft& draft, int day) {
    int sum = 0;
    for (const DraftSession& session : draft.sessions) sum += session.day == day ? session.min : 0;
    return sum;
}

int logged_of(const Draft& draft, std::size_t resource) {
    int sum = 0;
    for (const DraftSession& session : draft.sessions) {
        if (session.resource == static_cast<int>(resource)) sum += session.min;
    }
    return sum;
}

int logged_on(const Draft& draft, int day, std::size_t resource) {
    int sum = 0;
    for (const DraftSession& session : draft.sessions) {
        if (session.day == day && session.resource == static_cast<int>(resource)) {
            sum += session.min;
        }
    }
    return sum;
}

int logged_in_week(const Draft& draft, int day, int goal) {
    int sum = 0;
    for (const DraftSession& session : draft.sessions) {
        if (session.resource < 0 || session.day / 7 != day / 7) continue;
        const DraftResource& resource = draft.resources[static_cast<size_t>(session.resource)];
        if (resource.goal == goal) sum += session.min;
    }
    return sum;
}

}  // namespace osmlm::oracle
