#include <memory>

#include "cli/entries/log_entry.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/logbook/timer.hpp"

namespace osmlm {

namespace {

Result answer(const std::optional<std::string>& word, const Desk& desk, Scribe& scribe) {
    std::optional<std::string> resource;
    if (word) {
        const auto found = named(desk, *word);
        if (!found) return found.error();
        resource = found->id;
    }
    const auto& timers = desk.inputs.state.timers;
    const auto chosen = choose_timer(timers, resource, desk.machine);
    if (!chosen) return misused(chosen.error());
    const Timer& timer = timers[*chosen];
    const TimerReading reading = read_timer(timer, desk.local(timer.at).minute, desk.now);
    Draft draft;
    draft.op = Op::del;
    draft.ref = timer.id;
    scribe.write(draft);
    const Line line{{"dropped the timer of \"" + title_of(desk, timer.name) + "\" that ran since "},
                    {ClockTime{reading.start}},
                    {std::string("; nothing was logged; ")},
                    {CommandLine{"osmlm undo"}},
                    {std::string(" brings it back")}};
    return tell_written(desk, scribe, "cancel", {line});
}

Action declare(Arguments& arguments) {
    auto resource = std::make_shared<std::optional<std::string>>();
    arguments.optional_word("RESOURCE", *resource, "Whose timer, when several run.");
    return AfterLog(
        [resource](const Desk& desk, Scribe& scribe) { return answer(*resource, desk, scribe); });
}

}  // namespace

extern const Command cancel_command;
constinit const Command cancel_command{
    "cancel",           "",     Command::Group::more, "Drops the timer without logging anything.",
    "text json csv md", declare};

}  // namespace osmlm
