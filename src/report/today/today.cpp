#include <algorithm>

#include "osmlm/model/change.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/common/dates.hpp"
#include "report/common/plan_data.hpp"
#include "report/common/verdict.hpp"
#include "report/today/facts.hpp"

namespace osmlm {
namespace {

constexpr std::size_t rows_shown = 6;  ///< sessions, so that all stays within 24 lines
constexpr std::size_t dates_shown = 2;
constexpr int days_of_silence = 3;  ///< study days without an entry before a greeting

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes, Tone tone = Tone::plain) { return {Duration{minutes}, tone}; }

void add_sessions(const Inputs& inputs, const DayFacts& facts, Report& report) {
    const std::vector<PlannedSession>& rows = facts.sessions;
    const bool clock = std::any_of(rows.begin(), rows.end(), [](const auto& s) { return s.start; });
    Table table{"sessions",
                {{"min", "", Align::right},
                 {"resource", "", Align::left, true},
                 {"last_note", "", Align::left, true}},
                {}};
    if (clock) table.columns.insert(table.columns.begin(), {"start", "", Align::right});
    for (std::size_t i = 0; i < std::min(rows.size(), rows_shown); ++i) {
        const std::size_t resource = rows[i].resource;
        std::vector<Piece> row{time(rows[i].min, Tone::strong),
                               say(inputs.curriculum.resources[resource].title),
                               say(inputs.state.progress[resource].last_note, Tone::quiet)};
        if (clock) row.insert(row.begin(), {cell_or_null<ClockTime>(rows[i].start)});
        table.rows.push_back(std::move(row));
    }
    report.blocks.push_back(std::move(table));
    if (rows.size() > rows_shown)
        report.blocks.push_back(
            Paragraph{{say("and " + std::to_string(rows.size() - rows_shown) + " more: "),
                       {CommandLine{"osmlm plan"}}}});
}

Line must_line(const Plan& plan, const DayFacts& facts) {
    Line line;
    if (facts.must > 0)
        line = {say("Today: must do "), time(facts.must, Tone::warn), say(", suggested ")};
    else
        line = {say("Nothing must be done today", Tone::good), say("; suggested ")};
    line.push_back(time(facts.suggested, Tone::strong));
    if (plan.buffer_days)
        line.insert(line.end(), {say(", buffer "), {StudyDays{*plan.buffer_days}}});
    line.push_back(say("."));
    return line;
}

/// What the day is: before the start, a day off, done, or with work to do.
void add_day(const Inputs& inputs, const Plan& plan, const DayFacts& facts, const Ahead& ahead,
             Day today, Report& report) {
    const auto add = [&](Line line) { report.blocks.push_back(Paragraph{std::move(line)}); };
    const auto& end = inputs.curriculum.end;
    if (today < plan.from) {
        add({say("It starts on "), {plan.from, Tone::strong}, say("; nothing is asked of today.")});
    } else if (end && today > *end) {
        add({say("The plan ended on "), {*end}, say(".")});
    }
    if (facts.done > 0 && facts.sessions.empty() && facts.hours > 0) {
        add({say("done "), time(facts.done, Tone::good), say(" of "), time(facts.hours),
             say(". That is today's work; close the laptop.")});
    } else if (facts.hours == 0 && today >= plan.from) {
        Line line{say("no study today", Tone::good), say("; this week so far "), time(ahead.week)};
        if (ahead.next)
            line.insert(line.end(), {say("; the next study day is "), {ahead.next->date}});
        line.push_back(say("."));
        add(std::move(line));
    } else if (facts.sessions.empty() && today >= plan.from) {
        add({say("Nothing is planned today.")});
    } else if (!facts.sessions.empty()) {
        add(must_line(plan, facts));
        add_sessions(inputs, facts, report);
    }
}

/// After days without an entry: a greeting, the cost once (where there is one), and what to do.
void add_greeting(const Inputs& inputs, const DayFacts& facts, const Ahead& ahead,
                  const Silence& silence, const Plan& plan, Report& report) {
    if (silence.days < days_of_silence || inputs.state.has_entry(plan.today)) return;
    const Minutes cost = std::min(silence.hours, ahead.spoken_for);
    if (cost == 0 && facts.suggested == 0) return;
    Line line{say("Good to see you again.")};
    if (cost > 0)
        line.insert(line.end(),
                    {say(" The "),
                     time(cost),
                     say(" since "),
                     {silence.first},
                     say(" went by; what is left is planned anew"),
                     say(plan.verdict == Verdict::fits ? ", and it still fits." : ".")});
    report.blocks.push_back(Paragraph{std::move(line)});
    const Change off = DaysOff{silence.first, silence.last, {}};
    report.blocks.push_back(
        Paragraph{{say("  Were these days off?  "),
                   {CommandLine{"osmlm plan --if '" + change_words(off) + "'"}}},
                  Wrap::never});
    report.blocks.push_back(
        Paragraph{{say("  Studied all the same? "),
                   {CommandLine{"osmlm log RESOURCE 1h30 " + iso_date(silence.first)}}},
                  Wrap::never});
}

void add_logged(const Inputs& inputs, Day today, const DayFacts& facts, Report& report) {
    if (facts.done == 0) return;
    const auto [first, last] = inputs.state.between(today, today);
    std::vector<std::pair<std::string, Minutes>> sums;
    for (std::size_t i = first; i < last; ++i) {
        const Session& session = inputs.state.sessions[i];
        const std::string title = session.resource
                                      ? inputs.curriculum.resources[*session.resource].title
                                      : std::string(session.name());
        auto sum =
            std::find_if(sums.begin(), sums.end(), [&](const auto& s) { return s.first == title; });
        if (sum == sums.end()) sum = sums.insert(sum, {title, 0});
        sum->second += session.min();
    }
    Line line{say("Logged today: ")};
    for (std::size_t i = 0; i < sums.size() && i < 3; ++i)
        line.insert(line.end(), {say(i == 0 ? "" : ", "), time(sums[i].second, Tone::good),
                                 say(" of " + sums[i].first)});
    if (sums.size() > 3) line.push_back(say(" and " + std::to_string(sums.size() - 3) + " more"));
    line.push_back(say("."));
    report.blocks.push_back(Paragraph{std::move(line)});
}

void add_reminders(const Inputs& inputs, Day today, Report& report) {
    for (const Timer& timer : inputs.state.timers) {
        const std::string title =
            timer.resource ? inputs.curriculum.resources[*timer.resource].title : timer.name;
        Line line{say("A timer runs: ", Tone::warn), say(title)};
        if (timer.start) line.insert(line.end(), {say(", since "), {ClockTime{*timer.start}}});
        line.push_back(say("."));
        report.blocks.push_back(Paragraph{std::move(line)});
    }
    const auto dates = dates_within_notice(inputs.curriculum, inputs.state, today);
    for (std::size_t i = 0; i < std::min(dates.size(), dates_shown); ++i) {
        Line line{say(dates[i].item->title + ": ", Tone::warn), {dates[i].on}, say(".")};
        if (i + 1 == dates_shown && dates.size() > dates_shown)
            line.push_back(say(" Soon: " + std::to_string(dates.size() - dates_shown) + " more."));
        report.blocks.push_back(Paragraph{std::move(line)});
    }
}

void add_outlook(const Ahead& ahead, Report& report) {
    if (!ahead.until && ahead.spoken_for > 0)
        report.blocks.push_back(Paragraph{
            {time(ahead.spoken_for), say(" spoken for, and no end to count the days to.")}});
    if (ahead.days_left == 0) return;
    report.blocks.push_back(Paragraph{{{StudyDays{ahead.days_left}},
                                       say(" left, "),
                                       time(ahead.hours_left),
                                       say(" in them, "),
                                       time(ahead.spoken_for),
                                       say(" spoken for.")}});
}

Object data_of(const Inputs& inputs, const Plan& plan, const DayFacts& facts,
               const Silence& silence) {
    const Curriculum& curriculum = inputs.curriculum;
    Array sessions, dates;
    for (const PlannedSession& session : facts.sessions) {
        const std::string& note = inputs.state.progress[session.resource].last_note;
        sessions.push_back(Object{{"resource", Cell(curriculum.resources[session.resource].id)},
                                  {"min", Cell(Duration{session.min})},
                                  {"start", cell_or_null<ClockTime>(session.start)},
                                  {"last_note", note.empty() ? Cell() : Cell(note)}});
    }
    for (const DueDate& due : dates_within_notice(curriculum, inputs.state, plan.today))
        dates.push_back(Object{
            {"id", Cell(due.item->id)}, {"title", Cell(due.item->title)}, {"on", Cell(due.on)}});
    Array timers;
    for (const Timer& timer : inputs.state.timers)
        timers.push_back(Object{{"id", Cell(timer.id)},
                                {"resource", Cell(timer.name)},
                                {"start", cell_or_null<ClockTime>(timer.start)}});
    return {{"verdict", Cell(verdict_name(plan.verdict))},
            {"must", Cell(Duration{facts.must})},
            {"suggested", Cell(Duration{facts.suggested})},
            {"buffer_days", plan.buffer_days ? Cell(std::int64_t{*plan.buffer_days}) : Cell()},
            {"done", Cell(Duration{facts.done})},
            {"hours", Cell(Duration{facts.hours})},
            {"sessions", std::move(sessions)},
            {"timer", timers.empty() ? Value() : timers.front()},
            {"timers", timers},
            {"dates", std::move(dates)},
            {"missed_days", Cell(std::int64_t{silence.days})},
            {"findings", findings_data(findings_of(inputs, plan.findings))}};
}

Table records_of(const Inputs& inputs, const DayFacts& facts) {
    Table table{"sessions", {}, {}};
    for (const char* key : {"resource", "title", "min", "start", "last_note"})
        table.columns.push_back({key, ""});
    for (const PlannedSession& session : facts.sessions) {
        const Resource& resource = inputs.curriculum.resources[session.resource];
        table.rows.push_back({say(resource.id),
                              say(resource.title),
                              time(session.min),
                              {cell_or_null<ClockTime>(session.start)},
                              say(inputs.state.progress[session.resource].last_note)});
    }
    return table;
}

}  // namespace

Report today_report(const Inputs& inputs, const Plan& plan, const Today& today) {
    const DayFacts facts = facts_of(inputs, plan, today.day);
    const Ahead ahead = look_ahead(inputs, plan, today.day);
    const Silence silence = silence_before(inputs, today.day);
    Report report{"osmlm.today/1",
                  today.day,
                  data_of(inputs, plan, facts, silence),
                  {},
                  records_of(inputs, facts)};
    add_greeting(inputs, facts, ahead, silence, plan, report);
    add_verdict(inputs.curriculum, plan, 0, report);
    add_day(inputs, plan, facts, ahead, today.day, report);
    add_logged(inputs, today.day, facts, report);
    add_reminders(inputs, today.day, report);
    add_outlook(ahead, report);
    return report;
}

}  // namespace osmlm
