#include "cli/words/help.hpp"

#include <memory>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"

namespace osmlm {

namespace {

Failure no_topic(const std::string& topic) {
    std::vector<std::string> names = {"more"};
    for (const Command* command : commands()) names.emplace_back(command->name);
    const std::string near = did_you_mean(topic, names);
    return {Exit::usage,
            fmt::format("there is no command \"{}\"", topic),
            near.empty() ? "osmlm help and osmlm help more name them all" : near,
            {}};
}

Result answer(const std::optional<std::string>& topic, Day today) {
    Report report{"osmlm.help/1", today, {}, {}, {}};
    const Command* command = topic ? find_command(*topic) : nullptr;
    if (topic && topic != "more" && !command) return no_topic(*topic);
    report.blocks = topic == "more" ? help_on_more() : help_on(command);
    return Outcome{std::move(report)};
}

Action declare(Arguments& arguments) {
    auto topic = std::make_shared<std::optional<std::string>>();
    arguments.optional_word("COMMAND", *topic, "A command, or \"more\" for the less common ones.");
    return BeforeLoad([topic](const Site& site) { return answer(*topic, site.today.day); });
}

}  // namespace

extern const Command help_command;
constinit const Command help_command{
    "help", "", Command::Group::more, "Says what a command does and takes.", "text md", declare};

}  // namespace osmlm
