#include "report/common/week_grid.hpp"

#include <algorithm>
#include <array>

namespace osmlm {
namespace {

constexpr std::array<const char*, 7> weekday_titles = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece minutes(Minutes value, Tone tone = Tone::plain) {
    return value == 0 ? Piece{} : Piece{Duration{value}, tone};
}

using WeekHours = std::array<Minutes, 7>;

Minutes total(const WeekHours& week) {
    Minutes sum = 0;
    for (const Minutes day : week) sum += day;
    return sum;
}

/// Weekdays that have hours or sessions in some of the weeks: the columns worth showing.
std::vector<int> weekdays_used(const std::vector<WeekOfPlan>& weeks) {
    std::array<bool, 7> used{};
    for (const WeekOfPlan& week : weeks)
        for (const PlannedDay* day : week.days)
            used[static_cast<std::size_t>(weekday_of(day->date))] = true;
    std::vector<int> list;
    for (int w = 0; w < 7; ++w)
        if (used[static_cast<std::size_t>(w)]) list.push_back(w);
    return list;
}

/// Minutes by weekday of each resource, in the order in which the week first comes to it.
std::vector<std::pair<std::size_t, WeekHours>> by_resource(const WeekOfPlan& week) {
    std::vector<std::pair<std::size_t, WeekHours>> rows;
    for (const PlannedDay* day : week.days)
        for (const PlannedSession& session : day->sessions) {
            auto row = std::find_if(rows.begin(), rows.end(),
                                    [&](const auto& r) { return r.first == session.resource; });
            if (row == rows.end()) row = rows.insert(row, {session.resource, {}});
            row->second[static_cast<std::size_t>(weekday_of(day->date))] += session.min;
        }
    return rows;
}

std::vector<Piece> hours_row(Piece head, const WeekHours& hours, const std::vector<int>& weekdays,
                             Tone tone) {
    std::vector<Piece> row{std::move(head)};
    for (const int w : weekdays) row.push_back(minutes(hours[static_cast<std::size_t>(w)], tone));
    row.push_back(minutes(total(hours), tone));
    return row;
}

}  // namespace

std::vector<WeekOfPlan> weeks_until(const Plan& plan, Day until) {
    std::vector<WeekOfPlan> weeks;
    Day next = monday_of(plan.from);
    for (const PlannedDay& day : plan.days) {
        if (day.date > until) break;
        for (; next <= day.date; next += days{7}) weeks.push_back({next, {}});
        weeks.back().days.push_back(&day);
    }
    for (; !plan.days.empty() && next <= std::min(until, plan.days.back().date); next += days{7})
        weeks.push_back({next, {}});
    if (weeks.size() > 1 && weeks.front().days.empty() && plan.from > weeks.front().monday)
        weeks.erase(weeks.begin());
    return weeks;
}

Table week_grid(const Curriculum& curriculum, const WeekOfPlan& week) {
    const std::vector<int> weekdays = weekdays_used({week});
    Table table{"week", {{"resource", "", Align::left, true}}, {}};
    for (const int w : weekdays) {
        const std::chrono::year_month_day date{week.monday + days{w}};
        table.columns.push_back({weekday_titles[static_cast<std::size_t>(w)],
                                 std::string(weekday_titles[static_cast<std::size_t>(w)]) + " " +
                                     std::to_string(static_cast<unsigned>(date.day())),
                                 Align::right});
    }
    table.columns.push_back({"week", "Week", Align::right});
    WeekHours planned{}, hours{};
    for (const PlannedDay* day : week.days)
        hours[static_cast<std::size_t>(weekday_of(day->date))] = day->hours - day->logged;
    for (const auto& [resource, row] : by_resource(week)) {
        for (std::size_t w = 0; w < 7; ++w) planned[w] += row[w];
        table.rows.push_back(hours_row(say("  " + curriculum.resources[resource].title), row,
                                       weekdays, Tone::plain));
    }
    for (std::size_t w = 0; w < 7; ++w) hours[w] = std::max<Minutes>(0, hours[w] - planned[w]);
    if (total(hours) > 0)
        table.rows.push_back(hours_row(say("  free", Tone::quiet), hours, weekdays, Tone::quiet));
    return table;
}

Table weeks_table(const Curriculum& curriculum, const std::vector<WeekOfPlan>& weeks) {
    const std::vector<int> weekdays = weekdays_used(weeks);
    Table table{"weeks", {{"week", "Week of"}}, {}};
    for (const int w : weekdays)
        table.columns.push_back({.key = weekday_titles[static_cast<std::size_t>(w)],
                                 .title = weekday_titles[static_cast<std::size_t>(w)],
                                 .align = Align::right,
                                 .spare = 1});
    table.columns.push_back({"week", "Week", Align::right});
    for (const Goal& goal : curriculum.goals)
        table.columns.push_back({goal.id, goal.title, Align::right, true});
    for (const WeekOfPlan& week : weeks) {
        WeekHours planned{};
        std::vector<Minutes> by_goal(curriculum.goals.size());
        for (const auto& [resource, row] : by_resource(week)) {
            for (std::size_t w = 0; w < 7; ++w) planned[w] += row[w];
            if (const auto& goal = curriculum.resources[resource].goal)
                by_goal[*goal] += total(row);
        }
        auto row = hours_row({week.monday}, planned, weekdays, Tone::plain);
        if (week.days.empty()) row.back() = say("no study days", Tone::quiet);
        for (const Minutes sum : by_goal) row.push_back(minutes(sum));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace osmlm
