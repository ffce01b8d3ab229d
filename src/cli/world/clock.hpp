#pragma once

#include <optional>
#include <string>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// An instant as the clocks of a zone show it.
struct LocalTime {
    Day date;
    int minute = 0;                  ///< after midnight
    std::chrono::minutes offset{0};  ///< east of UTC
};

/// Whether the machine knows the IANA zone.
bool is_zone(const std::string& name);

/// The instant in an IANA zone. Complains about a zone that the machine does not know.
Expected<LocalTime> local_time(Instant instant, const std::string& zone);

/// The instant in the machine's zone: that of `tz` (`$TZ`: an IANA name or a POSIX string, a colon
/// before it allowed), else the system's.
Expected<LocalTime> machine_time(Instant instant, const std::optional<std::string>& tz);

/// The study day that a local time belongs to, when days begin `day_starts` minutes after midnight.
Today study_day(const LocalTime& time, int day_starts);

}  // namespace osmlm
