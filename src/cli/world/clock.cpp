// The only file that knows time zones.
#include "cli/world/clock.hpp"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <regex>
#include <system_error>

namespace osmlm {

namespace {

/// Makes `$TZ` something else for as long as it lives: the one way to ask libc about a zone.
class ZoneInForce {
public:
    explicit ZoneInForce(const std::string& zone) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        setenv("TZ", zone.c_str(), 1);
        tzset();
    }
    ~ZoneInForce() {
        before_ ? setenv("TZ", before_->c_str(), 1) : unsetenv("TZ");
        tzset();
    }
    ZoneInForce(const ZoneInForce&) = delete;
    ZoneInForce& operator=(const ZoneInForce&) = delete;

private:
    std::optional<std::string> before_;
};

/// What libc makes of the zone in force.
LocalTime libc_time(Instant instant) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
    std::tm parts{};
    const std::chrono::seconds east{localtime_r(&seconds, &parts) ? parts.tm_gmtoff : 0};
    const auto local = std::chrono::floor<std::chrono::minutes>(instant + east);
    const Day date = std::chrono::floor<days>(local);
    return {date, static_cast<int>((local - date).count()),
            std::chrono::duration_cast<std::chrono::minutes>(east)};
}

LocalTime libc_time(Instant instant, const std::string& zone) {
    const ZoneInForce in_force(zone);
    return libc_time(instant);
}

/// POSIX syntax such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+03>-3`, or a file.
bool libc_knows(const std::string& tz) {
    static const std::regex posix(
        R"((<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})[+-]?\d{1,2}(:\d{2}){0,2}((<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,}).*)?)");
    return tz.starts_with('/') || std::regex_match(tz, posix);
}

}  // namespace

// libc would take a name without a file for UTC without a word.
bool is_zone(const std::string& name) {
    if (name.empty() || name.starts_with('/') || name.find("..") != name.npos) return false;
    std::error_code none;
    return std::filesystem::is_regular_file("/usr/share/zoneinfo/" + name, none);
}

Expected<LocalTime> local_time(Instant instant, const std::string& zone) {
    if (is_zone(zone)) return libc_time(instant, ":" + zone);
    return Complaint{"unknown time zone \"" + zone + '"',
                     "write a name such as \"Europe/Berlin\" (is tzdata installed?)"};
}

Expected<LocalTime> machine_time(Instant instant, const std::optional<std::string>& tz) {
    if (!tz || tz->empty()) return libc_time(instant);
    const std::string name = tz->starts_with(':') ? tz->substr(1) : *tz;
    if (!is_zone(name) && libc_knows(name)) return libc_time(instant, name);
    return local_time(instant, name);
}

Today study_day(const LocalTime& time, int day_starts) {
    const bool yesterday = time.minute < day_starts;
    return {time.date - days{yesterday ? 1 : 0}, time.minute + (yesterday ? 1440 : 0)};
}

}  // namespace osmlm
