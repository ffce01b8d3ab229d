#include <algorithm>
#include <array>
#include <map>

#include "osmlm/base/words.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/comparison_blocks.hpp"
#include "report/plan_data.hpp"
#include "report/plan_timeline.hpp"
#include "report/remedies.hpp"
#include "report/verdict.hpp"

namespace osmlm {
namespace {

constexpr std::size_t conflicts_shown = 3;
constexpr std::array<const char*, 7> weekday_titles = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece blank() { return {}; }
Piece minutes(Minutes value, Tone tone = Tone::plain) {
    return value == 0 ? blank() : Piece{Duration{value}, tone};
}

using WeekHours = std::array<Minutes, 7>;

Minutes total(const WeekHours& week) {
    Minutes sum = 0;
    for (const Minutes day : week) sum += day;
    return sum;
}

/// The planned days of one ISO week.
struct WeekOfPlan {
    Day monday;
    std::vector<const PlannedDay*> days;
};

std::vector<WeekOfPlan> weeks_until(const Plan& plan, Day until) {
    std::vector<WeekOfPlan> weeks;
    for (const PlannedDay& day : plan.days) {
        if (day.date > until) break;
        if (weeks.empty() || weeks.back().monday != monday_of(day.date))
            weeks.push_back({monday_of(day.date), {}});
        weeks.back().days.push_back(&day);
    }
    return weeks;
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

/// One week as a grid: resources down, days across, and what each day has free in the end.
void add_week_grid(const Curriculum& curriculum, const WeekOfPlan& week, Report& report) {
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
    report.blocks.push_back(Heading{{say("Week of ", Tone::strong), {week.monday, Tone::strong}}});
    if (table.rows.empty())
        report.blocks.push_back(Paragraph{{say("  nothing planned", Tone::quiet)}});
    else
        report.blocks.push_back(std::move(table));
}

void add_by_day(const Curriculum& curriculum, const Plan& plan, Day until, Report& report) {
    for (const WeekOfPlan& week : weeks_until(plan, until)) add_week_grid(curriculum, week, report);
}

/// One row a week: hours by weekday, then by goal.
void add_by_week(const Curriculum& curriculum, const Plan& plan, Day until, Report& report) {
    const auto weeks = weeks_until(plan, until);
    const std::vector<int> weekdays = weekdays_used(weeks);
    Table table{"weeks", {{"week", "Week of"}}, {}};
    for (const int w : weekdays)
        table.columns.push_back({weekday_titles[static_cast<std::size_t>(w)],
                                 weekday_titles[static_cast<std::size_t>(w)], Align::right});
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
        for (const Minutes sum : by_goal) row.push_back(minutes(sum));
        table.rows.push_back(std::move(row));
    }
    report.blocks.push_back(std::move(table));
}

/// When and where a resource stands, in one or two words.
Piece state_of(const PlannedResource& planned) {
    if (planned.left == Minutes{0}) return say("done", Tone::good);
    if (planned.late > 0) return {Duration{planned.late}, Tone::bad};
    return planned.optional ? say("optional", Tone::quiet) : blank();
}

void add_by_resource(const Curriculum& curriculum, const Plan& plan, Report& report) {
    Table table{"resources",
                {{"resource", "Resource", Align::left, true},
                 {"left", "Left", Align::right},
                 {.key = "first", .title = "First", .spare = 3},
                 {"last", "Last"},
                 {.key = "deadline", .title = "Deadline", .spare = 1},
                 {.key = "slack", .title = "Slack", .align = Align::right, .spare = 2},
                 {"late", "Late", Align::right}},
                {}};
    for (const PlannedResource& planned : plan.resources) {
        const auto date = [](const std::optional<Day>& day) { return day ? Piece{*day} : blank(); };
        table.rows.push_back(
            {say(curriculum.resources[planned.resource].title),
             planned.left ? Piece{Duration{*planned.left}} : say("open", Tone::quiet),
             date(planned.first), date(planned.last), date(planned.deadline),
             planned.slack ? Piece{Duration{*planned.slack}} : blank(), state_of(planned)});
    }
    report.blocks.push_back(std::move(table));
}

/// The day that was understood, and what follows from it.
void add_echo(const Plan& plan, Day until, Report& report) {
    Line line{say("Shown up to "), {until}, say(".")};
    if (until < plan.from)
        line.insert(line.end(), {say(" The plan begins on "), {plan.from}, say(".")});
    else if (!is_whole_week(plan, monday_of(until), until))
        line.insert(line.end(), {say(" The week goes on after that.")});
    report.blocks.push_back(Paragraph{std::move(line)});
}

/// Which changes the plan is made with.
void add_changes(const Comparison& comparison, Report& report) {
    if (comparison.changes.empty()) return;
    report.blocks.push_back(
        Paragraph{{say("With "), say(join_words(comparison.changes), Tone::strong), say(":")}});
}

/// Whether the comparison names it already.
bool is_told(const Comparison& comparison, const Finding& finding) {
    return std::ranges::any_of(comparison.findings, [&](const Finding& told) {
        return told.id == finding.id && told.path == finding.path && told.line == finding.line;
    });
}

void add_findings(const std::vector<Finding>& findings, const Comparison* against, Report& report) {
    std::vector<Finding> shown = findings;
    std::erase_if(shown, [&](const Finding& f) {
        return f.severity == Severity::note || (against != nullptr && is_told(*against, f));
    });
    if (shown.empty()) return;
    report.blocks.push_back(Heading{{say(
        counted_findings(shown) + "; osmlm check names " + (shown.size() == 1 ? "it." : "them."),
        Tone::warn)}});
}

Table session_records(const Curriculum& curriculum, const Plan& plan, Day until) {
    Table table{"sessions", {}, {}};
    for (const char* key : {"date", "week", "goal", "resource", "title", "min", "start", "why"})
        table.columns.push_back({key, ""});
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            if (day.date > until) return table;
            const Resource& resource = curriculum.resources[session.resource];
            table.rows.push_back(
                {{day.date},
                 {Week{monday_of(day.date)}},
                 resource.goal ? say(curriculum.goals[*resource.goal].id) : blank(),
                 say(resource.id),
                 say(resource.title),
                 {Duration{session.min}},
                 {cell_or_null<ClockTime>(session.start)},
                 say(why_name(session.why))});
        }
    return table;
}

Day last_shown(const Curriculum& curriculum, const Plan& plan) {
    Day last = curriculum.end.value_or(plan.from);
    for (const PlannedDay& day : plan.days)
        if (!day.sessions.empty()) last = std::max(last, day.date);
    return std::max(last, plan.from);
}

}  // namespace

