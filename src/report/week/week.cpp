#include "osmlm/report/week.hpp"

#include <algorithm>

#include "report/common/dates.hpp"
#include "report/common/verdict.hpp"
#include "report/common/week_grid.hpp"
#include "report/week/data.hpp"
#include "report/week/facts.hpp"
#include "report/week/moved.hpp"

namespace osmlm {
namespace {

constexpr std::size_t notes_shown = 10;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }
Piece time(Minutes minutes, Tone tone = Tone::plain) { return {Duration{minutes}, tone}; }
Piece some(Minutes minutes, Tone tone = Tone::plain) {
    return minutes == 0 ? Piece{} : time(minutes, tone);
}

void add(Report& report, Line line) { report.blocks.push_back(Paragraph{std::move(line)}); }

std::string verdict_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::fits:
            return "fits";
        case Verdict::short_:
            return "does not fit";
        case Verdict::open:
            return "not decided";
    }
    return "not decided";
}

/// `osmlm week 42: 27h30m of 29h, fits, buffer 33 study days`.
std::string title_of(const Plan& plan, const WeekView& view, const WeekFacts& facts) {
    std::string title = "osmlm week " + std::to_string(std::stoi(iso_week(view.monday).substr(6))) +
                        ": " + duration_text(facts.done) + " of " + duration_text(facts.promised) +
                        ", " + verdict_words(plan.verdict);
    if (plan.verdict == Verdict::fits && plan.buffer_days)
        title += ", buffer " + std::to_string(*plan.buffer_days) +
                 (*plan.buffer_days == 1 ? " study day" : " study days");
    return title;
}

Line sum_line(const WeekView& view, const WeekFacts& facts) {
    Line line{say("Week of "), {view.monday, Tone::strong}, say(": ")};
    if (facts.promised == 0 && facts.done == 0)
        line.push_back(say("nothing promised, nothing logged"));
    else
        line.insert(line.end(),
                    {time(facts.done, facts.done >= facts.promised ? Tone::good : Tone::strong),
                     say(view.over ? " done of " : " done so far of "), time(facts.promised),
                     say(" promised")});
    if (facts.kept > 0) {
        line.push_back(say("; " + std::to_string(facts.kept) + " of " +
                           std::to_string(facts.study_days) +
                           (facts.study_days == 1 ? " study day kept" : " study days kept")));
        if (facts.streak > 1)
            line.push_back(say(", " + std::to_string(facts.streak) + " in a row"));
    }
    line.push_back(say("."));
    return line;
}

/// Where the finish was and is; may be empty.
Line finish_line(const Movement& movement) {
    if (!movement.now) return {};
    if (!movement.before)
        return {
            say("The finish is "), {*movement.now, Tone::strong}, say("; the promise had none.")};
    if (movement.now == movement.before)
        return {say("The finish stays "), {*movement.now, Tone::strong}, say(".")};
    const bool later = *movement.now > *movement.before;
    return {say("The finish moves from "),
            {*movement.before},
            say(" to "),
            {*movement.now, Tone::strong},
            say(": "),
            time(std::abs(*movement.whole), later ? Tone::warn : Tone::good),
            say(later ? " later." : " earlier.")};
}

std::string reason_words(Reason reason, Minutes minutes) {
    switch (reason) {
        case Reason::missed:
            return "missed";
        case Reason::extra:
            return "done beyond the promise";
        case Reason::grew:
            return "estimates that grew";
        case Reason::shrank:
            return "estimates that shrank";
        case Reason::schedule:
            return "changed hours";
        case Reason::added:
            return "new work";
        case Reason::dropped:
            return "dropped work";
        case Reason::other:
            return minutes > 0 ? "more time for other work, or unused"
                               : "less time for other work, or unused";
    }
    return {};
}

void add_finish(const Movement& movement, const WeekFacts& facts, Report& report) {
    Line line = finish_line(movement);
    if (facts.missed)
        line.insert(line.begin(), say("No entry this week; that happens, and the plan goes on. "));
    if (!line.empty()) add(report, std::move(line));
    Table table{"moved", {{"reason", ""}, {"min", "", Align::right}}, {}};
    for (const auto& [reason, minutes] : movement.parts)
        if (minutes != 0)
            table.rows.push_back({say("  " + reason_words(reason, minutes)), time(minutes)});
    if (table.rows.empty()) return;
    add(report, {say("What moves the finish, in hours; below 0 brings it forward:")});
    report.blocks.push_back(std::move(table));
}

Table hours_table(const char* key, const char* title) {
    return {key,
            {{.key = key, .title = title, .shrinks = true},
             {"promised", "Promised", Align::right},
             {"done", "Done", Align::right},
             {.key = "bar", .title = "", .spare = 1}},
            {}};
}

void add_days(const WeekFacts& facts, Report& report) {
    Minutes longest = 1;
    for (const auto& day : facts.days) longest = std::max({longest, day.promised, day.done});
    Table table = hours_table("day", "Day");
    for (const auto& day : facts.days)
        if (day.hours > 0 || day.promised > 0 || day.done > 0)
            table.rows.push_back({{day.date},
                                  some(day.promised),
                                  some(day.done, Tone::strong),
                                  {Bar{day.done, longest}}});
    if (table.rows.empty()) return;
    report.blocks.push_back(Paragraph{});
    report.blocks.push_back(std::move(table));
}

