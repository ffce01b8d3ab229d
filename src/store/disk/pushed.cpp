#include "osmlm/store/pushed.hpp"

#include <optional>
#include <vector>

#include "store/disk/process.hpp"

namespace osmlm {

Pushed pushed_log(const std::filesystem::path& directory) {
    const auto git = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"git", "-C", directory.string()});
        return output_of(words);
    };
    if (!git({"rev-parse", "--git-dir"})) return {};
    if (git({"remote"}).value_or("").empty()) return {Pushed::Where::no_remote};
    if (!git({"rev-parse", "--verify", "--quiet", "@{upstream}"}))
        return {Pushed::Where::no_upstream};
    return {Pushed::Where::known, git({"show", "@{upstream}:./log.jsonl"}).value_or("")};
}

}  // namespace osmlm