Report plan_report(const Inputs& inputs, const Plan& plan, const PlanView& view) {
    const Curriculum& curriculum = inputs.curriculum;
    const Day until = view.until.value_or(last_shown(curriculum, plan));
    Report report{"osmlm.plan/1", plan.today, plan_data(curriculum, plan, until), {}, {}};
    const std::vector<Finding> findings = findings_of(inputs, plan.findings);
    report.data.back().second = findings_data(findings);
    Object comparison = comparison_data(view.against);
    report.data.insert(report.data.end() - 1, std::make_move_iterator(comparison.begin()),
                       std::make_move_iterator(comparison.end()));
    report.records = session_records(curriculum, plan, until);
    report.title = curriculum.title.empty() ? "Plan" : curriculum.title;
    if (view.against != nullptr) add_changes(*view.against, report);
    add_verdict(curriculum, plan, conflicts_shown, report);
    add_best_remedies(curriculum, plan, report);
    if (view.echo) add_echo(plan, until, report);
    if (view.against != nullptr) add_comparison(*view.against, report);
    Timeline timeline = plan_timeline(curriculum, plan);
    if (!timeline.rows.empty())
        (view.chart ? report.blocks : report.pictures).push_back(std::move(timeline));
    switch (view.by) {
        case PlanView::By::day:
            add_by_day(curriculum, plan, until, report);
            break;
        case PlanView::By::week:
            report.blocks.push_back(Paragraph{});
            add_by_week(curriculum, plan, until, report);
            break;
        case PlanView::By::resource:
            report.blocks.push_back(Paragraph{});
            add_by_resource(curriculum, plan, report);
            break;
    }
    add_findings(findings, view.against, report);
    return report;
}

}  // namespace osmlm
