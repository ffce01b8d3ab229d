#include "osmlm/store/log_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "osmlm/store/store.hpp"
#include "store/disk/plan_lock.hpp"

namespace osmlm {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::string_view nothing = "nothing was logged";

std::optional<Failure> refused(std::span<const std::string> lines) {
    for (const std::string& line : lines) {
        if (line.size() <= longest_line && line.find('\n') == line.npos) continue;
        return Failure{Exit::usage,
                       std::string(nothing) + ": the entry is longer than 1 MiB or breaks the line",
                       "write a shorter note",
                       {}};
    }
    return std::nullopt;
}

/// Whether the file ends within a line; nothing when that cannot be read.
std::optional<bool> has_open_end(const Descriptor& file, off_t size) {
    char last = '\n';
    if (size > 0 && ::pread(file.number(), &last, 1, size - 1) != 1) return std::nullopt;
    return last != '\n';
}

/// Takes back what was begun. A failed sync is not tried again: the second would find nothing to do
/// and say that all is well.
Failure taken_back(const Descriptor& file, const fs::path& log, off_t size) {
    const int error = errno;
    if (::ftruncate(file.number(), size) == 0 && ::fsync(file.number()) == 0)
        return undone(nothing, log, error);
    return {Exit::io,
            "could not log, nor take back what was begun: " + log.string() + ": " +
                std::strerror(error) + "; from byte " + std::to_string(size) +
                " on, the file may hold the entry, whole or in part",
            "osmlm check names a damaged line",
            {}};
}

}  // namespace

Expected<std::string, Failure> read_log(const fs::path& directory) {
    constexpr std::string_view unread = "cannot read the log";
    const auto log = log_of(directory, unread);
    if (!log) return log.error();
    std::error_code none;
    if (fs::exists(*log, none) && !fs::is_regular_file(*log, none))
        return undone(unread, *log, "it is no regular file");
    auto text = read_file(*log);
    if (!text) return text.error();
    const auto locked = *text ? Expected<bool, Failure>(false) : has_lock(*log, unread);
    if (!locked) return locked.error();
    if (*locked || (*text && !(*text)->empty() && (*text)->back() != '\n')) {
        wait_for_writers(*log, 1s);
        text = read_file(*log);
        if (!text) return text.error();
    }
    if (*text) return std::move(**text);
    return *locked ? Expected<std::string, Failure>(lost(*log)) : std::string();
}

Expected<Appended, Failure> append_to_log(const fs::path& directory,
                                          std::span<const std::string> lines,
                                          std::chrono::milliseconds patience,
                                          std::optional<std::size_t> seen) {
    if (const auto failure = refused(lines)) return *failure;
    const auto lock = lock_plan(directory, patience, nothing);
    if (!lock) return lock.error();
    const Descriptor file = open_to_append(lock->log);
    if (!file.is_open() && errno == ENOENT) return lost(lock->log);
    struct stat old {};
    if (!file.is_open() || ::fstat(file.number(), &old) != 0)
        return undone(nothing, lock->log, errno);
    if (seen && static_cast<std::size_t>(old.st_size) != *seen)
        return Appended{lock->log, false, true};
    const auto open_end = has_open_end(file, old.st_size);
    if (!open_end) return undone(nothing, lock->log, errno);

    std::string text(*open_end ? "\n" : "");
    for (const std::string& line : lines) text.append(line).append("\n");
    if (!write_all(file, text) || ::fdatasync(file.number()) != 0 ||
        (old.st_size == 0 && !sync_directory_of(lock->log))) {
        return taken_back(file, lock->log, old.st_size);
    }
    return Appended{lock->log, *open_end};
}

}  // namespace osmlm