void add_goals(const Curriculum& curriculum, const WeekFacts& facts, Report& report) {
    if (curriculum.goals.empty() || facts.goals.empty()) return;
    Minutes longest = 1;
    for (const auto& sum : facts.goals) longest = std::max({longest, sum.promised, sum.done});
    Table table = hours_table("goal", "Goal");
    for (const auto& sum : facts.goals)
        table.rows.push_back({say(sum.goal ? curriculum.goals[*sum.goal].title : "without a goal"),
                              some(sum.promised),
                              some(sum.done, Tone::strong),
                              {Bar{sum.done, longest}}});
    report.blocks.push_back(Paragraph{});
    report.blocks.push_back(std::move(table));
}

void add_next(const Curriculum& curriculum, const Plan& plan, const WeekView& view,
              Report& report) {
    Table grid = week_grid(curriculum, {view.monday + days{7}, next_week(plan, view)});
    if (grid.rows.empty()) return;
    report.blocks.push_back(Heading{{say("Next week")}});
    report.blocks.push_back(std::move(grid));
}

void add_dates(const Curriculum& curriculum, const State& state, Day day, Report& report) {
    const auto dates = dates_within_notice(curriculum, state, day);
    if (dates.empty()) return;
    Table table{"dates", {{"on", ""}, {"title", "", Align::left, true}}, {}};
    for (const DueDate& due : dates)
        table.rows.push_back({{due.on, Tone::warn}, say(due.item->title)});
    report.blocks.push_back(Heading{{say("Dates")}});
    report.blocks.push_back(std::move(table));
}

void add_spent(const WeekView& view, Report& report) {
    if (view.is_public || view.spent.empty()) return;
    Table table{"spent",
                {{"amount", "", Align::right}, {"currency", ""}, {"title", "", Align::left, true}},
                {}};
    for (const Spending& one : view.spent)
        table.rows.push_back({say(one.amount), say(one.currency), say(one.title)});
    Line line{say("Money spent")};
    for (const auto& [currency, amount] : spent_by_currency(view.spent))
        if (!amount.empty())
            line.push_back(say((line.size() == 1 ? ": " : ", ") + amount + " " + currency));
    report.blocks.push_back(Heading{std::move(line)});
    report.blocks.push_back(std::move(table));
}

void add_posts(const WeekView& view, Report& report) {
    if (view.posts.empty()) return;
    Table table{"posts", {{"date", ""}, {"title", "", Align::left, true}, {"url", ""}}, {}};
    for (const Post& post : view.posts)
        table.rows.push_back({{post.date}, say(post.title), say(post.url, Tone::quiet)});
    report.blocks.push_back(Heading{{say("Published")}});
    report.blocks.push_back(std::move(table));
}

void add_notes(const Curriculum& curriculum, const std::vector<Note>& notes, Report& report) {
    if (notes.empty()) return;
    Table table{"notes",
                {{"date", ""},
                 {.key = "resource", .title = "", .shrinks = true},
                 {.key = "text", .title = "", .wraps = true}},
                {}};
    const ResourceIndex index(curriculum);
    const auto title_of = [&](const std::string& id) {
        const auto resource = index.find(id);
        return resource ? curriculum.resources[*resource].title : id;
    };
    const std::size_t shown = std::min(notes.size(), notes_shown);
    for (std::size_t i = notes.size() - shown; i < notes.size(); ++i)
        table.rows.push_back(
            {{notes[i].date}, say(title_of(notes[i].resource)), say(notes[i].text)});
    report.blocks.push_back(Heading{{say("Notes")}});
    report.blocks.push_back(std::move(table));
    if (shown < notes.size())
        add(report,
            {say("and " + std::to_string(notes.size() - shown) + " before these: ", Tone::quiet),
             {CommandLine{"osmlm sessions"}, Tone::quiet}});
}

}  // namespace

bool is_news(const Inputs& inputs, const Plan& plan, const WeekView& view) {
    const WeekFacts facts = week_facts(inputs, view, plan.today);
    const auto has_work = [](const PlannedDay* day) { return !day->sessions.empty(); };
    return facts.promised > 0 || std::ranges::any_of(facts.days, &WeekFacts::OneDay::entry) ||
           std::ranges::any_of(next_week(plan, view), has_work) ||
           !dates_within_notice(inputs.curriculum, view.state, plan.today).empty();
}

Report week_report(const Inputs& inputs, const Plan& plan, const WeekView& view, Day today) {
    const WeekFacts facts = week_facts(inputs, view, plan.today);
    const Movement movement = movement_since(view.promise, inputs.curriculum, view.state, plan);
    Report report{"osmlm.week/1",
                  today,
                  week_data(inputs, plan, view, facts, movement),
                  {},
                  week_records(facts)};
    report.title = title_of(plan, view, facts);
    add(report, verdict_sentence(inputs.curriculum, plan));
    if (view.over)
        add(report, {say("The verdict, the finish and the dates are as of ", Tone::quiet),
                     {plan.today, Tone::quiet},
                     say(", the Monday after the week.", Tone::quiet)});
    add(report, sum_line(view, facts));
    if (view.promise.record == nullptr)
        add(report,
            {say("The log has no promise of this week; promised is the plan as of its Monday, "
                 "worked out now.",
                 Tone::quiet)});
    add_finish(movement, facts, report);
    add_days(facts, report);
    add_goals(inputs.curriculum, facts, report);
    add_next(inputs.curriculum, plan, view, report);
    add_dates(inputs.curriculum, view.state, plan.today, report);
    add_spent(view, report);
    add_posts(view, report);
    add_notes(inputs.curriculum, facts.notes, report);
    return report;
}

}  // namespace osmlm
