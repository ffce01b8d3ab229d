#include "cli/world/load.hpp"

#include <algorithm>
#include <iterator>

#include "cli/world/clock.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

namespace fs = std::filesystem;

Expected<LoadedLog, Failure> load_log(const fs::path& directory) {
    auto text = read_file(directory / "curriculum.json");
    if (!text) return text.error();
    if (!text->has_value()) {
        return Failure{Exit::input,
                       "there is no curriculum.json in " + directory.string(),
                       "osmlm init makes one",
                       {}};
    }
    auto log = read_log(directory);
    if (!log) return log.error();
    LoadedLog loaded;
    loaded.inputs.directory = directory;
    loaded.inputs.text = std::move(**text);
    if (auto read = parse_curriculum(loaded.inputs.text, is_zone)) {
        loaded.inputs.curriculum = std::move(read->curriculum);
        loaded.inputs.findings = std::move(read->findings);
    } else {
        loaded.errors = read.error();
    }
    loaded.log_size = log->size();
    loaded.inputs.journal = parse_journal(std::move(*log));
    loaded.inputs.state = fold(loaded.inputs.curriculum, loaded.inputs.journal.records);
    return loaded;
}

Expected<Inputs, Failure> load(const fs::path& directory, Tell tell) {
    auto loaded = load_log(directory);
    if (!loaded) return loaded.error();
    if (loaded->errors.empty()) return std::move(loaded->inputs);
    if (tell == Tell::everything)
        std::ranges::move(loaded->inputs.journal.findings, std::back_inserter(loaded->errors));
    return Failure{Exit::input, {}, {}, std::move(loaded->errors)};
}

}  // namespace osmlm
