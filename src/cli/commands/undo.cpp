#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "cli/entries/log_entry.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/report/written.hpp"

namespace osmlm {

namespace {

constexpr std::size_t named_at_most = 5;

Piece say(std::string text) { return {Cell(std::move(text))}; }

Line words_of(const Desk& desk, const Record& record) {
    const Draft now = as_it_counts(desk, record);
    return told(now, title_of(desk, now.resource));
}

/// What happens by taking back a `del`: the record that it names returns, or, when that is a `del`
/// again, is gone again, and so on.
Line what_returns(const Desk& desk, const Record& del) {
    const auto& records = desk.inputs.journal.records;
    const Record* record = &del;
    bool back = false;
    for (std::size_t steps = 0; record->op == Op::del && steps < records.size(); ++steps) {
        const auto named = std::find_if(records.begin(), records.end(), [&](const Record& other) {
            return other.id == record->ref();
        });
        if (named == records.end()) break;
        record = &*named;
        back = !back;
    }
    Line line = words_of(desk, *record);
    line.push_back(say(back ? " is back" : " is gone again"));
    return line;
}

Expected<CommandRecords, Failure> command_meant(const Desk& desk, const std::vector<bool>& live,
                                                const std::optional<std::string>& id) {
    const auto& records = desk.inputs.journal.records;
    if (!id) {
        auto last = last_command(records, live, desk.machine);
        if (!last.empty()) return last;
        return misused({"nothing was written from this machine that could be undone",
                        "osmlm sessions lists what is logged, osmlm remove ID takes one away"});
    }
    const auto record = find_record(records, *id);
    if (!record) return misused(record.error());
    return command_of(records, *record);
}

Result answer(const std::optional<std::string>& id, const Desk& desk, Scribe& scribe) {
    const auto& records = desk.inputs.journal.records;
    const std::vector<bool> live = liveness(records);
    const auto command = command_meant(desk, live, id);
    if (!command) return command.error();
    std::vector<Line> lines;
    std::size_t undone = 0;
    for (const std::size_t i : *command) {
        const Record& record = records[i];
        if (!live[i]) continue;
        Draft draft;
        draft.op = Op::del;
        draft.ref = record.id;
        scribe.write(draft);
        if (++undone > named_at_most) continue;
        Line line = record.op == Op::del ? what_returns(desk, record) : words_of(desk, record);
        line.insert(line.begin(), say("undone: "));
        line.push_back(say(" (" + short_id(records, record.id) + ")"));
        lines.push_back(std::move(line));
    }
    if (undone == 0) {
        return misused({"that is undone already", "osmlm undo takes back the last command"});
    }
    if (undone > named_at_most)
        lines.push_back({say(fmt::format("and {} records more", undone - named_at_most))});
    lines.push_back({{CommandLine{"osmlm undo"}}, say(" once more takes this back")});
    return tell_written(desk, scribe, "undo", std::move(lines));
}

Action declare(Arguments& arguments) {
    auto id = std::make_shared<std::optional<std::string>>();
    arguments.optional_word("ID", *id,
                            "The command of this record; else the last of this machine.");
    return AfterLog([id](const Desk& desk, Scribe& scribe) { return answer(*id, desk, scribe); });
}

}  // namespace

extern const Command undo_command;
constinit const Command undo_command{"undo",
                                     "",
                                     Command::Group::first,
                                     "Takes back the last command that wrote something.",
                                     "text json csv md",
                                     declare};

}  // namespace osmlm
