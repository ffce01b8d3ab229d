#include "feel/feel.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include <fmt/core.h>

#include "oracle/dice.hpp"
#include "osmlm/model/calendar.hpp"

namespace osmlm::feel {
namespace {

constexpr days week_long{7};

struct Span {
    Day first, last;
};

using Spans = std::map<std::size_t, Span>;

Spans spans_of(const Plan& plan) {
    Spans spans;
    for (const PlannedResource& r : plan.resources)
        if (r.left.value_or(0) > 0 && r.first && r.last && !r.optional)
            spans[r.resource] = {*r.first, *r.last};
    return spans;
}

void count_sessions(const Curriculum& curriculum, const Plan& plan, const Spans& spans,
                    Feel& feel) {
    for (const PlannedDay& day : plan.days) {
        if (day.sessions.empty()) continue;
        std::map<std::size_t, Minutes> of_day;
        for (const PlannedSession& session : day.sessions) of_day[session.resource] += session.min;
        double crumbs = 0;
        for (const PlannedSession& session : day.sessions) {
            const auto span = spans.find(session.resource);
            const bool ends = span != spans.end() && span->second.last == day.date;
            const Minutes shortest = std::min(curriculum.schedule.session_min, day.hours);
            crumbs += session.min < shortest && !ends ? 1 : 0;
        }
        feel.days += 1;
        feel.sessions += static_cast<double>(day.sessions.size());
        feel.crumbs += crumbs;
        feel.crumb_days += crumbs > 0 ? 1 : 0;
    }
}

void count_open(const Curriculum& curriculum, const Plan& plan, const Spans& spans, Feel& feel) {
    for (const PlannedDay& day : plan.days) {
        if (day.sessions.empty()) continue;
        std::map<std::size_t, double> open;
        for (const auto& [resource, span] : spans)
            if (span.first <= day.date && day.date <= span.last)
                open[curriculum.resources[resource].goal.value_or(curriculum.goals.size())] += 1;
        double most = 0;
        for (const auto& [goal, count] : open) most = std::max(most, count);
        feel.open += most;
        feel.most_open = std::max(feel.most_open, most);
    }
}

void count_heaps(const Curriculum& curriculum, const Plan& plan, Feel& feel) {
    std::map<std::pair<std::size_t, Day>, std::map<Day, Minutes>> weeks;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            const auto goal = curriculum.resources[session.resource].goal;
            if (!goal || !curriculum.goals[*goal].weekly) continue;
            if (!curriculum.goals[*goal].weekly->min) continue;
            weeks[{*goal, monday_of(day.date)}][day.date] += session.min;
        }
    for (const auto& [key, minutes] : weeks) {
        double sum = 0, most = 0, count = 0;
        for (Day day = key.second; day < key.second + week_long; day += days{1}) {
            const auto found = minutes.find(day);
            const double here = found == minutes.end() ? 0 : static_cast<double>(found->second);
            const bool open = curriculum.goals[key.first].days.has(weekday_of(day)) &&
                              hours_on(curriculum.schedule, day).minutes > 0;
            sum += here;
            most = std::max(most, here);
            count += open ? 1 : 0;
        }
        if (count < 2) continue;
        feel.heaps += most / (sum / count);
        feel.heap_weeks += 1;
    }
}

void count_lead(const Curriculum& curriculum, const Plan& plan, const Spans& spans, Feel& feel) {
    std::map<std::size_t, Day> wanted;
    for (const auto& [resource, span] : spans)
        for (const auto& group : curriculum.resources[resource].after)
            for (const std::size_t before : group) {
                if (group.size() > 1 || !spans.contains(before)) continue;
                const auto [found, fresh] = wanted.emplace(before, span.first);
                if (!fresh) found->second = std::min(found->second, span.first);
            }
    for (const auto& [before, day] : wanted) {
        feel.prerequisites += 1;
        for (const PlannedDay& between : plan.days)
            if (between.date > spans.at(before).last && between.date < day && between.hours > 0)
                feel.lead += 1;
    }
}

void count_lean(const Curriculum& curriculum, const Plan& plan, Feel& feel) {
    std::map<std::size_t, Day> due;
    for (const PlannedResource& r : plan.resources)
        if (r.deadline && !r.optional && (!curriculum.end || *r.deadline < *curriculum.end))
            due[r.resource] = *r.deadline;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            const auto found = due.find(session.resource);
            if (found == due.end()) continue;
            feel.dated += static_cast<double>(session.min);
            if (day.date > found->second - week_long) feel.lean += static_cast<double>(session.min);
        }
}

}  // namespace

Feel& Feel::operator+=(const Feel& other) {
    days += other.days;
    sessions += other.sessions;
    crumbs += other.crumbs;
    crumb_days += other.crumb_days;
    open += other.open;
    most_open = std::max(most_open, other.most_open);
    heaps += other.heaps;
    heap_weeks += other.heap_weeks;
    lead += other.lead;
    prerequisites += other.prerequisites;
    idle += other.idle;
    hours += other.hours;
    lean += other.lean;
    dated += other.dated;
    return *this;
}

Feel feel_of(const Curriculum& curriculum, const Plan& plan) {
    Feel feel;
    const Spans spans = spans_of(plan);
    count_sessions(curriculum, plan, spans, feel);
    count_open(curriculum, plan, spans, feel);
    count_heaps(curriculum, plan, feel);
    count_lead(curriculum, plan, spans, feel);
    count_lean(curriculum, plan, feel);
    for (const PlannedDay& day : plan.days) {
        if (!plan.finish || day.date >= *plan.finish) continue;
        feel.hours += static_cast<double>(day.hours);
        feel.idle += static_cast<double>(day.hours);
        for (const PlannedSession& session : day.sessions)
            feel.idle -= static_cast<double>(session.min);
    }
    return feel;
}

