#include "osmlm/plan/urgency.hpp"

#include <algorithm>

#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/common/plan_data.hpp"
#include "report/common/remedies.hpp"
#include "report/common/verdict.hpp"

namespace osmlm {
namespace {

constexpr std::size_t conflicts_shown = 3;
constexpr std::size_t rows_shown = 12;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece minutes(const std::optional<Minutes>& value) { return {cell_or_null<Duration>(value)}; }

std::string state_name(Urgency::State state) {
    switch (state) {
        case Urgency::State::done:
            return "done";
        case Urgency::State::safe:
            return "safe";
        case Urgency::State::tight:
            return "tight";
        case Urgency::State::late:
            return "late";
    }
    return "done";
}

Tone tone_of(Urgency::State state) {
    if (state == Urgency::State::late) return Tone::bad;
    return state == Urgency::State::tight ? Tone::warn : Tone::good;
}

std::string kind_of(const Urgency& urgency) {
    return urgency.resource ? "resource" : urgency.goal ? "goal" : "end";
}

std::string id_of(const Curriculum& curriculum, const Urgency& urgency) {
    if (urgency.resource) return curriculum.resources[*urgency.resource].id;
    return urgency.goal ? curriculum.goals[*urgency.goal].id : "end";
}

std::string title_of(const Curriculum& curriculum, const Urgency& urgency) {
    if (urgency.resource) return curriculum.resources[*urgency.resource].title;
    return urgency.goal ? curriculum.goals[*urgency.goal].title : "The plan's end";
}

Cell buffer_of(const Urgency& urgency) {
    return urgency.buffer_days ? Cell(std::int64_t{*urgency.buffer_days}) : Cell();
}

Array deadlines_data(const Curriculum& curriculum, const std::vector<Urgency>& list) {
    Array array;
    for (const Urgency& urgency : list)
        array.push_back(Object{{"id", Cell(id_of(curriculum, urgency))},
                               {"kind", Cell(kind_of(urgency))},
                               {"deadline", Cell(urgency.deadline)},
                               {"left", Cell(Duration{urgency.left})},
                               {"have", Cell(Duration{urgency.have})},
                               {"slack", cell_or_null<Duration>(urgency.slack)},
                               {"buffer_days", buffer_of(urgency)},
                               {"state", Cell(state_name(urgency.state))},
                               {"required_pace", Cell(Duration{urgency.required_pace})},
                               {"actual_pace", cell_or_null<Duration>(urgency.actual_pace)}});
    return array;
}

Table records_of(const Curriculum& curriculum, const std::vector<Urgency>& list) {
    Table table{"deadlines", {}, {}};
    for (const char* key : {"id", "kind", "title", "deadline", "left", "have", "slack",
                            "buffer_days", "state", "required_pace", "actual_pace"})
        table.columns.push_back({key, ""});
    for (const Urgency& urgency : list)
        table.rows.push_back({say(id_of(curriculum, urgency)),
                              say(kind_of(urgency)),
                              say(title_of(curriculum, urgency)),
                              {urgency.deadline},
                              minutes(urgency.left),
                              minutes(urgency.have),
                              minutes(urgency.slack),
                              {buffer_of(urgency)},
                              say(state_name(urgency.state)),
                              minutes(urgency.required_pace),
                              minutes(urgency.actual_pace)});
    return table;
}

/// The deadlines that are not done, one row each, the most urgent. What was done of late, and what
/// misses, have a column where there is any.
void add_table(const Curriculum& curriculum, const std::vector<Urgency>& list, Report& report) {
    const auto some = [&](auto has) { return std::any_of(list.begin(), list.end(), has); };
    const bool paced = some([](const Urgency& u) { return u.actual_pace.has_value(); });
    const bool misses = some([](const Urgency& u) { return u.slack.value_or(0) < 0; });
    Table table{"deadlines",
                {{"deadline", "Deadline", Align::left, true},
                 {"by", "By"},
                 {"left", "Due by then", Align::right},
                 {"have", "There are", Align::right},
                 {.key = "required", .title = "Week asks", .align = Align::right, .spare = 1}},
                {}};
    const auto add = [&](Column column) { table.columns.push_back(std::move(column)); };
    if (paced) add({.key = "actual", .title = "Week had", .align = Align::right, .spare = 2});
    add({"buffer_days", "Spare days", Align::right});
    if (misses) add({"short", "Short", Align::right});
    add({"state", ""});
    for (const Urgency& urgency : list) {
        if (urgency.state == Urgency::State::done || table.rows.size() == rows_shown) break;
        const Tone tone = tone_of(urgency.state);
        std::vector<Piece>& row = table.rows.emplace_back();
        row = {say(title_of(curriculum, urgency)),
               {urgency.deadline},
               minutes(urgency.left),
               minutes(urgency.have),
               minutes(urgency.required_pace)};
        if (paced) row.push_back(minutes(urgency.actual_pace));
        row.push_back({buffer_of(urgency), tone});
        if (misses)
            row.push_back(*urgency.slack < 0 ? Piece{Duration{-*urgency.slack}, tone} : Piece{});
        row.push_back(say(state_name(urgency.state), tone));
    }
    report.blocks.push_back(Heading{{say("Deadlines, the least hours to spare first")}});
    report.blocks.push_back(std::move(table));
}

void add_deadlines(const Curriculum& curriculum, const std::vector<Urgency>& list, Report& report) {
    const auto done = std::count_if(list.begin(), list.end(), [](const Urgency& urgency) {
        return urgency.state == Urgency::State::done;
    });
    const std::size_t pressing = list.size() - static_cast<std::size_t>(done);
    if (pressing > 0) add_table(curriculum, list, report);
    if (pressing > rows_shown)
        report.blocks.push_back(
            Paragraph{{say("and " + std::to_string(pressing - rows_shown) + " more: "),
                       {CommandLine{"osmlm urgency --format csv"}}}});
    if (done > 0)
        report.blocks.push_back(Paragraph{
            {say(done == 1 ? "The work of 1 deadline is done."
                           : "The work of " + std::to_string(done) + " deadlines is done.",
                 Tone::quiet)}});
}

}  // namespace

Report urgency_report(const Inputs& inputs, const Plan& plan, const std::vector<Urgency>& list) {
    const Curriculum& curriculum = inputs.curriculum;
    Report report{"osmlm.urgency/1", plan.today, {}, {}, {}};
    report.data = {{"verdict", Cell(verdict_name(plan.verdict))},
                   {"load", cell_or_null<Percent>(plan.load)},
                   {"deadlines", deadlines_data(curriculum, list)},
                   {"conflicts", conflicts_data(curriculum, plan)},
                   {"remedies", remedies_data(plan)},
                   {"findings", findings_data(findings_of(inputs, plan.findings))}};
    report.records = records_of(curriculum, list);
    report.title = "osmlm urgency";
    add_verdict(curriculum, plan, conflicts_shown, report);
    add_deadlines(curriculum, list, report);
    add_remedies(curriculum, plan, report);
    return report;
}

}  // namespace osmlm
