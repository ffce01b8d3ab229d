#include <memory>

#include "cli/entries/log_entry.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/report/written.hpp"

namespace osmlm {

namespace {

struct Options {
    std::string id;
    std::vector<std::string> words;
    std::optional<std::string> resource, note;
    bool force = false;
};

bool can_have_length(Op op) { return op == Op::log || op == Op::left; }

/// A word is a length, a stretch of the clock or a day; each may stand once.
std::optional<Failure> read_word(const Desk& desk, const std::string& word, Op op, Draft& edit) {
    if (const auto day = parse_day_word(word, desk.today.day, Looking::back);
        day && !edit.date.has()) {
        edit.date.set(*day);
        return std::nullopt;
    }
    if (!can_have_length(op) || edit.min.has()) {
        return misused({"\"" + printable(word) + "\" says nothing that this record could hold",
                        "osmlm amend ID [DURATION] [DAY] [-r RESOURCE] [-m NOTE]"});
    }
    if (op == Op::log && looks_like_range(word)) {
        const auto range = parse_clock_range(word);
        if (!range) return misused(range.error());
        edit.start.set(range->start);
        edit.min.set(range->min);
        return std::nullopt;
    }
    const auto min = parse_duration(word);
    if (!min) return misused(min.error());
    if (op == Op::log && *min == 0) {
        return misused({"a session of 0m is none", "osmlm remove takes a session away"});
    }
    edit.min.set(*min);
    return std::nullopt;
}

std::optional<Failure> read_options(const Desk& desk, const Options& options, Op op, Draft& edit) {
    for (const std::string& word : options.words)
        if (auto failure = read_word(desk, word, op, edit)) return failure;
    if (options.resource) {
        const auto resource = named(desk, *options.resource);
        if (!resource) return resource.error();
        edit.resource = resource->id;
    }
    if (options.note && options.note->empty() && op == Op::note) {
        return misused({"the note is empty", "osmlm remove takes a note away"});
    }
    if (options.note && options.note->empty()) {
        edit.clears_note = true;
    } else if (options.note) {
        edit.note = *options.note;
    }
    return std::nullopt;
}

/// The session as it will be, when the record is one.
std::vector<std::string> doubts_of(const Desk& desk, const Record& record, const Draft& edit) {
    for (const Session& session : desk.inputs.state.sessions) {
        if (session.id() != record.id) continue;
        const Candidate then{edit.date.has() ? *edit.date : session.date(),
                             edit.min.has() ? *edit.min : session.min(),
                             edit.start.has() ? std::optional(*edit.start) : session.start()};
        return doubts_about(then, desk.inputs.state, {}, desk.inputs.curriculum.schedule.day_starts,
                            desk.today.day, record.id);
    }
    return {};
}

/// What the record says after the edit.
Draft amended(Draft record, const Draft& edit) {
    if (edit.date.has()) record.date = edit.date;
    if (edit.min.has()) record.min = edit.min;
    if (edit.start.has()) record.start = edit.start;
    if (!edit.resource.empty()) record.resource = edit.resource;
    if (edit.note) record.note = edit.note;
    return record;
}

Result answer(const Options& options, const Desk& desk, Scribe& scribe) {
    const auto& records = desk.inputs.journal.records;
    const auto found = find_record(records, options.id);
    if (!found) return misused(found.error());
    const Record& record = records[*found];
    const std::string short_name = short_id(records, record.id);
    if (record.op == Op::edit || record.op == Op::del || record.op == Op::promise) {
        return misused({"a record of \"" + std::string(op_name(record.op)) + "\" cannot be changed",
                        "osmlm undo " + short_name + " takes it back"});
    }
    if (!liveness(records)[*found]) {
        return misused({short_name + " was removed", "osmlm undo of that brings it back"});
    }
    Draft edit;
    edit.op = Op::edit;
    edit.ref = record.id;
    if (auto failure = read_options(desk, options, record.op, edit)) return *failure;
    const bool says = edit.date.has() || edit.min.has() || !edit.resource.empty() || edit.note ||
                      edit.clears_note;
    if (!says) {
        return misused({"nothing is to be changed",
                        "osmlm amend ID [DURATION|RANGE] [DAY] [-r RESOURCE] [-m NOTE]"});
    }
    if (auto no = settle(desk, doubts_of(desk, record, edit), options.force)) return *no;
    scribe.write(edit);
    const Draft now = amended(as_it_counts(desk, record), edit);
    Line line = told(now, title_of(desk, now.resource));
    line.insert(line.begin(), {std::string("amended: "), Tone::good});
    line.push_back({" (" + short_name + ")"});
    line.insert(line.end(), {{std::string("; undo: ")}, {CommandLine{"osmlm undo"}}});
    return tell_written(desk, scribe, "amend", {line});
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.word("ID", options->id, "Of the record, or the begin of it: at least 4 characters.");
    arguments.words("WHAT", options->words, "DURATION or RANGE, and DAY, as it ought to be.");
    arguments.value("-r,--resource", options->resource, "RESOURCE", "What was studied.");
    arguments.value("-m,--note", options->note, "NOTE", "The note; an empty one takes it away.");
    arguments.flag("--force", options->force, "Change it in spite of every doubt.");
    return AfterLog(
        [options](const Desk& desk, Scribe& scribe) { return answer(*options, desk, scribe); });
}

}  // namespace

extern const Command amend_command;
constinit const Command amend_command{
    "amend", "", Command::Group::more, "Changes what a record says.", "text json csv md", declare};

}  // namespace osmlm
