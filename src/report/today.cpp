#include <algorithm>

#include "osmlm/model/calendar.hpp"
#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/dates.hpp"
#include "report/plan_data.hpp"
#include "report/verdict.hpp"

namespace osmlm {
namespace {

constexpr std::size_t rows_shown = 8;  ///< sessions, so that all stays within 24 lines
constexpr std::size_t dates_shown = 2;
constexpr int days_of_silence = 3;  ///< study days without an entry before a greeting
constexpr int longest_look_back = 366;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes, Tone tone = Tone::plain) { return {Duration{minutes}, tone}; }

/// What the day at hand comes to.
struct DayFacts {
    Minutes hours = 0;  ///< the calendar's
    Minutes done = 0;   ///< logged today
    Minutes suggested = 0;
    Minutes must = 0;
    std::vector<PlannedSession> sessions;
    int missed_days = 0;  ///< study days without an entry, just before today
    Minutes missed = 0;   ///< their hours
    std::optional<Day> first_missed;
};

void look_back(const Inputs& inputs, Day today, DayFacts& facts) {
    const Day start = inputs.curriculum.start.value_or(today - days{longest_look_back});
    if (inputs.state.sessions.empty() && !inputs.curriculum.start) return;
    for (Day day = today - days{1}; day >= start && day > today - days{longest_look_back};
         day -= days{1}) {
        const Minutes hours = hours_on(inputs.curriculum.schedule, day).minutes;
        const auto [first, last] = inputs.state.between(day, day);
        if (first != last) return;
        if (hours == 0) continue;
        ++facts.missed_days;
        facts.missed += hours;
        facts.first_missed = day;
    }
}

DayFacts facts_of(const Inputs& inputs, const Plan& plan, Day today) {
    DayFacts facts;
    facts.hours = hours_on(inputs.curriculum.schedule, today).minutes;
    if (today < plan.from) facts.hours = 0;
    facts.done = inputs.state.logged_on(today);
    facts.must = plan.must;
    for (const PlannedDay& day : plan.days)
        if (day.date == today) facts.sessions = day.sessions;
    for (const PlannedSession& session : facts.sessions) facts.suggested += session.min;
    look_back(inputs, today, facts);
    return facts;
}

/// The sessions of a day, one row for what follows without a break of resource.
std::vector<PlannedSession> joined(const std::vector<PlannedSession>& sessions) {
    std::vector<PlannedSession> rows;
    for (const PlannedSession& session : sessions) {
        const bool follows = !rows.empty() && rows.back().resource == session.resource &&
                             (!session.start || !rows.back().start ||
                              *session.start == *rows.back().start + rows.back().min);
        if (follows)
            rows.back().min += session.min;
        else
            rows.push_back(session);
    }
    return rows;
}

void add_sessions(const Inputs& inputs, const DayFacts& facts, Report& report) {
    const auto rows = joined(facts.sessions);
    if (rows.empty()) return;
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
        report.blocks.push_back(Paragraph{
            {say("and " + std::to_string(rows.size() - rows_shown) + " more: osmlm plan")}});
}

/// The next day after today on which the plan has hours, and the hours planned in today's week.
struct Ahead {
    const PlannedDay* next = nullptr;
    Minutes week = 0;
    int days_left = 0;
    Minutes hours_left = 0;
    Minutes spoken_for = 0;
};

Ahead look_ahead(const Inputs& inputs, const Plan& plan, Day today) {
    Ahead ahead;
    const Day last = inputs.curriculum.end.value_or(plan.finish.value_or(today));
    for (const PlannedDay& day : plan.days) {
        if (day.hours == 0 || day.date < today) continue;
        if (!ahead.next && day.date > today) ahead.next = &day;
        if (day.date > last) continue;
        ++ahead.days_left;
        ahead.hours_left +=
            day.date == today ? std::max<Minutes>(0, day.hours - day.logged) : day.hours;
    }
    for (const PlannedResource& planned : plan.resources)
        if (!planned.optional) ahead.spoken_for += planned.left.value_or(0);
    const auto [first, end] = inputs.state.between(monday_of(today), today);
    for (std::size_t i = first; i < end; ++i) ahead.week += inputs.state.sessions[i].min();
    return ahead;
}

Line must_line(const Plan& plan, const DayFacts& facts) {
    Line line{say("Today: must do "), time(facts.must, facts.must > 0 ? Tone::warn : Tone::good),
              say(", suggested "), time(facts.suggested, Tone::strong)};
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

void add_greeting(const DayFacts& facts, const Plan& plan, Day today, Report& report) {
    if (facts.missed_days < days_of_silence || facts.done > 0) return;
    report.blocks.push_back(
        Paragraph{{say("Good to see you again. The "),
                   time(facts.missed),
                   say(" since "),
                   {*facts.first_missed},
                   say(" are back in the plan"),
                   say(plan.verdict == Verdict::fits ? ", and it still fits." : ".")}});
    report.blocks.push_back(
        Paragraph{{say("  Were these days off?  osmlm off "),
                   say(iso_date(*facts.first_missed) + ".." + iso_date(today - days{1}))}});
    report.blocks.push_back(Paragraph{{say("  Studied all the same? osmlm log RESOURCE 1h30 "),
                                       say(iso_date(*facts.first_missed))}});
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
        report.blocks.push_back(Paragraph{{say("A timer runs: ", Tone::warn), say(title)}});
        break;
    }
    const auto dates = dates_within_notice(inputs.curriculum, today);
    for (std::size_t i = 0; i < std::min(dates.size(), dates_shown); ++i)
        report.blocks.push_back(
            Paragraph{{say(dates[i].item->title + ": ", Tone::warn), {dates[i].on}, say(".")}});
}

void add_outlook(const Ahead& ahead, Report& report) {
    if (ahead.days_left == 0) return;
    report.blocks.push_back(Paragraph{{{StudyDays{ahead.days_left}},
                                       say(" left, "),
                                       time(ahead.hours_left),
                                       say(" in them, "),
                                       time(ahead.spoken_for),
                                       say(" spoken for.")}});
}

Object data_of(const Inputs& inputs, const Plan& plan, const DayFacts& facts, Day today) {
    const Curriculum& curriculum = inputs.curriculum;
    Array sessions, dates;
    for (const PlannedSession& session : facts.sessions) {
        const std::string& note = inputs.state.progress[session.resource].last_note;
        sessions.push_back(Object{{"resource", Cell(curriculum.resources[session.resource].id)},
                                  {"min", Cell(Duration{session.min})},
                                  {"start", cell_or_null<ClockTime>(session.start)},
                                  {"last_note", note.empty() ? Cell() : Cell(note)}});
    }
    for (const DueDate& due : dates_within_notice(curriculum, today))
        dates.push_back(Object{
            {"id", Cell(due.item->id)}, {"title", Cell(due.item->title)}, {"on", Cell(due.on)}});
    Value timer;
    if (!inputs.state.timers.empty())
        timer = Object{{"id", Cell(inputs.state.timers[0].id)},
                       {"resource", Cell(inputs.state.timers[0].name)}};
    return {{"verdict", Cell(verdict_name(plan.verdict))},
            {"must", Cell(Duration{facts.must})},
            {"suggested", Cell(Duration{facts.suggested})},
            {"buffer_days", plan.buffer_days ? Cell(std::int64_t{*plan.buffer_days}) : Cell()},
            {"done", Cell(Duration{facts.done})},
            {"hours", Cell(Duration{facts.hours})},
            {"sessions", std::move(sessions)},
            {"timer", std::move(timer)},
            {"dates", std::move(dates)},
            {"missed_days", Cell(std::int64_t{facts.missed_days})},
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
    Report report{"osmlm.today/1",
                  today.day,
                  data_of(inputs, plan, facts, today.day),
                  {},
                  records_of(inputs, facts)};
    add_greeting(facts, plan, today.day, report);
    report.blocks.push_back(Paragraph{verdict_sentence(inputs.curriculum, plan)});
    if (plan.verdict != Verdict::fits) report.blocks.push_back(Paragraph{late_sentence(plan)});
    add_day(inputs, plan, facts, ahead, today.day, report);
    add_logged(inputs, today.day, facts, report);
    add_reminders(inputs, today.day, report);
    add_outlook(ahead, report);
    return report;
}

}  // namespace osmlm
