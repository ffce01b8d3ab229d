#include "store/disk/plan_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <thread>

namespace osmlm {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds poll = 25ms;

fs::path lock_beside(const fs::path& log) { return log.parent_path() / ".osmlm.lock"; }

/// A lock file that another user made can be locked, though not written.
Descriptor open_lock(const fs::path& lock) {
    Descriptor file = open_or_make(lock);
    if (file.is_open() || errno != EACCES) return file;
    Descriptor foreign(::open(lock.c_str(), O_RDONLY | O_CLOEXEC));
    if (!foreign.is_open()) errno = EACCES;
    return foreign;
}

/// Tries at once and then every 25 ms; on false, EWOULDBLOCK means that the patience has ended.
bool lock_in_time(const Descriptor& file, int kind, std::chrono::milliseconds patience) {
    for (auto waited = 0ms;; waited += poll) {
        if (::flock(file.number(), kind | LOCK_NB) == 0) return true;
        if (errno != EWOULDBLOCK && errno != EINTR) return false;
        if (waited >= patience) return false;
        std::this_thread::sleep_for(poll);
    }
}

/// 0 when it is there.
int look_at(const fs::path& path, struct stat& found) {
    return ::stat(path.c_str(), &found) == 0 ? 0 : errno;
}

/// Makes the log when there never was one, durably, so that no lock ever outlives it. Two first
/// writers may do so together: the log of one that was a little quicker is not taken for lost,
/// because it is looked for once more after its lock was seen.
std::optional<Failure> make_first_log(const fs::path& log, bool& started, LostLog lost_log,
                                      std::string_view nothing) {
    struct stat found {};
    int error = look_at(log, found);
    if (error == ENOENT) {
        const auto locked = has_lock(log, nothing);
        if (!locked) return locked.error();
        if (*locked) error = look_at(log, found);
        started = *locked && error == ENOENT;
        if (started && lost_log == LostLog::refuse) return lost(log);
    }
    if (error == ENOENT) {
        const Descriptor made = open_or_make(log);
        if (!made.is_open() || !sync_directory_of(log)) return undone(nothing, log, errno);
        return std::nullopt;
    }
    if (error != 0) return undone(nothing, log, error);
    if (!S_ISREG(found.st_mode)) return undone(nothing, log, "it is no regular file");
    return std::nullopt;
}

Failure lock_failed(const fs::path& lock, int error, std::string_view nothing) {
    if (error != EWOULDBLOCK)
        return undone(nothing, lock, std::string("cannot lock it: ") + std::strerror(error));
    return undone(nothing, lock, "another osmlm is writing, and did not end in time",
                  "run the command again");
}

}  // namespace

Expected<fs::path, Failure> log_of(const fs::path& directory, std::string_view nothing) {
    std::error_code error;
    fs::path log = followed(directory / "log.jsonl", error);
    if (error) return undone(nothing, log, error.value());
    return log;
}

Expected<bool, Failure> has_lock(const fs::path& log, std::string_view nothing) {
    const fs::path lock = lock_beside(log);
    if (::access(lock.c_str(), F_OK) == 0) return true;
    if (errno == ENOENT) return false;
    return undone(nothing, lock, errno);
}

Failure lost(const fs::path& log) {
    return {Exit::input,
            log.filename().string() + " is missing from " + log.parent_path().string() +
                ", and hours were in it",
            "bring it back (git checkout log.jsonl), or start an empty one (osmlm repair)",
            {}};
}

Expected<PlanLock, Failure> lock_plan(const fs::path& directory, std::chrono::milliseconds patience,
                                      std::string_view nothing, LostLog lost_log) {
    const auto log = log_of(directory, nothing);
    if (!log) return log.error();
    bool started = false;
    if (const auto failure = make_first_log(*log, started, lost_log, nothing)) return *failure;
    Descriptor file = open_lock(lock_beside(*log));
    if (!file.is_open()) return undone(nothing, lock_beside(*log), errno);
    if (!lock_in_time(file, LOCK_EX, patience))
        return lock_failed(lock_beside(*log), errno, nothing);
    return PlanLock{*log, started, std::move(file)};
}

void wait_for_writers(const fs::path& log, std::chrono::milliseconds patience) {
    const Descriptor file(::open(lock_beside(log).c_str(), O_RDONLY | O_CLOEXEC));
    if (file.is_open()) lock_in_time(file, LOCK_SH, patience);
}

}  // namespace osmlm
