#include "report/plan/comparison_blocks.hpp"

#include <algorithm>

#include "report/common/plan_data.hpp"
#include "report/common/verdict.hpp"

namespace osmlm {
namespace {

constexpr std::size_t works_shown = 12;

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

template <class Wrapped, class Held>
Piece piece_of(const std::optional<Held>& held, const char* none = "") {
    return held ? Piece{Cell(Wrapped{*held})} : say(none, Tone::quiet);
}

Piece verdict_piece(const std::optional<Verdict>& verdict) {
    if (!verdict) return {};
    switch (*verdict) {
        case Verdict::fits:
            return say("fits", Tone::good);
        case Verdict::short_:
            return say("does not fit", Tone::bad);
        case Verdict::open:
            return say("not decided", Tone::warn);
    }
    return {};
}

bool is_promise(const Comparison& comparison) { return comparison.week.has_value(); }

/// The figures of both, a row each; of what was promised only what is known.
Table figures_table(const Comparison& comparison) {
    const PlanFigures& was = comparison.before;
    const PlanFigures& is = comparison.after;
    const bool promise = is_promise(comparison);
    Table table{"figures",
                {{"figure", ""},
                 {"before", promise ? "Promised" : "Now"},
                 {"after", promise ? "Now" : "Then"}},
                {}};
    const auto add = [&](const char* name, Piece before, Piece after) {
        table.rows.push_back({say(std::string("  ") + name), std::move(before), std::move(after)});
    };
    if (!promise) add("verdict", verdict_piece(was.verdict), verdict_piece(is.verdict));
    add("done by", piece_of<Day>(was.finish, "-"), piece_of<Day>(is.finish, "-"));
    if (!promise && (was.buffer_days || is.buffer_days))
        add("to spare", piece_of<StudyDays>(was.buffer_days, "-"),
            piece_of<StudyDays>(is.buffer_days, "-"));
    if (was.hours_a_week || is.hours_a_week)
        add("hours a week", piece_of<Duration>(was.hours_a_week),
            piece_of<Duration>(is.hours_a_week));
    if (!promise && (was.load || is.load))
        add("needed of them", piece_of<Percent>(was.load, "-"), piece_of<Percent>(is.load, "-"));
    return table;
}

Piece first_of(const PlannedWork& work) { return piece_of<Day>(work.first, "-"); }
Piece last_of(const PlannedWork& work) { return piece_of<Day>(work.last, "-"); }
Piece soon_of(const PlannedWork& work) { return {Cell(Duration{work.soon})}; }

using Differs = bool (*)(const MovedWork&);

template <auto member>
bool differs(const MovedWork& moved) {
    return moved.before.value_or(PlannedWork{}).*member !=
           moved.after.value_or(PlannedWork{}).*member;
}

bool moves_soon(const MovedWork& moved) { return moved.soon > 0; }

bool ends_otherwise(const MovedWork& moved) { return differs<&PlannedWork::last>(moved); }

/// Told only where nothing else moves, as six columns of dates leave titles no room.
bool only_begins_otherwise(const MovedWork& moved) {
    return differs<&PlannedWork::first>(moved) && !ends_otherwise(moved) && !moves_soon(moved);
}

/// Two columns, as it was and as it is; blank where a row has nothing of it.
struct Pair {
    std::string title;
    Differs differs;
    Piece (*piece)(const PlannedWork&);
    int spare = 0;
};

using Rows = std::vector<const MovedWork*>;

void add_pair(const Rows& rows, const Pair& pair, const char* later, Table& table) {
    const auto moves = [&](const MovedWork* work) { return pair.differs(*work); };
    if (std::ranges::none_of(rows, moves)) return;
    for (const std::string& title : {pair.title, std::string(later)})
        table.columns.push_back(
            {.key = title, .title = title, .align = Align::right, .spare = pair.spare});
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const auto& side : {rows[i]->before, rows[i]->after})
            table.rows[i].push_back(!moves(rows[i]) ? Piece{}
                                    : side          ? pair.piece(*side)
                                                    : say("-", Tone::quiet));
}

/// Those that move most, in the order of the plan.
Rows most_moved(const std::vector<MovedWork>& moved) {
    Rows rows;
    for (const MovedWork& work : moved) rows.push_back(&work);
    std::ranges::stable_sort(rows, [](const MovedWork* a, const MovedWork* b) {
        return std::pair(a->soon, a->days) > std::pair(b->soon, b->days);
    });
    rows.resize(std::min(works_shown, rows.size()));
    std::ranges::sort(rows);  // as they stand in the list
    return rows;
}

void add_moved(const Comparison& comparison, Report& report) {
    Line head{say("What moves")};
    if (comparison.moved_minutes > 0)
        head.insert(
            head.end(),
            {say(": "), {Duration{comparison.moved_minutes}}, say(" until "), {comparison.until}});
    report.blocks.push_back(Heading{std::move(head)});
    const Rows rows = most_moved(comparison.moved);
    const char* later = is_promise(comparison) ? "now" : "then";
    const char* soon = is_promise(comparison) ? "Promised" : "Hours";
    Table table{"moved", {{"resource", "", Align::left, true}}, {}};
    for (const MovedWork* work : rows) table.rows.push_back({say("  " + work->title)});
    if (!is_promise(comparison)) {
        add_pair(rows, {"Ends", ends_otherwise, last_of}, later, table);
        add_pair(rows, {"Begins", only_begins_otherwise, first_of, 1}, later, table);
    }
    add_pair(rows, {soon, moves_soon, soon_of}, later, table);
    report.blocks.push_back(std::move(table));
    if (const std::size_t more = comparison.moved.size() - rows.size(); more > 0)
        report.blocks.push_back(Paragraph{
            {say("  and " + std::to_string(more) + " more; --json has them all", Tone::quiet)}});
}

Line reason_line(const PlanReason& reason, const Comparison& comparison) {
    const Piece min{Cell(Duration{reason.min}), Tone::strong};
    const Piece title = say(reason.title);
    switch (reason.kind) {
        case PlanReason::Kind::missed:
            return {min,
                    say(" of "),
                    title,
                    say(": promised since "),
                    {*comparison.week},
                    say(", not logged")};
        case PlanReason::Kind::extra:
            return {min, say(" of "), title, say(": logged beyond the promise")};
        case PlanReason::Kind::grew:
            return {title, say(" has grown by "), min};
        case PlanReason::Kind::shrank:
            return {title, say(" has shrunk by "), min};
        case PlanReason::Kind::fewer_hours:
            return {say("the calendar has "), min, say(" less")};
        case PlanReason::Kind::more_hours:
            return {say("the calendar has "), min, say(" more")};
        case PlanReason::Kind::added:
            return {title, say(" is new: "), min};
        case PlanReason::Kind::dropped:
            return {title, say(" is out of the plan: "), min};
    }
    return {};
}

const char* reason_name(PlanReason::Kind kind) {
    constexpr const char* names[] = {"missed",      "extra",      "grew", "shrank",
                                     "fewer-hours", "more-hours", "new",  "dropped"};
    return names[static_cast<std::size_t>(kind)];
}

void add_indented(Line line, Report& report) {
    line.insert(line.begin(), say("  "));
    report.blocks.push_back(Paragraph{std::move(line)});
}

/// What is to be known of the changes beside the figures.
void add_remarks(const Comparison& comparison, Report& report) {
    if (comparison.findings.empty() && comparison.notes.empty()) return;
    report.blocks.push_back(Heading{{say("What is doubtful then")}});
    for (const std::string& note : comparison.notes) add_indented({say(note)}, report);
    for (const Finding& finding : comparison.findings)
        add_indented({say(finding.message + (finding.hint.empty() ? "" : ": " + finding.hint))},
                     report);
}

Value work_data(const std::optional<PlannedWork>& work) {
    if (!work) return {};
    return Object{{"first", work->first ? Cell(*work->first) : Cell()},
                  {"last", work->last ? Cell(*work->last) : Cell()},
                  {"min", Cell(Duration{work->soon})}};
}

Object before_data(const Comparison& comparison) {
    const PlanFigures& was = comparison.before;
    const std::string of = !is_promise(comparison) ? "plan"
                           : comparison.made_now   ? "recomputed"
                                                   : "promise";
    return {{"of", Cell(of)},
            {"week", comparison.week ? Cell(Week{*comparison.week}) : Cell()},
            {"verdict", was.verdict ? Cell(verdict_name(*was.verdict)) : Cell()},
            {"finish", was.finish ? Cell(*was.finish) : Cell()},
            {"load", cell_or_null<Percent>(was.load)},
            {"buffer_days", was.buffer_days ? Cell(std::int64_t{*was.buffer_days}) : Cell()},
            {"hours_a_week", cell_or_null<Duration>(was.hours_a_week)}};
}

}  // namespace

