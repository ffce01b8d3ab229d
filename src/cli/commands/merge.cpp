#include <memory>

#include <fmt/core.h>

#include "cli/entries/log_entry.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/report/written.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

Piece say(std::string text) { return {Cell(std::move(text))}; }

Line line_of(const std::string& file, const NewLines& found) {
    Line line{say(fmt::format("{}: {} new, {} known", file, found.lines.size(), found.known))};
    if (found.damaged > 0)
        line.push_back({fmt::format(", {} damaged and left out", found.damaged), Tone::warn});
    return line;
}

/// The files that were named; without a word, the copies that lie beside the log.
std::vector<std::filesystem::path> files_of(const std::vector<std::string>& words,
                                            const Desk& desk) {
    if (words.empty()) return conflict_files(desk.inputs.directory);
    std::vector<std::filesystem::path> files;
    for (const std::string& word : words) files.push_back(desk.world.directory / word);
    return files;
}

Failure nothing_logged(Failure failure) {
    failure.message = "nothing was logged: " + failure.message;
    return failure;
}

Result answer(const std::vector<std::string>& words, const Desk& desk, Scribe& scribe) {
    const auto files = files_of(words, desk);
    if (files.empty()) {
        return misused({"no copy of the log lies beside it", "name the file: osmlm merge FILE"});
    }
    const auto log = read_file(desk.inputs.directory / "log.jsonl");
    if (!log) return nothing_logged(log.error());
    std::string ours = log->value_or("");
    std::vector<Line> lines;
    int damaged = 0;
    for (const auto& file : files) {
        const auto theirs = read_file(file);
        if (!theirs) return nothing_logged(theirs.error());
        if (!theirs->has_value()) {
            return misused({"there is no file " + printable(file.string()), "nothing was merged"});
        }
        const NewLines found = new_lines(ours, **theirs);
        if (found.damaged > 0 && found.lines.empty() && found.known == 0) {
            return misused({printable(file.filename().string()) + " is no log of osmlm",
                            "nothing was merged"});
        }
        damaged += found.damaged;
        for (const std::string& line : found.lines) {
            scribe.copy(line);
            ours.append(ours.empty() || ours.back() == '\n' ? "" : "\n").append(line).append("\n");
        }
        lines.push_back(line_of(printable(file.filename().string()), found));
    }
    lines.push_back(
        {say(damaged > 0 ? "The files stay as they are, the damaged lines in them."
                         : "The files stay as they are; what they held is in the log now.")});
    return tell_written(desk, scribe, "merge", std::move(lines));
}

Action declare(Arguments& arguments) {
    auto words = std::make_shared<std::vector<std::string>>();
    arguments.words("FILE", *words, "Another log; else the copies that lie beside this one.");
    return AfterLog(
        [words](const Desk& desk, Scribe& scribe) { return answer(*words, desk, scribe); });
}

}  // namespace

extern const Command merge_command;
constinit const Command merge_command{
    "merge", "", Command::Group::more, "Takes in the entries of another log.", "text json csv md",
    declare};

}  // namespace osmlm
