#include "cli/load.hpp"

#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

Expected<Inputs, Failure> load(const std::filesystem::path& directory) {
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