std::string heading() {
    return fmt::format("{:<34} {:>8} {:>8} {:>8} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}", "",
                       "sessions", "crumbs", "crumb", "open", "most", "heap", "lead", "idle",
                       "lean");
}

std::string row(const std::string& name, const Feel& feel) {
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
    return fmt::format(
        "{:<34} {:8.2f} {:7.1f}% {:7.1f}% {:6.2f} {:6.0f} {:6.2f} {:6.1f} {:5.1f}% "
        "{:5.1f}%",
        name, share(feel.sessions, feel.days), 100 * share(feel.crumbs, feel.sessions),
        100 * share(feel.crumb_days, feel.days), share(feel.open, feel.days), feel.most_open,
        share(feel.heaps, feel.heap_weeks), share(feel.lead, feel.prerequisites),
        100 * share(feel.idle, feel.hours), 100 * share(feel.lean, feel.dated));
}

namespace {

/// Marsaglia's xorshift (2003), so that the same seed gives the same curriculum everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 1) {}
    int below(int end) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<int>((state_ >> 20) % static_cast<std::uint64_t>(end));
    }

private:
    std::uint64_t state_;
};

constexpr int lifelike_resources = 24;
constexpr int study_days = 40 * 5;  // of forty weeks

std::string goals_json() {
    return R"("goals": [
  { "id": "main", "title": "Main", "days": ["mon", "tue", "wed", "thu"] },
  { "id": "side", "title": "Side" },
  { "id": "tongue", "title": "A language", "weekly": "4h", "days": ["mon", "tue", "thu", "fri"] } ],
)";
}

}  // namespace

std::string lifelike_json(std::uint64_t seed, int load) {
    Random random(seed);
    std::vector<int> weight(lifelike_resources);
    for (int& one : weight) one = 3 + random.below(30);
    const int sum = std::accumulate(weight.begin(), weight.end(), 0);
    const int minutes = (study_days * 300 - 40 * 240) * load / 100;
    std::string resources, separator;
    for (int i = 0; i < lifelike_resources; ++i) {
        const bool side = i % 4 == 3;
        const int effort = minutes * weight[static_cast<std::size_t>(i)] / sum;
        std::string more;
        const int before = i - 1 - random.below(6);
        if (before >= 0 && random.below(3) > 0 && (before % 4 == 3) == side)
            more += fmt::format(R"(, "after": ["r{}"])", before);
        if (random.below(5) == 0)
            more += fmt::format(
                R"(, "deadline": "{}")",
                iso_date(*parse_day("2026-09-07") + week_long * std::min(40, 12 + i * 3 / 2)));
        if (random.below(8) == 0) more += R"(, "priority": "high")";
        if (random.below(4) == 0) more += R"(, "daily-max": "2h")";
        resources += fmt::format(R"({}  {{ "id": "r{}", "goal": "{}", "effort": "{}m"{} }})",
                                 separator, i, side ? "side" : "main", effort, more);
        separator = ",\n";
    }
    return R"({ "osmlm": 1, "start": "2026-09-07", "end": "2027-06-18",
"schedule": { "week": { "mon": ["09:00-12:00", "14:00-16:00"], "tue": ["09:00-12:00", "14:00-16:00"],
  "wed": "5h", "thu": "5h", "fri": "5h" },
  "days": [ { "on": "2026-12-24..2027-01-01", "hours": 0 }, { "on": "2027-03-10", "hours": "2h" } ] },
)" + goals_json() +
           "\"resources\": [\n" + resources + " ] }\n";
}

std::string near_deadlines_json(std::uint64_t seed) {
    oracle::Dice dice("near deadlines", seed);
    std::string resources;
    for (int i = 0; i < 4; ++i)
        resources += fmt::format(R"({{"id":"long{}","effort":"{}h"}},)", i, dice.between(30, 70));
    for (int i = 0; i < 10; ++i)
        resources += fmt::format(
            R"({}{{"id":"short{}","effort":"{}h","deadline":"{}"{}}})", i > 0 ? "," : "", i,
            dice.between(3, 14),
            iso_date(*parse_day("2026-10-10") + days{28 * i + dice.between(0, 20)}),
            i > 1 && dice.chance(30) ? fmt::format(R"(,"after":["short{}"])", i - 1) : "");
    return R"({"osmlm":1,"start":"2026-09-07","end":"2027-09-30","schedule":{"week":{"mon":"2h",)"
           R"("tue":"2h","wed":"2h","thu":"2h","fri":"2h"}},"resources":[)" +
           resources + "]}";
}

Minutes moved(const Plan& before, const Plan& after, Day from, Day end) {
    std::map<std::pair<Day, std::size_t>, Minutes> difference;
    const auto add = [&](const Plan& plan, int sign) {
        for (const PlannedDay& day : plan.days)
            if (day.date >= from && day.date < end)
                for (const PlannedSession& session : day.sessions)
                    difference[{day.date, session.resource}] += sign * session.min;
    };
    add(after, 1);
    add(before, -1);
    Minutes sum = 0;
    for (const auto& [key, minutes] : difference) sum += std::max<Minutes>(0, minutes);
    return sum;
}

}  // namespace osmlm::feel
