#include <memory>

#include "cli/log_entry.hpp"

namespace osmlm {

namespace {

Result answer(const LogWords& words, const Desk& desk, Scribe& scribe) {
    if (words.resource == "-") {
        if (words.length) {
            return misused({"\"-\" reads every word from standard input", "write it alone"});
        }
        return log_lines(desk, scribe, words.options.force);
    }
    auto entry = read_entry(desk, words);
    if (!entry) return entry.error();
    if (auto no = settle(desk, doubts_of(desk, *entry, {}), words.options.force)) return *no;
    return tell_entries(desk, scribe, "log", {std::move(*entry)});
}

Action declare(Arguments& arguments) {
    auto words = std::make_shared<LogWords>();
    declare_log(arguments, *words);
    return AfterLog(
        [words](const Desk& desk, Scribe& scribe) { return answer(*words, desk, scribe); });
}

}  // namespace

extern const Command log_command;
constinit const Command log_command{"log",
                                    "",
                                    Command::Group::first,
                                    "Logs hours that were studied.",
                                    "text json csv md",
                                    declare};

}  // namespace osmlm
