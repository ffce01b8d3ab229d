#include <memory>

#include <fmt/core.h>

#include "cli/entries/log_entry.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/logbook/timer.hpp"

namespace osmlm {

namespace {

struct Options {
    std::optional<std::string> first, second, at;
    EntryOptions entry;
};

/// The words of `stop`, told apart: `stop`, `stop 1h30`, `stop la`, `stop la 1h30`.
struct Meaning {
    std::optional<std::string> resource;
    std::optional<Minutes> min;
};

Expected<Minutes, Failure> length_of(const std::string& text) {
    const auto min = parse_duration(text);
    if (!min) return misused(min.error());
    if (*min == 0) return misused({"a session of 0m is none", "osmlm cancel drops the timer"});
    return *min;
}

bool names_resource(const Desk& desk, const std::string& word) {
    for (const Timer& timer : desk.inputs.state.timers)
        if (timer.name == word) return true;
    return !parse_duration(word);
}

Expected<Meaning, Failure> meaning_of(const Desk& desk, const Options& options) {
    Meaning meaning;
    std::optional<std::string> length = options.second;
    if (options.first && names_resource(desk, *options.first)) {
        const auto resource = named(desk, *options.first);
        if (!resource) return resource.error();
        meaning.resource = resource->id;
    } else if (options.first && options.second) {
        return misused({fmt::format("\"{}\" is one word too many", printable(*options.second)),
                        "osmlm stop [RESOURCE] [DURATION]"});
    } else {
        length = options.first;
    }
    if (!length) return meaning;
    const auto min = length_of(*length);
    if (!min) return min.error();
    meaning.min = *min;
    return meaning;
}

/// How long until the clock first showed that time.
Expected<Minutes, Failure> until(const std::string& at, const TimerReading& reading) {
    const auto clock = parse_typed_clock(at);
    if (!clock) {
        return misused(
            {fmt::format("--at: \"{}\" is no time", printable(at)), "write it as --at 15:30"});
    }
    const Minutes min = clock_distance(reading.start, *clock);
    if (min >= 1 && min <= std::max<Minutes>(reading.elapsed, 1)) return min;
    return misused({fmt::format("--at: the timer runs since {}, and {} was not since then",
                                clock_text(reading.start), at),
                    "say how long the session was: osmlm stop 1h30"});
}

/// What a timer that ran for very long should count: a question on a terminal.
Expected<Minutes, Failure> length_after_long(const Desk& desk, const TimerReading& reading) {
    const std::string ran = fmt::format("the timer ran {}", duration_text(reading.elapsed));
    const std::string hint =
        "say how long the session was (osmlm stop 1h30) or when it ended (--at)";
    if (!can_ask(desk.world)) return misused({ran, hint});
    const std::string answer =
        ask(desk.world, ran + ". How long was the session? (nothing: it goes on)");
    if (answer.empty()) return misused({"the timer goes on", hint});
    return length_of(answer);
}

/// The minutes that count; a timer counts at least one.
Expected<Minutes, Failure> minutes_of(const Desk& desk, const Options& options,
                                      const Meaning& meaning, const TimerReading& reading) {
    if (meaning.min && options.at) {
        return misused({"a duration and --at say two things", "leave one out"});
    }
    if (meaning.min) return *meaning.min;
    if (options.at) return until(*options.at, reading);
    if (reading.elapsed > longest_timer && !options.entry.force) {
        return length_after_long(desk, reading);
    }
    if (reading.elapsed < 0) {
        return misused({"the timer was started in the future of this machine's clock",
                        "say how long the session was: osmlm stop 1h30"});
    }
    return std::max<Minutes>(reading.elapsed, 1);
}

Result answer(const Options& options, const Desk& desk, Scribe& scribe) {
    const auto meaning = meaning_of(desk, options);
    if (!meaning) return meaning.error();
    const auto& timers = desk.inputs.state.timers;
    const auto chosen = choose_timer(timers, meaning->resource, desk.machine);
    if (!chosen) return misused(chosen.error());
    const Timer& timer = timers[*chosen];
    const LocalTime written = desk.local(timer.at);
    const TimerReading reading = read_timer(timer, written.minute, desk.now);
    const auto min = minutes_of(desk, options, *meaning, reading);
    if (!min) return min.error();
    Entry entry;
    entry.resource = {std::string(timer.name), timer.resource};
    entry.timer = timer.id;
    entry.date =
        timer.date.value_or(study_day(written, desk.inputs.curriculum.schedule.day_starts).day);
    entry.day_was_said = true;
    entry.start = reading.start;
    entry.min = *min;
    if (auto failure = read_options(desk, options.entry, entry)) return *failure;
    if (auto no = settle(desk, doubts_of(desk, entry, {}), options.entry.force)) return *no;
    return tell_entries(desk, scribe, "stop", {std::move(entry)});
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.optional_word("RESOURCE", options->first, "Whose timer, when several run.");
    arguments.optional_word("DURATION", options->second, "What it counts, such as 1h30.");
    arguments.value("--at", options->at, "TIME", "The session ended at this time.");
    declare_entry(arguments, options->entry);
    return AfterLog(
        [options](const Desk& desk, Scribe& scribe) { return answer(*options, desk, scribe); });
}

}  // namespace

extern const Command stop_command;
constinit const Command stop_command{
    "stop", "", Command::Group::first, "Stops the timer and logs the session.", "text json csv md",
    declare};

}  // namespace osmlm
