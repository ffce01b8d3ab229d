#include "osmlm/plan/forecast.hpp"

#include <algorithm>

#include "osmlm/report/findings.hpp"
#include "osmlm/report/reports.hpp"
#include "report/common/plan_data.hpp"
#include "report/common/verdict.hpp"
#include "report/forecast/hours.hpp"

namespace osmlm {
namespace {

constexpr int most_rows = 12;  ///< of the picture
constexpr std::array<const char*, 3> level_names = {"p50", "p80", "p95"};

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece number(int count) { return {Cell(std::int64_t{count})}; }

Percent hundredths(double share) { return {static_cast<std::int64_t>(100 * share + 0.5)}; }

/// A stretch of days of the same length, and the futures that end in it.
struct Stretch {
    Day from, until;
    int count = 0;
};

/// The ends of all futures in stretches of whole weeks, as many as a picture shows; what lies
/// beyond 19 of 20 goes into the last one.
std::vector<Stretch> stretches_of(const Forecast& forecast) {
    std::vector<Stretch> found;
    if (forecast.ends.empty()) return found;
    const std::vector<Day>& ends = forecast.ends;
    const Day first = monday_of(ends.front());
    const Day last = ends[(ends.size() - 1) * 19 / 20];
    const int weeks = static_cast<int>((last - first).count() / 7) + 1;
    const days each{7 * ((weeks + most_rows - 2) / (most_rows - 1))};
    for (Day from = first; from <= last; from += each)
        found.push_back({from, from + each - days{1}});
    for (const Day end : ends)
        ++found[std::min(static_cast<std::size_t>((end - first) / each), found.size() - 1)].count;
    found.back().until = std::max(found.back().until, ends.back());
    return found;
}

// JSON

Object outlook_data(const std::string& id, const Outlook& outlook) {
    Object data;
    if (!id.empty()) data.emplace_back("id", Cell(id));
    for (std::size_t level = 0; level < levels.size(); ++level)
        data.emplace_back(level_names[level], cell_or_null<Day>(outlook.dates[level]));
    data.emplace_back("on_time", outlook.on_time ? Cell(Percent{*outlook.on_time}) : Cell());
    return data;
}

Value coverage_data(const Forecast& forecast) {
    if (!forecast.coverage) return {};
    Object data;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const Held& held = (*forecast.coverage)[level];
        data.emplace_back(level_names[level], Object{{"n", Cell(std::int64_t{held.due})},
                                                     {"held", Cell(std::int64_t{held.held})}});
    }
    return data;
}

Array help_data(const Curriculum& curriculum, const Forecast& forecast) {
    Array all;
    for (const Help& help : forecast.help) {
        const bool without = help.kind == Help::Kind::without;
        const char* kind = without                               ? "drop"
                           : help.kind == Help::Kind::attendance ? "attendance"
                                                                 : "estimates";
        all.push_back(
            Object{{"kind", Cell(std::string(kind))},
                   {"resource", without ? Cell(curriculum.resources[help.resource].id) : Cell()},
                   {"p80", cell_or_null<Day>(help.date)},
                   {"earlier_days", help.earlier ? Cell(std::int64_t{*help.earlier}) : Cell()}});
    }
    return all;
}

Object data_of(const Inputs& inputs, const Forecast& forecast) {
    const Curriculum& curriculum = inputs.curriculum;
    Object weekdays;
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        weekdays.emplace_back(weekday_names[day], Cell(hundredths(forecast.weekdays[day])));
    Array resources, goals, ends;
    for (const Outlook& outlook : forecast.resources)
        resources.push_back(outlook_data(curriculum.resources[outlook.index].id, outlook));
    for (const Outlook& outlook : forecast.goals)
        goals.push_back(outlook_data(curriculum.goals[outlook.index].id, outlook));
    for (const Stretch& stretch : stretches_of(forecast))
        ends.push_back(Object{{"from", Cell(stretch.from)},
                              {"until", Cell(stretch.until)},
                              {"samples", Cell(std::int64_t{stretch.count})}});
    return {{"samples", Cell(std::int64_t{forecast.samples})},
            {"seed", Cell(static_cast<std::int64_t>(forecast.seed))},
            {"ratio", Object{{"n", Cell(std::int64_t{forecast.finished})},
                             {"value", Cell(hundredths(forecast.ratio))}}},
            {"attendance", Object{{"n", Cell(std::int64_t{forecast.days_seen})},
                                  {"value", Cell(hundredths(forecast.attendance))},
                                  {"weekdays", std::move(weekdays)}}},
            {"planned", cell_or_null<Day>(forecast.planned)},
            {"resources", std::move(resources)},
            {"goals", std::move(goals)},
            {"finish", forecast.whole ? Value(outlook_data("", *forecast.whole)) : Value()},
            {"ends", std::move(ends)},
            {"help", help_data(curriculum, forecast)},
            {"coverage", coverage_data(forecast)},
            {"findings", findings_data(findings_of(inputs, forecast.findings))}};
}

// Text

Piece date_piece(const std::optional<Day>& date, Tone tone = Tone::plain) {
    return date ? Piece{*date, tone} : say("no finish at this pace", Tone::warn);
}

Tone tone_of(int chance) {
    return chance >= 80 ? Tone::good : chance >= 50 ? Tone::warn : Tone::bad;
}

void add_answer(const Forecast& forecast, Report& report) {
    const auto add = [&](Line line) { report.blocks.push_back(Paragraph{std::move(line)}); };
    const Outlook& whole = *forecast.whole;
    if (!whole.dates[0]) {
        add({say("No finish at this pace", Tone::bad),
             say(": in most of the futures drawn the work is not done in ten years.")});
    } else {
        add({say("Even odds: done by "), date_piece(whole.dates[0], Tone::strong), say(". Safe: "),
             date_piece(whole.dates[1], Tone::strong), say(". All but certain: "),
             date_piece(whole.dates[2], Tone::strong), say(".")});
    }
    Line line;
    if (whole.on_time)
        line = {say("On time, by "),
                {*whole.deadline},
                say(": "),
                {Percent{*whole.on_time}, tone_of(*whole.on_time)},
                say(".")};
    if (forecast.planned)
        line.insert(line.end(), {say(line.empty() ? "As planned" : " As planned"),
                                 say(" it would be done by "),
                                 {*forecast.planned},
                                 say(".")});
    if (!line.empty()) add(std::move(line));
}

void add_picture(const Forecast& forecast, Report& report) {
    constexpr int worth_a_picture = 20;  // of as many futures one at least must end
    const std::vector<Stretch> stretches = stretches_of(forecast);
    const auto ending = static_cast<int>(forecast.ends.size());
    if (ending * worth_a_picture < forecast.samples) return;
    report.blocks.push_back(Heading{{say("When it is done")}});
    Table table{"ends",
                {{"from", ""},
                 {.key = "bar", .title = "", .spare = 1},
                 {"share", "", Align::right},
                 {"remark", ""}},
                {}};
    const int never = forecast.samples - ending;
    int most = never;
    for (const Stretch& stretch : stretches) most = std::max(most, stretch.count);
    const auto add = [&](Piece from, int count, Tone tone, Piece remark) {
        table.rows.push_back({std::move(from),
                              {Bar{count, most}, tone},
                              {Percent{(200 * count + forecast.samples) / (2 * forecast.samples)}},
                              std::move(remark)});
    };
    const auto& deadline = forecast.whole->deadline;
    for (const Stretch& stretch : stretches) {
        const bool last = &stretch == &stretches.back();
        const bool late = deadline && stretch.from > *deadline;
        const bool holds_it = deadline && !late && *deadline <= stretch.until;
        add({stretch.from}, stretch.count, late ? Tone::warn : Tone::good,
            say(holds_it ? "the deadline"
                : last   ? "or later"
                         : "",
                Tone::quiet));
    }
    if (200 * never >= forecast.samples) add(say("never, at this pace"), never, Tone::bad, {});
    report.blocks.push_back(std::move(table));
}

void add_row(const std::string& title, const Outlook& outlook, Tone tone, Table& table) {
    std::vector<Piece> row{say(title, tone)};
    for (const auto& date : outlook.dates)
        row.push_back(date               ? Piece{*date}
                      : outlook.required ? say("no finish", Tone::warn)
                                         : say("no room", Tone::quiet));
    row.push_back(outlook.deadline ? Piece{*outlook.deadline, Tone::quiet} : Piece{});
    row.push_back(outlook.on_time ? Piece{Percent{*outlook.on_time}, tone_of(*outlook.on_time)}
                                  : Piece{});
    table.rows.push_back(std::move(row));
}

void add_outlooks(const Curriculum& curriculum, const Forecast& forecast, Report& report) {
    report.blocks.push_back(Heading{{say("Done by, in so many of 100 cases")}});
    Table table{"outlooks",
                {{"title", "", Align::left, true},
                 {"p50", "50"},
                 {"p80", "80"},
                 {"p95", "95", Align::left, false, false, 1},
                 {"deadline", "deadline", Align::left, false, false, 2},
                 {"on_time", "on time", Align::right}},
                {}};
    for (const Outlook& goal : forecast.goals)
        add_row(curriculum.goals[goal.index].title, goal, Tone::strong, table);
    for (const Outlook& resource : forecast.resources)
        add_row(curriculum.resources[resource.index].title, resource, Tone::plain, table);
    const bool dated = std::ranges::any_of(forecast.resources,
                                           [](const Outlook& o) { return o.on_time.has_value(); });
    constexpr std::size_t undated_columns = 4;
    if (!dated) {
        table.columns.resize(undated_columns);
        for (auto& row : table.rows) row.resize(undated_columns);
    }
    report.blocks.push_back(std::move(table));
}

std::string moved_by(const Help& help) {
    if (!help.earlier) return help.date ? "then it ends" : "no finish either";
    if (*help.earlier == 0) return "no difference";
    const int days = std::abs(*help.earlier);
    return std::to_string(days) + (days == 1 ? " day " : " days ") +
           (*help.earlier > 0 ? "earlier" : "later");
}

void add_help(const Curriculum& curriculum, const Forecast& forecast, Report& report) {
    if (forecast.help.empty()) return;
    Line head{say("What would help most")};
    if (const auto& safe = forecast.whole->dates[1])
        head = {say("What would bring the safe date, "), {*safe}, say(", forward most")};
    report.blocks.push_back(Heading{std::move(head)});
    Table table{"help", {{"what", "", Align::left, true}, {"earlier", ""}, {"date", ""}}, {}};
    for (const Help& help : forecast.help) {
        const std::string what = help.kind == Help::Kind::attendance ? "a tenth more time each day"
                                 : help.kind == Help::Kind::estimates
                                     ? "estimates a tenth nearer to the truth"
                                     : "without " + curriculum.resources[help.resource].title;
        table.rows.push_back(
            {say(what), say(moved_by(help)), help.date ? Piece{*help.date, Tone::quiet} : Piece{}});
    }
    report.blocks.push_back(std::move(table));
}

void add_grounds(const Forecast& forecast, Report& report) {
    const auto add = [&](Line line) { report.blocks.push_back(Paragraph{std::move(line)}); };
    report.blocks.push_back(Heading{{say("What it goes by")}});
    if (forecast.finished == 0)
        add({say("No resource is finished yet: learners at large take "),
             {hundredths(forecast.ratio)},
             say(" of their estimates.")});
    else
        add({say("Resources take "),
             {hundredths(forecast.ratio)},
             say(" of their first estimates, going by "),
             number(forecast.finished),
             say(forecast.finished == 1 ? " that is finished" : " that are finished"),
             say(" and by learners at large.")});
    if (forecast.days_seen == 0)
        add({say("Nothing is logged yet: learners at large study "),
             {hundredths(forecast.attendance)},
             say(" of the hours that they set aside.")});
    else
        add({say("Of the hours in the calendar "),
             {hundredths(forecast.attendance)},
             say(" are studied, going by "),
             {StudyDays{forecast.days_seen}},
             say(" of the log and by learners at large.")});
    if (!forecast.coverage) return;
    Line line{say("Of its own past dates held")};
    constexpr std::array<const char*, 3> names = {" of even odds", " of safe ones",
                                                  " of all but certain ones"};
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const Held& held = (*forecast.coverage)[level];
        if (held.due == 0) continue;
        line.insert(line.end(), {say(level == 0 ? " " : ", "), number(held.held), say(" of "),
                                 number(held.due), say(names[level])});
    }
    line.push_back(say("; the dates above allow for it."));
    add(std::move(line));
}

