#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"

/// `log.jsonl` as a file. A link is followed: what is said of the log holds for its target, and
/// `.osmlm.lock` stands beside that. The log is made before the lock, so a lock without a log means
/// that the log was lost (exit 3, with the remedy); neither means that there are no hours yet.
namespace osmlm {

/// The longest line of a log that is read, in bytes without its end.
inline constexpr std::size_t longest_line = std::size_t{1} << 20;

/// How long a command waits for another one that is writing.
inline constexpr std::chrono::milliseconds usual_patience{10'000};

/// The text of the log, empty when there is none yet. When the last line is not ended, somebody may
/// be writing it: then waits up to a second, and reads again.
Expected<std::string, Failure> read_log(const std::filesystem::path& directory);

struct Appended {
    std::filesystem::path file;  ///< the log, links followed
    bool mended = false;         ///< the last line had no end, and was given one
    bool overtaken = false;      ///< somebody else has written meanwhile, and nothing was appended
};

/// Appends lines (without line ends) to the log, makes it when there is none yet, and returns when
/// they are on the disk: all of them, or none. Failure: "nothing was logged" and why (exit 4); or,
/// when the disk refuses to take back what was begun, what may stand in the file. A line that could
/// not be read again (longer than `longest_line`, or with a line break) is refused before (exit 2).
/// With `seen`, the bytes of the log from which the lines were worked out: nothing is appended when
/// it has another size by now, and the caller looks again.
Expected<Appended, Failure> append_to_log(const std::filesystem::path& directory,
                                          std::span<const std::string> lines,
                                          std::chrono::milliseconds patience = usual_patience,
                                          std::optional<std::size_t> seen = std::nullopt);

struct Repaired {
    int moved = 0;                ///< how many damaged lines
    std::filesystem::path aside;  ///< the file they are in now; empty when there were none
    bool started = false;         ///< the log was lost, and an empty one was started
};

/// Moves the damaged lines of the log, as `parse_journal` finds them now, into a new file
/// `log.jsonl.damaged-TIME` beside it, which is on the disk before the log is replaced. Starts an
/// empty log when it was lost. `time` becomes part of a file name.
Expected<Repaired, Failure> repair_log(const std::filesystem::path& directory,
                                       std::string_view time,
                                       std::chrono::milliseconds patience = usual_patience);

/// Files beside the log that look like copies of it, as sync programs and merges leave them,
/// sorted. Whether hours hide in one is for `new_lines` to say.
std::vector<std::filesystem::path> conflict_files(const std::filesystem::path& directory);

struct NewLines {
    std::vector<std::string> lines;  ///< byte for byte, without line ends, in the order of theirs
    int known = 0;                   ///< lines that ours has too, or that stood there before
    int damaged = 0;                 ///< lines that cannot be read and are left out
};

/// The lines of another log that ours lacks. Lines equal as JSON are one. A line whose id ours
/// knows with another content is new: the fold settles which one counts. O(bytes).
NewLines new_lines(std::string_view ours, std::string_view theirs);

}  // namespace osmlm
