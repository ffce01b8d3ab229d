#include <memory>

#include "cli/entries/log_entry.hpp"
#include "osmlm/logbook/records.hpp"

namespace osmlm {

namespace {

Piece say(std::string text) { return {Cell(std::move(text))}; }

Result answer(const std::string& word, const Desk& desk, Scribe& scribe) {
    const auto resource = named(desk, word);
    if (!resource) return resource.error();
    const std::string title = title_of(desk, *resource);
    std::optional<Minutes> left;
    if (resource->resource) {
        const Progress& progress = desk.inputs.state.progress[*resource->resource];
        if (!progress.left) {
            return misused({"\"" + title + "\" has no effort, so it never finishes",
                            R"("dropped" and a date in curriculum.json take it out of the plan)"});
        }
        if (progress.done) return misused({"\"" + title + "\" is done already", ""});
        left = progress.left;
    }
    Draft draft;
    draft.op = Op::done;
    draft.date.set(desk.today.day);
    draft.resource = resource->id;
    const std::string id = short_id(desk.inputs.journal.records, scribe.write(draft));
    Line line{{std::string("done: "), Tone::good}, say("\"" + title + "\" (" + id + ")")};
    if (left.value_or(0) > 0) {
        line.insert(line.end(), {say("; "), {Duration{*left}}, say(" leave the plan")});
    }
    line.insert(line.end(), {say("; undo: "), {CommandLine{"osmlm undo"}}});
    return tell_written(desk, scribe, "done", {line}, left ? std::optional<Minutes>(0) : left);
}

Action declare(Arguments& arguments) {
    auto resource = std::make_shared<std::string>();
    arguments.word("RESOURCE", *resource, "Its id, or the begin of it.");
    return AfterLog(
        [resource](const Desk& desk, Scribe& scribe) { return answer(*resource, desk, scribe); });
}

}  // namespace

extern const Command done_command;
constinit const Command done_command{
    "done", "", Command::Group::more, "Says that a resource is finished.", "text json csv md",
    declare};

}  // namespace osmlm
