#include <algorithm>

#include "osmlm/report/reports.hpp"
#include "report/progress/charts.hpp"
#include "report/progress/data.hpp"
#include "report/progress/facts.hpp"

namespace osmlm {
namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

Piece time(const std::optional<Minutes>& minutes, Tone tone = Tone::plain) {
    return minutes ? Piece{Duration{*minutes}, tone} : Piece{};
}

/// A time of which zero goes without saying.
Piece some(Minutes minutes, Tone tone = Tone::plain) {
    return minutes == 0 ? Piece{} : Piece{Duration{minutes}, tone};
}

Cell day_or_null(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }

/// The state as data has it, and what goes without saying left out.
Piece state_of(const ProgressFacts::Resource& each) {
    if (!each.picked)
        return say(each.state == WorkState::doing ? "doing, not picked" : "not picked",
                   Tone::quiet);
    if (each.state == WorkState::dropped) return say("dropped", Tone::quiet);
    if (each.state == WorkState::done) return say("done", Tone::good);
    if (!each.advance.left) return say("open", Tone::quiet);
    return each.state == WorkState::doing ? say("doing") : Piece{};
}

/// One line for anything that advances; `state` is the last cell.
std::vector<Piece> row_of(std::string title, const Advance& advance, Day day, Piece state,
                          Piece left) {
    return {say(std::move(title)),
            some(advance.done, Tone::strong),
            std::move(left),
            advance.effort ? Piece{Bar{*advance.effort - *advance.left, *advance.effort}} : Piece{},
            time(advance.effort),
            time(advance.first_effort, Tone::quiet),
            some(advance.recent_pace.value_or(0)),
            some(advance.pace_until(day), Tone::quiet),
            {day_or_null(advance.first), Tone::quiet},
            {day_or_null(advance.last), Tone::quiet},
            std::move(state)};
}

Table table_of(std::string key, std::string title) {
    return {std::move(key),
            {{.key = "title", .title = std::move(title), .shrinks = true},
             {"done", "Done", Align::right},
             {"left", "Left", Align::right},
             {.key = "share", .title = "", .spare = 7},
             {.key = "effort", .title = "Estimate", .align = Align::right, .spare = 2},
             {.key = "first_effort", .title = "First", .align = Align::right, .spare = 5},
             {.key = "recent", .title = "A week", .align = Align::right, .spare = 3},
             {.key = "overall", .title = "Overall", .align = Align::right, .spare = 4},
             {.key = "first", .title = "From", .spare = 9},
             {.key = "last", .title = "To", .spare = 8},
             {"state", ""}},
            {}};
}

bool is_narrowed(const DayRange& range) {
    return range.from > Day::min() || range.until < Day::max();
}

Table goal_table(const Curriculum& curriculum, const ProgressFacts& facts) {
    Table table = table_of("goals", "Goal");
    for (const ProgressFacts::Goal& goal : facts.goals)
        table.rows.push_back(row_of(curriculum.goals[goal.goal].title, goal.advance, facts.day, {},
                                    time(goal.advance.left)));
    return table;
}

bool is_in_plan(const ProgressFacts::Resource& each) {
    return each.picked && each.state != WorkState::dropped;
}

Piece left_of(const ProgressFacts::Resource& each) {
    if (!is_in_plan(each)) return some(each.advance.left.value_or(0), Tone::quiet);
    return each.state == WorkState::done ? Piece{} : time(each.advance.left);
}

/// With a period: only what was worked on in it.
Table resource_table(const Curriculum& curriculum, const ProgressFacts& facts, bool narrowed) {
    Table table = table_of("resources", "Resource");
    for (const ProgressFacts::Resource& each : facts.resources)
        if (!narrowed || each.advance.done > 0)
            table.rows.push_back(row_of(curriculum.resources[each.resource].title, each.advance,
                                        facts.day, state_of(each), left_of(each)));
    for (const auto& [id, advance] : facts.unknown)
        table.rows.push_back(row_of(id, advance, facts.day, say("unknown", Tone::warn), {}));
    return table;
}

/// Why columns of hours do not add up to their sums; may be empty.
Line sums_line(const ProgressFacts& facts, bool narrowed) {
    const bool some_out = std::ranges::any_of(facts.resources, [&](const auto& each) {
        const bool left = !narrowed && each.advance.left.value_or(0) > 0;
        return !is_in_plan(each) && (each.advance.done > 0 || left);
    });
    if (!some_out) return {};
    return {
        say("Of work that is dropped or not picked, hours done count in the sums; hours left "
            "and estimates do not.",
            Tone::quiet)};
}

Line total_line(const ProgressFacts& facts, const DayRange& range) {
    Line line{{Duration{facts.done}, Tone::strong}, say(" done")};
    if (range.from > Day::min()) line.insert(line.end(), {say(" from "), {range.from}});
    if (range.until < Day::max()) line.insert(line.end(), {say(" to "), {range.until}});
    const bool ends = std::ranges::any_of(
        facts.resources, [](const auto& each) { return each.advance.left.has_value(); });
    if (ends || facts.resources.empty())
        line.insert(line.end(), {say(is_narrowed(range) ? "; now " : ", "),
                                 {Duration{facts.left}, Tone::strong},
                                 say(" left")});
    line.push_back(say("."));
    return line;
}

}  // namespace

Report progress_report(const Inputs& inputs, const std::vector<Promise>& promises,
                       const Selection& selection, Day today, bool charts) {
    const ProgressFacts facts = progress_facts(inputs, promises, selection, today);
    const DayRange& range = selection.range;
    Report report{"osmlm.progress/1",
                  today,
                  progress_data(inputs, facts, range),
                  {Paragraph{total_line(facts, range)}},
                  progress_records(inputs.curriculum, facts)};
    report.title = "osmlm progress";
    const auto add = [&](Table table) {
        if (table.rows.empty()) return;
        report.blocks.push_back(Paragraph{});
        report.blocks.push_back(std::move(table));
    };
    add(goal_table(inputs.curriculum, facts));
    add(resource_table(inputs.curriculum, facts, is_narrowed(range)));
    if (Line line = sums_line(facts, is_narrowed(range)); !line.empty())
        report.blocks.push_back(Paragraph{std::move(line)});
    auto& pictures = charts ? report.blocks : report.pictures;
    const MinutesByDay done = done_by_day(inputs, selection, today);
    pictures.push_back(burn_up(inputs, promises, selection, done, today));
    pictures.push_back(year_of_days(done, today));
    return report;
}

}  // namespace osmlm
