#include "cli/world/elsewhere.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/pushed.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

constexpr days patience{3};  ///< how long an entry may be on one disk only

Finding finding(std::string id, Severity severity, std::string file, std::string message,
                std::string hint) {
    return {std::move(id),   severity, std::move(file), 0, 0, {}, std::move(message),
            std::move(hint), {}};
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

/// Entries that were never pushed, when the oldest of them has waited for long.
void check_pushed(const std::string& pushed, std::string_view log, Day today,
                  std::vector<Finding>& findings) {
    const Journal waiting = parse_journal(joined(new_lines(pushed, log).lines));
    if (waiting.records.empty()) return;
    const Instant oldest = std::ranges::min_element(waiting.records, {}, &Record::at)->at;
    const Day since = std::chrono::floor<days>(oldest);
    if (since > today - patience) return;
    const std::size_t count = waiting.records.size();
    findings.push_back(
        finding("not-pushed", Severity::note, "log.jsonl",
                fmt::format("{} {} on this disk only, the oldest since {}", count,
                            count == 1 ? "record is" : "records are", iso_date(since)),
                "git commit and git push bring them to safety"));
}

void check_remote(const Inputs& inputs, std::string_view log, Day today,
                  std::vector<Finding>& findings) {
    if (inputs.journal.records.empty()) return;
    const Pushed pushed = pushed_log(inputs.directory);
    const auto alone = [&](const char* why, const char* hint) {
        findings.push_back(finding("no-remote", Severity::note, "log.jsonl",
                                   fmt::format("the log is on this disk only: {}", why), hint));
    };
    switch (pushed.where) {
        case Pushed::Where::no_repository:
            return alone("the plan is in no git repository",
                         "git init, and push it to another machine");
        case Pushed::Where::no_remote:
            return alone("its git repository has no remote", "git remote add origin ADDRESS");
        case Pushed::Where::no_upstream:
            return alone("this branch is pushed nowhere", "git push --set-upstream origin HEAD");
        case Pushed::Where::known:
            return check_pushed(pushed.log, log, today, findings);
    }
}

void check_copies(const Inputs& inputs, std::string_view log, std::vector<Finding>& findings) {
    for (const auto& file : conflict_files(inputs.directory)) {
        const auto text = read_file(file);
        const std::string name = printable(file.filename().string());
        if (!text || !*text) continue;
        const NewLines fresh = new_lines(log, **text);
        if (fresh.lines.empty()) continue;
        findings.push_back(
            finding("log-copy", Severity::warning, name,
                    fmt::format("this copy of the log has {} {} that log.jsonl lacks",
                                fresh.lines.size(), fresh.lines.size() == 1 ? "line" : "lines"),
                    "osmlm merge takes them in"));
    }
}

}  // namespace

std::vector<Finding> findings_elsewhere(const Inputs& inputs, std::string_view log, Day today) {
    std::vector<Finding> findings;
    check_copies(inputs, log, findings);
    check_remote(inputs, log, today, findings);
    return findings;
}

}  // namespace osmlm
