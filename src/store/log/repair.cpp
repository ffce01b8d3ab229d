#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"
#include "store/disk/plan_lock.hpp"
#include "store/disk/replace_file.hpp"
#include "store/log/lines.hpp"

namespace osmlm {
namespace {

namespace fs = std::filesystem;

/// A log without its damaged lines, and these.
struct Parted {
    std::string good, damaged;
    int moved = 0;
};

Parted part(std::string_view text) {
    Parted parted;
    for (const LogLine& line : log_lines(text)) {
        (line.damaged ? parted.damaged : parted.good).append(line.whole);
        parted.moved += line.damaged ? 1 : 0;
    }
    return parted;
}

/// A name that is free; the lock is held, so it stays so.
fs::path aside_of(const fs::path& log, std::string_view time) {
    const std::string name = log.string() + ".damaged-" + std::string(time);
    fs::path free = name;
    std::error_code error;
    for (int i = 2; fs::exists(fs::symlink_status(free, error)); ++i)
        free = name + "-" + std::to_string(i);
    return free;
}

}  // namespace

Expected<Repaired, Failure> repair_log(const fs::path& directory, std::string_view time,
                                       std::chrono::milliseconds patience) {
    const auto lock = lock_plan(directory, patience, nothing_written, LostLog::start);
    if (!lock) return lock.error();
    const auto text = read_file(lock->log);
    if (!text) return undone(nothing_written, text.error());
    const Parted parted = part(text->value_or(std::string()));
    Repaired repaired{parted.moved, {}, lock->started};
    if (parted.moved == 0) return repaired;
    repaired.aside = aside_of(lock->log, time);
    auto failure = replace_file(lock->log, parted.good, Kept{repaired.aside, parted.damaged});
    if (!failure) return repaired;
    std::error_code none;
    if (fs::exists(repaired.aside, none))
        failure->message += "; the damaged lines stand in " + repaired.aside.string();
    return *std::move(failure);
}

}  // namespace osmlm
