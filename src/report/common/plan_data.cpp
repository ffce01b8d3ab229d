#include "report/common/plan_data.hpp"

#include <algorithm>
#include <type_traits>

#include "osmlm/report/findings.hpp"
#include "report/common/remedies.hpp"
#include "report/common/verdict.hpp"

namespace osmlm {
namespace {

Cell number(std::int64_t value) { return Cell(value); }

Cell day_or_null(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }

Cell count_or_null(const std::optional<int>& count) { return count ? number(*count) : Cell(); }

Array names(const std::vector<std::size_t>& indices, const auto& list) {
    Array array;
    for (const std::size_t i : indices) array.push_back(Cell(list[i].id));
    return array;
}

Object session_data(const Curriculum& curriculum, const PlannedSession& session) {
    return {{"resource", Cell(curriculum.resources[session.resource].id)},
            {"min", Cell(Duration{session.min})},
            {"start", cell_or_null<ClockTime>(session.start)},
            {"why", Cell(why_name(session.why))}};
}

Object day_data(const Curriculum& curriculum, const PlannedDay& day) {
    Array sessions;
    Minutes planned = 0;
    for (const PlannedSession& session : day.sessions) {
        sessions.push_back(session_data(curriculum, session));
        planned += session.min;
    }
    return {{"date", Cell(day.date)},
            {"hours", Cell(Duration{day.hours})},
            {"logged", Cell(Duration{day.logged})},
            {"planned", Cell(Duration{planned})},
            {"sessions", std::move(sessions)}};
}

Object resource_data(const Curriculum& curriculum, const PlannedResource& planned) {
    const Resource& resource = curriculum.resources[planned.resource];
    return {{"id", Cell(resource.id)},
            {"goal", resource.goal ? Cell(curriculum.goals[*resource.goal].id) : Cell()},
            {"left", cell_or_null<Duration>(planned.left)},
            {"first", day_or_null(planned.first)},
            {"last", day_or_null(planned.last)},
            {"deadline", day_or_null(planned.deadline)},
            {"slack", cell_or_null<Duration>(planned.slack)},
            {"late", Cell(Duration{planned.late})},
            {"optional", Cell(planned.optional)},
            {"picked", Cell(planned.picked)}};
}

Object week_data(const Curriculum& curriculum, const PlannedWeek& week) {
    return {{"goal", Cell(curriculum.goals[week.goal].id)},
            {"week", Cell(Week{week.monday})},
            {"min", Cell(Duration{week.min})},
            {"max", cell_or_null<Duration>(week.max)},
            {"logged", Cell(Duration{week.logged})},
            {"planned", Cell(Duration{week.planned})}};
}

Object assumption_data(const Curriculum& curriculum, const Assumption& assumption) {
    const auto resource = [&](std::size_t i) { return Cell(curriculum.resources[i].id); };
    const auto goal = [&](std::size_t i) { return Cell(curriculum.goals[i].id); };
    return std::visit(
        [&](const auto& a) -> Object {
            using Kind = std::decay_t<decltype(a)>;
            if constexpr (std::is_same_v<Kind, FinishedBy>)
                return {{"resource", resource(a.resource)}, {"until", Cell(a.until)}};
            else if constexpr (std::is_same_v<Kind, NotBefore>)
                return {{"resource", resource(a.resource)}, {"from", Cell(a.from)}};
            else if constexpr (std::is_same_v<Kind, AtMost>)
                return {
                    {"goal", goal(a.goal)}, {"date", Cell(a.date)}, {"max", Cell(Duration{a.max})}};
            else if constexpr (std::is_same_v<Kind, AtLeast>)
                return {
                    {"goal", goal(a.goal)}, {"date", Cell(a.date)}, {"min", Cell(Duration{a.min})}};
            else if constexpr (std::is_same_v<Kind, GoalFinished>)
                return {{"goal", goal(a.goal)},
                        {"week", Cell(Week{a.monday})},
                        {"finished", Cell(a.finished)}};
            else
                return {{"resource", resource(a.resource)}, {"member", resource(a.member)}};
        },
        assumption);
}

Object conflict_data(const Curriculum& curriculum, const Conflict& conflict) {
    const bool plain = conflict.cases.empty();
    Array cases;
    for (const Case& branch : conflict.cases) {
        Array inner;
        for (const Conflict& one : branch.conflicts)
            inner.push_back(conflict_data(curriculum, one));
        cases.push_back(Object{{"assume", assumption_data(curriculum, branch.assume)},
                               {"conflicts", std::move(inner)}});
    }
    const auto minutes = [&](Minutes value) { return plain ? Cell(Duration{value}) : Cell(); };
    return {{"from", Cell(conflict.from)},
            {"until", Cell(conflict.until)},
            {"need", minutes(conflict.need)},
            {"have", minutes(conflict.have)},
            {"short", minutes(conflict.need - conflict.have)},
            {"resources", names(conflict.resources, curriculum.resources)},
            {"goals", names(conflict.goals, curriculum.goals)},
            {"cases", plain ? Value() : Value(std::move(cases))}};
}

Value late_data(const std::optional<LateDays>& late) {
    if (!late) return {};
    return Object{{"at_least", count_or_null(late->at_least)},
                  {"at_most", count_or_null(late->at_most)}};
}

template <class List, class Write>
Array list_of(const List& list, Write write) {
    Array array;
    for (const auto& item : list) array.push_back(write(item));
    return array;
}

}  // namespace

bool is_whole_week(const Plan& plan, Day monday, Day until) {
    return monday <= until &&
           std::none_of(plan.days.begin(), plan.days.end(), [&](const auto& day) {
               return day.date > until && monday_of(day.date) == monday && !day.sessions.empty();
           });
}

Array conflicts_data(const Curriculum& curriculum, const Plan& plan) {
    return list_of(plan.conflicts, [&](const auto& c) { return conflict_data(curriculum, c); });
}

Object plan_data(const Curriculum& curriculum, const Plan& plan, Day until) {
    Array shown_days, weekly;
    for (const PlannedDay& day : plan.days)
        if (day.date <= until) shown_days.push_back(day_data(curriculum, day));
    for (const PlannedWeek& week : plan.weekly)
        if (is_whole_week(plan, week.monday, until)) weekly.push_back(week_data(curriculum, week));
    return {{"from", Cell(plan.from)},
            {"until", Cell(until)},
            {"verdict", Cell(verdict_name(plan.verdict))},
            {"finish", day_or_null(plan.finish)},
            {"load", cell_or_null<Percent>(plan.load)},
            {"short", Cell(Duration{plan.short_minutes})},
            {"late_days", late_data(plan.late_days)},
            {"buffer_days", count_or_null(plan.buffer_days)},
            {"days", std::move(shown_days)},
            {"resources",
             list_of(plan.resources, [&](const auto& r) { return resource_data(curriculum, r); })},
            {"weekly", std::move(weekly)},
            {"conflicts", conflicts_data(curriculum, plan)},
            {"remedies", remedies_data(plan)},
            {"findings", findings_data(plan.findings)}};
}

}  // namespace osmlm
