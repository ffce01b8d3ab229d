#include "cli/desk/write_log.hpp"

#include <algorithm>
#include <exception>

#include <fmt/core.h>

#include "cli/desk/promise.hpp"
#include "cli/desk/scribe.hpp"
#include "cli/world/find_plan.hpp"
#include "cli/world/now.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/store/draft.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/machine.hpp"

namespace osmlm {

namespace {

bool has_promise(const Scribe& scribe) {
    return std::ranges::any_of(
        scribe.written(), [](const Written& written) { return written.draft.op == Op::promise; });
}

/// The lines of the records in the order in which they were written down.
std::vector<std::string> lines_of(const Desk& desk, const Scribe& scribe) {
    std::vector<std::string> lines = scribe.copied();
    Stamp stamp{desk.now, desk.clock.offset, writer_of(desk), {}};
    for (const Written& written : scribe.written()) {
        lines.push_back(record_line(written.draft, written.id, stamp));
        if (stamp.cmd.empty()) stamp.cmd = written.id;  // the first has its own id for that
    }
    return lines;
}

/// What belongs to this machine only, or nothing where it has no home for that.
std::filesystem::path state_directory(const World& world) {
    const auto state = world.variable("XDG_STATE_HOME");
    if (state && std::filesystem::path(*state).is_absolute())
        return std::filesystem::path(*state) / "osmlm";
    const auto home = world.variable("HOME");
    return home ? std::filesystem::path(*home) / ".local" / "state" / "osmlm"
                : std::filesystem::path();
}

Expected<Desk, Failure> lay_desk(LoadedLog loaded, const Globals& globals, const World& world) {
    const Inputs* const inputs = loaded.errors.empty() ? &loaded.inputs : nullptr;
    const auto now = instant_now(world);
    if (!now) return now.error();
    const auto clock = local_of(*now, world, inputs);
    if (!clock) return clock.error();
    const auto today = today_of(globals, world, inputs);
    if (!today) return today.error();
    const std::filesystem::path state = state_directory(world);
    const std::string zone = inputs ? inputs->curriculum.timezone : std::string();
    return Desk{std::move(loaded.inputs),
                std::move(loaded.errors),
                *today,
                *now,
                *clock,
                [zone, &world](Instant instant) {
                    return zone.empty() ? *machine_time(instant, world.environment("TZ"))
                                        : *local_time(instant, zone);
                },
                known_machine(state),
                state,
                world,
                globals.dry_run,
                globals.quiet};
}

/// A failure of the disk, from a command that would have written.
Failure undone(std::string_view nothing, Failure failure) {
    if (failure.exit == Exit::io) failure.message = fmt::format("{}: {}", nothing, failure.message);
    return failure;
}

/// Does it once; nothing when another command has written meanwhile.
std::optional<Result> write_once(const AfterLog& act, LoadedLog loaded, const Globals& globals,
                                 const World& world) {
    const std::size_t seen = loaded.log_size;
    auto laid = lay_desk(std::move(loaded), globals, world);
    if (!laid) return laid.error();
    const Desk& desk = *laid;
    const std::uint32_t random = desk.world.random ? desk.world.random() : 0;
    RecordIds ids(desk.now, random, latest_id(desk.inputs.journal.records));
    Scribe scribe([&ids] { return ids.next(); });
    Result outcome = act(desk, scribe);
    if (!outcome) return outcome;
    if (!desk.errors.empty()) outcome->aside = {desk.errors.front()};
    if ((scribe.written().empty() && scribe.copied().empty()) || desk.dry_run) return outcome;
    const auto appended =
        append_to_log(desk.inputs.directory, lines_of(desk, scribe), usual_patience, seen);
    if (!appended) return appended.error();
    if (appended->overtaken) return std::nullopt;
    outcome->done = "logged";
    if (!has_promise(scribe) && wants_promise(desk)) {
        outcome->afterwards = [globals, &world] { keep_promise(globals, world); };
    }
    return outcome;
}

/// The promise of the week, from the log as it is now.
Result promise(const Desk& desk, Scribe& scribe) {
    if (wants_promise(desk)) {
        if (auto draft = promise_draft(desk)) scribe.write(std::move(*draft));
    }
    return Outcome{};
}

}  // namespace

Result write_log(const AfterLog& act, const Globals& globals, const World& world) {
    const auto directory = find_plan(globals.plan, world);
    if (!directory) return undone("nothing was logged", directory.error());
    for (;;) {
        auto loaded = load_log(*directory);
        if (!loaded) return undone("nothing was logged", loaded.error());
        if (auto result = write_once(act, std::move(*loaded), globals, world))
            return *std::move(result);
    }
}

void keep_promise(const Globals& globals, const World& world) noexcept {
    try {
        static_cast<void>(write_log(promise, globals, world));
    } catch (const std::exception&) {
        return;  // the next command of the week promises
    }
}

}  // namespace osmlm
