#include "osmlm/report/written.hpp"

#include "report/common/dates.hpp"

namespace osmlm {
namespace {

Piece say(std::string text, Tone tone = Tone::plain) { return {Cell(std::move(text)), tone}; }

std::string quoted(std::string_view title) { return "\"" + std::string(title) + "\""; }

/// `for Wed 30 Sep, 14:00-15:30`.
void add_when(Line& line, const Draft& record) {
    if (!record.date.has()) return;
    line.insert(line.end(), {say(" for "), {*record.date}});
    if (!record.start.has()) return;
    line.insert(line.end(), {say(", "), {ClockTime{*record.start}}});
    if (!record.min.has()) return;
    const auto end = *record.start + static_cast<int>(*record.min % 1440);
    line.insert(line.end(), {say("-"), {ClockTime{end}}});
}

/// What a `left` says: its minutes, or pages where nobody knows how long a page takes.
Line amount(const Draft& record) {
    if (record.min.has()) return {{Duration{*record.min}, Tone::strong}};
    return {say(std::to_string(*record.pages) + " pages", Tone::strong)};
}

Line edit_words(const Draft& record) {
    Line line;
    const auto add = [&](std::vector<Piece> pieces) {
        if (!line.empty()) line.push_back(say(", "));
        line.insert(line.end(), pieces.begin(), pieces.end());
    };
    if (record.min.has()) add({{Duration{*record.min}, Tone::strong}});
    if (!record.resource.empty()) add({say("of " + quoted(record.resource))});
    if (record.date.has()) add({say("for "), {*record.date}});
    if (record.start.has()) add({say("from "), {ClockTime{*record.start}}});
    if (record.note) add({say("note " + quoted(*record.note))});
    if (record.clears_note) add({say("no note")});
    return line;
}

template <class CellType, class Value>
Cell cell_of(const Field<Value>& field) {
    return field.has() ? Cell(CellType{*field}) : Cell();
}

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

Value record_data(const Told& told) {
    const Draft& record = told.record;
    return Object{{"id", Cell(told.id)},
                  {"op", Cell(std::string(op_name(record.op)))},
                  {"ref", text_or_null(record.ref)},
                  {"resource", text_or_null(record.resource)},
                  {"date", record.date.has() ? Cell(*record.date) : Cell()},
                  {"min", cell_of<Duration>(record.min)},
                  {"start", cell_of<ClockTime>(record.start)},
                  {"note", record.note ? Cell(*record.note) : Cell()},
                  {"page", record.page.has() ? Cell(*record.page) : Cell()},
                  {"pages", record.pages.has() ? Cell(*record.pages) : Cell()}};
}

Table table_of(const std::vector<Told>& records) {
    Table table{"records", {}, {}};
    for (const char* key : {"id", "op", "ref", "resource", "date", "min", "start", "note"})
        table.columns.push_back({key, ""});
    for (const Told& told : records) {
        std::vector<Piece> row;
        const Value data = record_data(told);
        for (const auto& [key, value] : std::get<Object>(data.held)) {
            if (row.size() < table.columns.size()) row.push_back({std::get<Cell>(value.held)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Draft draft_of(const Record& record) {
    Draft draft;
    draft.op = record.op;
    draft.ref = record.ref();
    draft.timer = record.timer();
    draft.date = record.date;
    if (record.resource.has()) draft.resource = *record.resource;
    draft.min = record.min;
    draft.page = record.page();
    draft.pages = record.pages();
    draft.start = record.start;
    if (record.note.has()) draft.note = *record.note;
    return draft;
}

Line told(const Draft& record, std::string_view title) {
    const std::string name = quoted(title);
    Line line;
    switch (record.op) {
        case Op::log:
            line = {{Duration{*record.min}, Tone::strong}, say(" of " + name)};
            break;
        case Op::done:
            line = {say("the end of " + name)};
            break;
        case Op::left:
            line = amount(record);
            line.push_back(say(" left of " + name));
            break;
        case Op::start:
            line = {say("the timer of " + name)};
            break;
        case Op::note:
            line = {say("the note " + quoted(*record.note))};
            break;
        case Op::edit:
            line = {say("the change of " + record.ref + " to ")};
            for (Piece& piece : edit_words(record)) line.push_back(std::move(piece));
            return line;
        case Op::del:
            return {say("the removal of " + record.ref)};
        default:
            line = {say("a record of \"" + std::string(op_name(record.op)) + "\"")};
    }
    add_when(line, record);
    return line;
}

Report written_report(const WrittenView& view, Day today) {
    Array records;
    for (const Told& told : view.records) records.push_back(record_data(told));
    Report report{"osmlm.written/1",
                  today,
                  {{"command", Cell(std::string(view.command))},
                   {"dry_run", Cell(view.dry_run)},
                   {"records", std::move(records)},
                   {"left", view.left ? Cell(Duration{*view.left}) : Cell()}},
                  {},
                  table_of(view.records)};
    if (view.dry_run) {
        report.blocks.push_back(Paragraph{{say("Nothing is written; without --dry-run:")}});
    }
    for (const Line& line : view.lines) report.blocks.push_back(Paragraph{line, Wrap::terminal});
    return report;
}

}  // namespace osmlm
