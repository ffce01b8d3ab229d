#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "cli/desk/proved_plan.hpp"
#include "cli/entries/log_entry.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/logbook/timer.hpp"

namespace osmlm {

namespace {

constexpr Minutes latest_start = 12 * 60;

struct Options {
    std::optional<std::string> resource, at;
};

Piece say(std::string text) { return {Cell(std::move(text)), Tone::plain}; }

/// The first session of today's plan; what is logged today is in the plan already.
Expected<Named, Failure> first_session(const Desk& desk) {
    if (ids_only(desk)) {
        return misused({"without a curriculum there is no session to start", "name a resource"});
    }
    const auto plan = proved_plan(desk.inputs, desk.today);
    if (!plan) return plan.error();
    for (const PlannedDay& day : plan->days) {
        if (day.date != desk.today.day || day.sessions.empty()) continue;
        const std::size_t resource = day.sessions.front().resource;
        return Named{desk.inputs.curriculum.resources[resource].id, resource};
    }
    return misused({"nothing more is planned today", "name a resource: osmlm start RESOURCE"});
}

/// When the timer began, on the clock; nothing was said: now.
Expected<int, Failure> start_of(const Desk& desk, const std::optional<std::string>& at) {
    if (!at) return desk.clock.minute;
    const auto clock = parse_typed_clock(*at);
    if (!clock) {
        return misused(
            {fmt::format("--at: \"{}\" is no time", printable(*at)), "write it as --at 14:00"});
    }
    if (clock_distance(*clock, desk.clock.minute) > latest_start) {
        return misused({fmt::format("--at: {} is still to come", *at),
                        "a timer begins now or up to 12h ago; osmlm log takes any other session"});
    }
    return *clock;
}

/// One timer at a time: what to do about one that runs.
std::optional<Failure> one_runs(const Desk& desk) {
    if (desk.inputs.state.timers.empty()) return std::nullopt;
    const Timer& timer = desk.inputs.state.timers.front();
    const LocalTime since = desk.local(timer.at);
    const TimerReading reading = read_timer(timer, since.minute, desk.now);
    return misused({fmt::format("a timer of \"{}\" runs since {} ({})", title_of(desk, timer.name),
                                clock_text(reading.start), duration_text(reading.elapsed)),
                    "osmlm stop logs it, osmlm cancel drops it"});
}

Result answer(const Options& options, const Desk& desk, Scribe& scribe) {
    if (auto failure = one_runs(desk)) return *failure;
    const auto resource = options.resource ? named(desk, *options.resource) : first_session(desk);
    if (!resource) return resource.error();
    const auto start = start_of(desk, options.at);
    if (!start) return start.error();
    Draft draft;
    draft.op = Op::start;
    draft.date.set(desk.today.minute ? study_day_of(desk, *start) : desk.today.day);
    draft.resource = resource->id;
    draft.start.set(*start);
    if (options.at) draft.min.set(clock_distance(*start, desk.clock.minute));
    const std::string id = short_id(desk.inputs.journal.records, scribe.write(draft));
    const Line line{say("started \"" + title_of(desk, *resource) + "\" at "),
                    {ClockTime{*start}, Tone::strong},
                    say(" of "),
                    {*draft.date},
                    say(" (" + id + "); "),
                    {CommandLine{"osmlm stop"}},
                    say(" logs it")};
    return tell_written(desk, scribe, "start", {line});
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.optional_word("RESOURCE", options->resource, "Its id; else today's next session.");
    arguments.value("--at", options->at, "TIME", "It began at this time, such as 14:00.");
    return AfterLog(
        [options](const Desk& desk, Scribe& scribe) { return answer(*options, desk, scribe); });
}

}  // namespace

extern const Command start_command;
constinit const Command start_command{
    "start", "", Command::Group::first, "Starts a timer.", "text json csv md", declare};

}  // namespace osmlm
