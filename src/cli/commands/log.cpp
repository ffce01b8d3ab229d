#include <istream>
#include <iterator>
#include <memory>

#include "cli/entries/log_entry.hpp"

namespace osmlm {

namespace {

/// All of standard input, without a byte order mark; it can be read once only.
std::string all_of(const Source& in) {
    if (!in.text) return {};
    std::string text{std::istreambuf_iterator<char>(*in.text), {}};
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

Result answer(const LogWords& words, std::optional<std::string>& input, const Desk& desk,
              Scribe& scribe) {
    if (words.resource == "-") {
        if (words.length) {
            return misused({"\"-\" reads every word from standard input", "write it alone"});
        }
        if (!input) input = all_of(desk.world.in);
        return log_lines(desk, scribe, words.options.force, *input);
    }
    auto entry = read_entry(desk, words);
    if (!entry) return entry.error();
    if (auto no = settle(desk, doubts_of(desk, *entry, {}), words.options.force)) return *no;
    return tell_entries(desk, scribe, "log", {std::move(*entry)});
}

Action declare(Arguments& arguments) {
    auto words = std::make_shared<LogWords>();
    declare_log(arguments, *words);
    auto input = std::make_shared<std::optional<std::string>>();
    return AfterLog([words, input](const Desk& desk, Scribe& scribe) {
        return answer(*words, *input, desk, scribe);
    });
}

}  // namespace

extern const Command log_command;
constinit const Command log_command{
    "log", "", Command::Group::first, "Logs hours that were studied.", "text json csv md", declare};

}  // namespace osmlm
