#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "store/disk/disk.hpp"

namespace osmlm {

/// Only one writer of a plan holds it, until it goes out of scope. The log itself is never locked:
/// a rename over it would leave the next writer alone with the old file.
struct PlanLock {
    std::filesystem::path log;  ///< links followed; it is there, and a regular file
    bool started = false;       ///< the log was lost and is new
    Descriptor file;
};

enum class LostLog { refuse, start };

/// Where the log is, or would be. `nothing` begins the message of a failure.
Expected<std::filesystem::path, Failure> log_of(const std::filesystem::path& directory,
                                                std::string_view nothing);

/// Whether there is a lock. It is made after the log, so a log that is not there once was.
Expected<bool, Failure> has_lock(const std::filesystem::path& log, std::string_view nothing);
Failure lost(const std::filesystem::path& log);

/// Makes the log and then the lock where they are missing, and waits for other writers.
Expected<PlanLock, Failure> lock_plan(const std::filesystem::path& directory,
                                      std::chrono::milliseconds patience, std::string_view nothing,
                                      LostLog lost_log = LostLog::refuse);

/// Waits until nobody writes, where that can be told, and no longer than `patience`.
void wait_for_writers(const std::filesystem::path& log, std::chrono::milliseconds patience);

}  // namespace osmlm
