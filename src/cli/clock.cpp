// The only file that knows time zones.
#include "cli/clock.hpp"

#include <date/tz.h>

#include <ctime>
#include <regex>
#include <stdexcept>

namespace osmlm {

namespace {

LocalTime at_offset(Instant instant, std::chrono::seconds east) {
    const auto local = std::chrono::floor<std::chrono::minutes>(instant + east);
    const Day date = std::chrono::floor<days>(local);
    return {date, static_cast<int>((local - date).count()),
            std::chrono::duration_cast<std::chrono::minutes>(east)};
}

/// What libc makes of `$TZ` and of the system's zone.
LocalTime libc_time(Instant instant) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
    std::tm parts{};
    if (!localtime_r(&seconds, &parts)) return at_offset(instant, {});
    return at_offset(instant, std::chrono::seconds{parts.tm_gmtoff});
}

/// POSIX syntax such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+03>-3`, or a file. libc would take
/// anything else for UTC without a word.
bool libc_knows(const std::string& tz) {
    static const std::regex posix(
        R"((<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})[+-]?\d{1,2}(:\d{2}){0,2}((<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,}).*)?)");
    return tz.starts_with('/') || std::regex_match(tz, posix);
}

}  // namespace

Expected<LocalTime> local_time(Instant instant, const std::string& zone) {
    try {
        const auto info =
            date::locate_zone(zone)->get_info(std::chrono::floor<std::chrono::seconds>(instant));
        return at_offset(instant, info.offset);
    } catch (const std::runtime_error&) {
        return Complaint{"unknown time zone \"" + zone + '"',
                         "write a name such as \"Europe/Berlin\" (is tzdata installed?)"};
    }
}

Expected<LocalTime> machine_time(Instant instant, const std::optional<std::string>& tz) {
    if (!tz || tz->empty()) return libc_time(instant);
    const std::string name = tz->starts_with(':') ? tz->substr(1) : *tz;
    if (auto known = local_time(instant, name)) return known;
    if (libc_knows(name)) return libc_time(instant);
    return local_time(instant, name);
}

Today study_day(const LocalTime& time, int day_starts) {
    const bool yesterday = time.minute < day_starts;
    return {time.date - days{yesterday ? 1 : 0}, time.minute + (yesterday ? 1440 : 0)};
}

}  // namespace osmlm
