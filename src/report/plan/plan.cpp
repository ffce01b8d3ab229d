#include <algorithm>

#include "osmlm/base/words.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/common/plan_data.hpp"
#include "report/common/remedies.hpp"
#include "report/common/verdict.hpp"
#include "report/common/week_grid.hpp"
#include "report/plan/comparison_blocks.hpp"
#include "report/plan/timeline.hpp"

namespace osmlm {
namespace {

constexpr std::size_t conflicts_shown = 3;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece blank() { return {}; }

void add_week_grid(const Curriculum& curriculum, const WeekOfPlan& week, Report& report) {
    report.blocks.push_back(Heading{{say("Week of ", Tone::strong), {week.monday, Tone::strong}}});
    Table grid = week_grid(curriculum, week);
    if (grid.rows.empty())
        report.blocks.push_back(Paragraph{
            {say(week.days.empty() ? "  no study days" : "  nothing planned", Tone::quiet)}});
    else
        report.blocks.push_back(std::move(grid));
}

void add_by_day(const Curriculum& curriculum, const Plan& plan, Day until, Report& report) {
    for (const WeekOfPlan& week : weeks_until(plan, until)) add_week_grid(curriculum, week, report);
}

/// When and where a resource stands, in one or two words.
Piece state_of(const PlannedResource& planned) {
    if (!planned.picked) return say("not picked", Tone::quiet);
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
        line.insert(line.end(), {say(" The plan begins on "),
                                 {plan.from},
                                 say(": "),
                                 {CommandLine{"osmlm plan"}},
                                 say(" shows it.")});
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
    report.blocks.push_back(Paragraph{});
    report.blocks.push_back(
        Paragraph{{say(counted_findings(shown) + "; ", Tone::warn),
                   {CommandLine{"osmlm check"}, Tone::warn},
                   say(shown.size() == 1 ? " names it." : " names them.", Tone::warn)}});
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
    if (until < last_shown(curriculum, plan))  // a page is read without the words that made it
        report.pictures.push_back(Paragraph{
            {say("An excerpt: days up to "), {until}, say(" are shown; the plan goes on.")}});
    Timeline timeline = plan_timeline(curriculum, plan);
    if (!timeline.rows.empty())
        (view.chart ? report.blocks : report.pictures).push_back(std::move(timeline));
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
    add_findings(findings, view.against, report);
    return report;
}

}  // namespace osmlm
