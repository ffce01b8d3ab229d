#include <algorithm>
#include <numeric>

#include "osmlm/report/reports.hpp"
#include "report/common/dates.hpp"
#include "report/common/plan_data.hpp"

namespace osmlm {
namespace {

constexpr std::size_t shortest_shown = 8;

std::size_t common_prefix(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                    a.begin());
}

/// The shortest begin of each session's id that no other record has. O(records log records).
std::vector<std::string> short_ids(const Inputs& inputs, const std::vector<std::size_t>& sessions) {
    std::vector<std::string_view> ids;
    for (const Record& record : inputs.journal.records) ids.push_back(record.id);
    std::sort(ids.begin(), ids.end());
    std::vector<std::string> shown;
    for (const std::size_t s : sessions) {
        const std::string_view id = inputs.state.sessions[s].id();
        const auto at = std::lower_bound(ids.begin(), ids.end(), id);
        std::size_t length = shortest_shown;
        if (at != ids.begin()) length = std::max(length, common_prefix(*(at - 1), id) + 1);
        if (at + 1 < ids.end()) length = std::max(length, common_prefix(*(at + 1), id) + 1);
        shown.emplace_back(id.substr(0, length));
    }
    return shown;
}

std::string name_of(const Inputs& inputs, const Session& session) {
    return session.resource ? inputs.curriculum.resources[*session.resource].id
                            : std::string(session.name());
}

std::string title_of(const Inputs& inputs, const Session& session) {
    return session.resource ? inputs.curriculum.resources[*session.resource].title
                            : std::string(session.name());
}

Cell note_of(const Session& session) {
    return session.note().empty() ? Cell() : Cell(std::string(session.note()));
}

Array data_of(const Inputs& inputs, const std::vector<std::size_t>& sessions) {
    Array rows;
    for (const std::size_t s : sessions) {
        const Session& session = inputs.state.sessions[s];
        rows.push_back(Object{{"id", Cell(std::string(session.id()))},
                              {"date", Cell(session.date())},
                              {"resource", Cell(name_of(inputs, session))},
                              {"min", Cell(Duration{session.min()})},
                              {"start", cell_or_null<ClockTime>(session.start())},
                              {"note", note_of(session)}});
    }
    return rows;
}

Table records_of(const Inputs& inputs, const std::vector<std::size_t>& sessions) {
    Table table{"sessions", {}, {}};
    for (const char* key : {"id", "date", "resource", "title", "min", "start", "note"})
        table.columns.push_back({key, ""});
    for (const std::size_t s : sessions) {
        const Session& session = inputs.state.sessions[s];
        table.rows.push_back({{std::string(session.id())},
                              {session.date()},
                              {name_of(inputs, session)},
                              {title_of(inputs, session)},
                              {Duration{session.min()}},
                              {cell_or_null<ClockTime>(session.start())},
                              {note_of(session)}});
    }
    return table;
}

Table lines_of(const Inputs& inputs, const std::vector<std::size_t>& sessions) {
    Table table{"sessions",
                {{"id", "Id"},
                 {"date", "Day"},
                 {"start", "From", Align::right},
                 {"min", "Time", Align::right},
                 {"resource", "Resource", Align::left, true},
                 {"note", "Note", Align::left, true}},
                {}};
    const std::vector<std::string> ids = short_ids(inputs, sessions);
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Session& session = inputs.state.sessions[sessions[i]];
        table.rows.push_back({{ids[i], Tone::quiet},
                              {session.date()},
                              {cell_or_null<ClockTime>(session.start())},
                              {Duration{session.min()}, Tone::strong},
                              {title_of(inputs, session)},
                              {note_of(session), Tone::quiet}});
    }
    return table;
}

}  // namespace

Report sessions_report(const Inputs& inputs, const Selection& selection, Day today) {
    const std::vector<std::size_t> sessions = selected(inputs, selection);
    const Minutes sum = std::accumulate(
        sessions.begin(), sessions.end(), Minutes{0},
        [&](Minutes so_far, std::size_t s) { return so_far + inputs.state.sessions[s].min(); });
    Report report{"osmlm.sessions/1",
                  today,
                  {{"sessions", data_of(inputs, sessions)},
                   {"total", Cell(Duration{sum})},
                   {"findings", Array{}}},
                  {},
                  records_of(inputs, sessions)};
    if (sessions.empty()) {
        report.blocks.push_back(Paragraph{{{std::string("No sessions there.")}}});
        return report;
    }
    report.blocks.push_back(lines_of(inputs, sessions));
    report.blocks.push_back(
        Paragraph{{{Duration{sum}, Tone::strong},
                   {std::string(" in ")},
                   {static_cast<std::int64_t>(sessions.size())},
                   {std::string(sessions.size() == 1 ? " session." : " sessions.")}}});
    return report;
}

}  // namespace osmlm
