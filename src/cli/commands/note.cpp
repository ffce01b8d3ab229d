#include <memory>

#include "cli/entries/log_entry.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/logbook/records.hpp"

namespace osmlm {

namespace {

struct Options {
    std::string text;
    std::optional<std::string> day, resource;
};

Result answer(const Options& options, const Desk& desk, Scribe& scribe) {
    if (options.text.empty()) return misused({"the note is empty", "write what is to be kept"});
    Draft draft;
    draft.op = Op::note;
    draft.date.set(desk.today.day);
    draft.note = options.text;
    if (options.day) {
        const auto day = parse_day_word(*options.day, desk.today.day, Looking::back);
        if (!day) return misused({day.error().message, "a note of several words needs quotes"});
        draft.date.set(*day);
    }
    Line line{{std::string("noted"), Tone::good}};
    if (options.resource) {
        const auto resource = named(desk, *options.resource);
        if (!resource) return resource.error();
        draft.resource = resource->id;
        line.push_back({" on \"" + title_of(desk, *resource) + "\""});
    }
    const std::string id = short_id(desk.inputs.journal.records, scribe.write(draft));
    line.insert(line.end(), {{std::string(" for ")},
                             {*draft.date},
                             {" (" + id + "); undo: "},
                             {CommandLine{"osmlm undo"}}});
    return tell_written(desk, scribe, "note", {line});
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.word("TEXT", options->text, "In quotes when it has several words.");
    arguments.optional_word("DAY", options->day, "Such as yesterday; else today.");
    arguments.value("-r,--resource", options->resource, "RESOURCE", "What it is about.");
    return AfterLog(
        [options](const Desk& desk, Scribe& scribe) { return answer(*options, desk, scribe); });
}

}  // namespace

extern const Command note_command;
constinit const Command note_command{"note",
                                     "",
                                     Command::Group::more,
                                     "Keeps a sentence about a day or a resource.",
                                     "text json csv md",
                                     declare};

}  // namespace osmlm
