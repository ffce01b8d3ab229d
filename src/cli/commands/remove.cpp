#include <memory>

#include "cli/entries/log_entry.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/report/written.hpp"

namespace osmlm {

namespace {

Result answer(const std::string& id, const Desk& desk, Scribe& scribe) {
    const auto& records = desk.inputs.journal.records;
    const auto found = find_record(records, id);
    if (!found) return misused(found.error());
    const Record& record = records[*found];
    if (!liveness(records)[*found]) {
        return misused({short_id(records, record.id) + " is removed already",
                        "osmlm sessions lists what counts"});
    }
    Draft draft;
    draft.op = Op::del;
    draft.ref = record.id;
    scribe.write(draft);
    const Draft now = as_it_counts(desk, record);
    Line line = told(now, title_of(desk, now.resource));
    line.insert(line.begin(), {std::string("removed: ")});
    line.insert(line.end(),
                {{" (" + short_id(records, record.id) + "); undo: "}, {CommandLine{"osmlm undo"}}});
    return tell_written(desk, scribe, "remove", {line});
}

Action declare(Arguments& arguments) {
    auto id = std::make_shared<std::string>();
    arguments.word("ID", *id, "Of the record, or the begin of it: at least 4 characters.");
    return AfterLog([id](const Desk& desk, Scribe& scribe) { return answer(*id, desk, scribe); });
}

}  // namespace

extern const Command remove_command;
constinit const Command remove_command{
    "remove",           "",     Command::Group::more, "Takes one record out of what counts.",
    "text json csv md", declare};

}  // namespace osmlm
