#include "cli/load.hpp"

#include "osmlm/store/store.hpp"

namespace osmlm {

namespace {

namespace fs = std::filesystem;

/// The log is made before the lock, so a lock alone means that the log was lost.
Expected<std::string, Failure> read_log(const fs::path& directory) {
    auto text = read_file(directory / "log.jsonl");
    if (!text) return text.error();
    if (text->has_value()) return std::move(**text);
    std::error_code none;
    if (!fs::exists(directory / ".osmlm.lock", none)) return std::string();
    return Failure{Exit::input,
                   "log.jsonl is missing from " + directory.string() + ", and hours were in it",
                   "bring it back (git checkout log.jsonl), or start an empty one (osmlm repair)",
                   {}};
}

}  // namespace

Expected<Inputs, Failure> load(const fs::path& directory) {
    auto text = read_file(directory / "curriculum.json");
    if (!text) return text.error();
    if (!text->has_value()) {
        return Failure{Exit::input,
                       "there is no curriculum.json in " + directory.string(),
                       "osmlm init makes one",
                       {}};
    }
    auto read = parse_curriculum(**text);
    if (!read) return Failure{Exit::input, {}, {}, read.error()};
    auto log = read_log(directory);
    if (!log) return log.error();
    Inputs inputs{directory,
                  std::move(**text),
                  std::move(read->curriculum),
                  std::move(read->findings),
                  parse_journal(std::move(*log)),
                  {}};
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    return inputs;
}

}  // namespace osmlm
