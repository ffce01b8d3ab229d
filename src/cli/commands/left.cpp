#include <memory>

#include "cli/entries/log_entry.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/report/written.hpp"

namespace osmlm {

namespace {

struct Options {
    std::string resource, amount;
};

Piece say(std::string text) { return {Cell(std::move(text))}; }

/// `; before 41h`, and that a finished resource is open again.
void add_before(const Desk& desk, const Named& resource, Line& line) {
    if (!resource.resource) return;
    const Progress& progress = desk.inputs.state.progress[*resource.resource];
    if (progress.done) {
        line.push_back(say("; it is open again"));
    } else {
        line.insert(line.end(), {say("; before "), {Duration{*progress.left}}});
    }
}

Result answer(const Options& options, const Desk& desk, Scribe& scribe) {
    const auto resource = named(desk, options.resource);
    if (!resource) return resource.error();
    const std::string title = title_of(desk, *resource);
    if (resource->resource && !desk.inputs.curriculum.resources[*resource->resource].effort) {
        return misused({"\"" + title + "\" has no effort, so nothing is left of it",
                        R"(give it one in curriculum.json, such as "effort": "40h")"});
    }
    const auto left = read_left(desk, *resource, options.amount);
    if (!left) return left.error();
    Draft draft;
    draft.op = Op::left;
    draft.date.set(desk.today.day);
    draft.resource = resource->id;
    if (left->min) draft.min.set(*left->min);
    if (left->pages) draft.pages.set(*left->pages);
    const std::string id = short_id(desk.inputs.journal.records, scribe.write(draft));
    Draft shown = draft;
    shown.date = {};
    Line line = told(shown, title);
    if (left->min && left->pages)
        line.push_back(say(" for " + std::to_string(*left->pages) + " pages"));
    line.push_back(say(" (" + id + ")"));
    add_before(desk, *resource, line);
    line.insert(line.end(), {say("; undo: "), {CommandLine{"osmlm undo"}}});
    return tell_written(desk, scribe, "left", {line}, left->min);
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.word("RESOURCE", options->resource, "Its id, or the begin of it.");
    arguments.word("LEFT", options->amount, "Such as 40h, or 524p for pages.");
    return AfterLog(
        [options](const Desk& desk, Scribe& scribe) { return answer(*options, desk, scribe); });
}

}  // namespace

extern const Command left_command;
constinit const Command left_command{
    "left", "", Command::Group::more, "Says how much of a resource is left.", "text json csv md",
    declare};

}  // namespace osmlm
