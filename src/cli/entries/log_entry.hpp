#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/desk/desk.hpp"
#include "cli/desk/scribe.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/logbook/doubts.hpp"

/// A session from words to records: what `log`, its lines and `stop` share.
namespace osmlm {

/// What may be said of a session beside its length.
struct EntryOptions {
    std::optional<std::string> note, left, page;
    bool done = false;
    bool force = false;
};
void declare_entry(Arguments& arguments, EntryOptions& into);

/// How much work is left, as it was told.
struct Left {
    std::optional<Minutes> min;         ///< none: nobody knows how long a page takes
    std::optional<std::int64_t> pages;  ///< where it was told in pages
};

/// Reads `40h` or `524p`; pages become minutes at the pace of the log. Failures are of exit 2.
Expected<Left, Failure> read_left(const Desk& desk, const Named& resource, std::string_view text);

/// A session that is ready to be written.
struct Entry {
    Named resource;
    Day date;
    bool day_was_said = false;
    Minutes min = 0;
    std::optional<int> start;
    std::string note, timer;
    std::optional<Left> left;
    std::optional<std::int64_t> page;
    bool done = false;
};

/// Fills in what the options say.
std::optional<Failure> read_options(const Desk& desk, const EntryOptions& options, Entry& entry);

/// What `log` takes, on the command line and in the lines of `log -`.
struct LogWords {
    std::string resource;
    std::optional<std::string> length, day;
    EntryOptions options;
};
void declare_log(Arguments& arguments, LogWords& into);

/// A session from `RESOURCE DURATION|RANGE [DAY]` and the options. Failures are of exit 2.
Expected<Entry, Failure> read_entry(const Desk& desk, const LogWords& words);

/// `osmlm log -`: every line of the input has the words of one `log`; empty lines and those
/// that begin with # are left out. All are logged or, when one is wrong, none; the failure names
/// every wrong line.
Result log_lines(const Desk& desk, Scribe& scribe, bool force, const std::string& input);

std::vector<std::string> doubts_of(const Desk& desk, const Entry& entry,
                                   const std::vector<Candidate>& also);

/// Writes the entries down and says what was logged, what is left, and how to undo it.
Outcome tell_entries(const Desk& desk, Scribe& scribe, std::string_view command,
                     const std::vector<Entry>& entries);

/// The records that the scribe has, as a report shows them.
Outcome tell_written(const Desk& desk, const Scribe& scribe, std::string_view command,
                     std::vector<Line> lines, std::optional<Minutes> left = {});

}  // namespace osmlm