Table records_of(const Curriculum& curriculum, const Forecast& forecast) {
    Table table{"forecast",
                {{"kind", ""},
                 {"id", ""},
                 {"p50", ""},
                 {"p80", ""},
                 {"p95", ""},
                 {"deadline", ""},
                 {"on_time", ""}},
                {}};
    const auto add = [&](const char* kind, const std::string& id, const Outlook& outlook) {
        std::vector<Piece> row{say(kind), say(id)};
        for (const auto& date : outlook.dates) row.push_back({cell_or_null<Day>(date)});
        row.push_back({cell_or_null<Day>(outlook.deadline)});
        row.push_back({outlook.on_time ? Cell(Percent{*outlook.on_time}) : Cell()});
        table.rows.push_back(std::move(row));
    };
    if (forecast.whole) add("all", "", *forecast.whole);
    for (const Outlook& goal : forecast.goals) add("goal", curriculum.goals[goal.index].id, goal);
    for (const Outlook& resource : forecast.resources)
        add("resource", curriculum.resources[resource.index].id, resource);
    return table;
}

}  // namespace

Report forecast_report(const Inputs& inputs, const Forecast& forecast, bool chart) {
    const Curriculum& curriculum = inputs.curriculum;
    Report report{"osmlm.forecast/1",
                  forecast.today,
                  data_of(inputs, forecast),
                  {},
                  records_of(curriculum, forecast)};
    report.title = "osmlm forecast";
    if (forecast.whole) {
        add_answer(forecast, report);
        if (!forecast.reached.empty())
            (chart ? report.blocks : report.pictures).push_back(hours_ahead(inputs, forecast));
        add_picture(forecast, report);
    } else {
        report.blocks.push_back(Paragraph{{say("Nothing that must be done is left.", Tone::good)}});
    }
    if (Line line = stand_in_sentence(forecast.findings); !line.empty())
        report.blocks.push_back(Paragraph{std::move(line)});
    if (!forecast.resources.empty()) add_outlooks(curriculum, forecast, report);
    add_help(curriculum, forecast, report);
    add_grounds(forecast, report);
    return report;
}

}  // namespace osmlm
