#include <algorithm>

#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/plan_data.hpp"
#include "report/verdict.hpp"
#include "report/week_grid.hpp"

namespace osmlm {
namespace {

constexpr std::size_t conflicts_shown = 3;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece blank() { return {}; }

void add_week_grid(const Curriculum& curriculum, const WeekOfPlan& week, Report& report) {
    report.blocks.push_back(Heading{{say("Week of ", Tone::strong), {week.monday, Tone::strong}}});
    Table grid = week_grid(curriculum, week);
    if (grid.rows.empty())
        report.blocks.push_back(Paragraph{{say("  nothing planned", Tone::quiet)}});
    else
        report.blocks.push_back(std::move(grid));
}

void add_by_day(const Curriculum& curriculum, const Plan& plan, Day until, Report& report) {
    for (const WeekOfPlan& week : weeks_until(plan, until)) add_week_grid(curriculum, week, report);
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

void add_findings(const std::vector<Finding>& findings, Report& report) {
    std::vector<Finding> shown = findings;
    std::erase_if(shown, [](const Finding& f) { return f.severity == Severity::note; });
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
    report.records = session_records(curriculum, plan, until);
    add_verdict(curriculum, plan, conflicts_shown, report);
    if (view.echo) add_echo(plan, until, report);
    switch (view.by) {
        case PlanView::By::day:
            add_by_day(curriculum, plan, until, report);
            break;
        case PlanView::By::week:
            report.blocks.push_back(Paragraph{});
            report.blocks.push_back(weeks_table(curriculum, weeks_until(plan, until)));
            break;
        case PlanView::By::resource:
            report.blocks.push_back(Paragraph{});
            add_by_resource(curriculum, plan, report);
            break;
    }
    add_findings(findings, report);
    return report;
}

}  // namespace osmlm
