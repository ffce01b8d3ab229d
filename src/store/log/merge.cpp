#include <algorithm>
#include <system_error>
#include <unordered_set>

#include "osmlm/store/log_file.hpp"
#include "store/disk/plan_lock.hpp"
#include "store/json/canonical.hpp"
#include "store/log/lines.hpp"

namespace osmlm {
namespace {

namespace fs = std::filesystem;

/// `log.sync-conflict-20261001-235810-ABCDEFG.jsonl` (Syncthing), `log (k4's conflicted copy
/// 2026-10-01).jsonl` (Dropbox; Nextcloud and others alike, in the language of the machine),
/// `log-LAPTOP.jsonl` (OneDrive), `log (1).jsonl` (Google Drive), `log_LOCAL_417.jsonl` and
/// `log.jsonl.orig` (git mergetool): too many words to know, but all keep both ends of the name.
bool is_copy_of(const fs::path& log, const std::string& name) {
    const std::string stem = log.stem().string(), end = log.extension().string();
    if (name == log.filename().string() + ".orig") return true;
    return name.size() > stem.size() + end.size() && name.starts_with(stem) &&
           name.ends_with(end) && std::string_view(" .-_(").find(name[stem.size()]) != end.npos;
}

std::string meaning(std::string_view line) {
    return canonical_json(line).value_or(std::string(line));
}

}  // namespace

std::vector<fs::path> conflict_files(const fs::path& directory) {
    const auto log = log_of(directory, {});
    if (!log) return {};
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(log->parent_path(), error), end; !error && at != end;
         at.increment(error)) {
        if (is_copy_of(*log, at->path().filename().string()) && at->is_regular_file(error))
            found.push_back(at->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

NewLines new_lines(std::string_view ours, std::string_view theirs) {
    std::unordered_set<std::string> known;
    for (const LogLine& line : log_lines(ours)) known.insert(meaning(line.text));
    NewLines fresh;
    for (const LogLine& line : log_lines(theirs)) {
        if (line.is_blank()) continue;
        if (line.damaged) {
            ++fresh.damaged;
        } else if (!known.insert(meaning(line.text)).second) {
            ++fresh.known;
        } else {
            fresh.lines.emplace_back(line.text);
        }
    }
    return fresh;
}

}  // namespace osmlm