void add_comparison(const Comparison& comparison, Report& report) {
    if (is_promise(comparison))
        report.blocks.push_back(
            Heading{{say(comparison.made_now ? "Against what would have been promised on "
                                             : "Against the promise of "),
                     {*comparison.week}}});
    else
        report.blocks.push_back(Paragraph{});
    if (comparison.made_now)
        report.blocks.push_back(Paragraph{
            {say("This week has no promise yet, so this is the plan of its first day, by the "
                 "curriculum as it is now. ",
                 Tone::quiet),
             {CommandLine{"osmlm plan --promise"}, Tone::quiet},
             say(" makes one.", Tone::quiet)}});
    report.blocks.push_back(figures_table(comparison));
    if (comparison.moved.empty())
        report.blocks.push_back(Heading{
            is_promise(comparison) ? Line{say("Nothing moves until "), {comparison.until}, say(".")}
                                   : Line{say("Nothing moves.")}});
    else
        add_moved(comparison, report);
    if (!comparison.reasons.empty()) {
        report.blocks.push_back(Heading{{say("Why")}});
        for (const PlanReason& reason : comparison.reasons)
            add_indented(reason_line(reason, comparison), report);
    }
    add_remarks(comparison, report);
}

Object comparison_data(const Comparison* comparison) {
    if (comparison == nullptr)
        return {{"changes", {}}, {"before", {}},        {"hours_a_week", {}},
                {"moved", {}},   {"moved_minutes", {}}, {"reasons", {}}};
    Array changes, moved, reasons;
    for (const std::string& words : comparison->changes) changes.push_back(Cell(words));
    for (const MovedWork& work : comparison->moved)
        moved.push_back(Object{{"id", Cell(work.id)},
                               {"before", work_data(work.before)},
                               {"after", work_data(work.after)},
                               {"min", Cell(Duration{work.soon})}});
    for (const PlanReason& reason : comparison->reasons)
        reasons.push_back(Object{{"reason", Cell(std::string(reason_name(reason.kind)))},
                                 {"resource", reason.id.empty() ? Cell() : Cell(reason.id)},
                                 {"min", Cell(Duration{reason.min})}});
    const bool promise = is_promise(*comparison);
    return {{"changes", promise ? Value() : Value(std::move(changes))},
            {"before", before_data(*comparison)},
            {"hours_a_week", cell_or_null<Duration>(comparison->after.hours_a_week)},
            {"moved", std::move(moved)},
            {"moved_minutes", Cell(Duration{comparison->moved_minutes})},
            {"reasons", promise ? Value(std::move(reasons)) : Value()}};
}

}  // namespace osmlm
