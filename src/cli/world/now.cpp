#include "cli/world/now.hpp"

#include <fmt/core.h>

namespace osmlm {

namespace {

/// The zone of a curriculum that loads is known, so the unknown one is that of $TZ.
Failure unknown_zone(Complaint complaint) {
    return {Exit::usage, "$TZ: " + complaint.message, std::move(complaint.hint), {}};
}

}  // namespace

Expected<Instant, Failure> instant_now(const World& world) {
    const auto set = world.variable("OSMLM_NOW");
    if (!set) return world.now;
    if (const auto instant = parse_instant(*set)) return *instant;
    return Failure{Exit::usage,
                   fmt::format("$OSMLM_NOW: \"{}\" is no instant", *set),
                   "write it as in RFC 3339, such as 2026-10-01T22:30:00+02:00",
                   {}};
}

Expected<LocalTime, Failure> local_of(Instant instant, const World& world, const Inputs* inputs) {
    const bool own_zone = inputs && !inputs->curriculum.timezone.empty();
    auto local = own_zone ? local_time(instant, inputs->curriculum.timezone)
                          : machine_time(instant, world.environment("TZ"));
    if (!local) return unknown_zone(local.error());
    return *local;
}

Expected<Today, Failure> today_of(const Globals& globals, const World& world,
                                  const Inputs* inputs) {
    if (globals.today) {
        const auto day = parse_day(*globals.today);
        const bool in_range = *globals.today >= "1900" && *globals.today < "2200";
        if (day && in_range) return Today{*day, std::nullopt};
        return Failure{Exit::usage,
                       fmt::format("--today: \"{}\" is no date from 1900 to 2199", *globals.today),
                       "write it as YYYY-MM-DD",
                       {}};
    }
    const auto now = instant_now(world);
    if (!now) return now.error();
    const auto local = local_of(*now, world, inputs);
    if (!local) return local.error();
    return study_day(*local,
                     inputs ? inputs->curriculum.schedule.day_starts : Schedule{}.day_starts);
}

}  // namespace osmlm
