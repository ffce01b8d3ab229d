#include <algorithm>
#include <sstream>

#include <fmt/core.h>

#include "cli/entries/log_entry.hpp"
#include "cli/words/request.hpp"
#include "cli/words/split_words.hpp"

namespace osmlm {

namespace {

constexpr std::size_t failures_shown = 20;

Expected<Entry, Failure> entry_of(const Desk& desk, const std::string& line) {
    const auto split = split_words(line);
    if (!split) return misused(split.error());
    LogWords words;
    const auto wrong =
        read_words(*split, [&](Arguments& arguments) { declare_log(arguments, words); });
    if (wrong) return *wrong;
    return read_entry(desk, words);
}

/// The failure of all lines that are wrong.
Failure none_logged(const std::vector<std::string>& wrong) {
    std::string message = "nothing was logged";
    for (std::size_t i = 0; i < std::min(wrong.size(), failures_shown); ++i)
        message += "; " + wrong[i];
    if (wrong.size() > failures_shown)
        message += fmt::format("; and {} more", wrong.size() - failures_shown);
    return {
        Exit::usage, message, "each line is RESOURCE DURATION [DAY] and options of osmlm log", {}};
}

}  // namespace

Result log_lines(const Desk& desk, Scribe& scribe, bool force, const std::string& input) {
    std::vector<Entry> entries;
    std::vector<Candidate> before;
    std::vector<std::string> wrong;
    std::istringstream rest(input);
    std::string line;
    for (int number = 1; std::getline(rest, line); ++number) {
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == line.npos || line[first] == '#') continue;
        const auto entry = entry_of(desk, line);
        if (!entry) {
            wrong.push_back(fmt::format("line {}: {}", number, entry.error().message));
            continue;
        }
        if (!force) {
            for (const std::string& doubt : doubts_of(desk, *entry, before))
                wrong.push_back(fmt::format("line {}: {} (--force)", number, doubt));
        }
        before.push_back({entry->date, entry->min, entry->start});
        entries.push_back(*entry);
    }
    if (!wrong.empty()) return none_logged(wrong);
    if (entries.empty())
        return misused({"standard input has no line", "such as: la 1h30 yesterday"});
    return tell_entries(desk, scribe, "log", entries);
}

}  // namespace osmlm
