#include "cli/world/look.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "osmlm/base/words.hpp"

namespace osmlm {

namespace {

constexpr int narrowest = 20;
constexpr int widest = 10'000;

std::optional<int> width_from(const std::string& text) {
    int width = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, width);
    const bool good = read.ec == std::errc() && read.ptr == end;
    return good && width >= narrowest && width <= widest ? std::optional(width) : std::nullopt;
}

std::size_t line_width(const World& world) {
    const auto set = world.variable("COLUMNS");
    const auto columns = set ? width_from(*set) : std::nullopt;
    return static_cast<std::size_t>(
        std::max(narrowest, columns ? *columns : world.columns.value_or(80)));
}

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> parts;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        parts.emplace_back(word);
        words.remove_prefix(std::min(words.size(), word.size() + 1));
    }
    return parts;
}

Failure usage(std::string message, std::string hint) {
    return {Exit::usage, std::move(message), std::move(hint), {}};
}

}  // namespace

bool wants_colour(const std::optional<std::string>& option, const World& world, bool terminal) {
    if (option == "always") return true;
    if (option == "never") return false;
    if (world.variable("FORCE_COLOR")) return true;
    if (world.variable("NO_COLOR")) return false;
    if (world.variable("CLICOLOR_FORCE").value_or("0") != "0") return true;
    if (world.variable("TERM") == "dumb" || world.variable("CLICOLOR") == "0") return false;
    return terminal;
}

bool locale_is_utf8(const World& world) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        auto value = world.variable(name);
        if (!value) continue;
        std::ranges::transform(*value, value->begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return value->find("utf-8") != std::string::npos ||
               value->find("utf8") != std::string::npos;
    }
    return false;
}

Expected<Style, Failure> answer_style(const Globals& globals, const World& world) {
    static constexpr std::array<std::string_view, 3> colours = {"auto", "always", "never"};
    if (globals.color && std::ranges::find(colours, *globals.color) == colours.end()) {
        return usage(fmt::format("--color: \"{}\" is not a choice", *globals.color),
                     "write auto, always or never");
    }
    const auto asked = globals.width ? width_from(*globals.width) : std::nullopt;
    if (globals.width && !asked) {
        return usage(fmt::format("--width: expected a number from {} to {}, got \"{}\"", narrowest,
                                 widest, *globals.width),
                     "such as --width 100");
    }
    const bool terminal = world.out.terminal && !globals.output;
    Style style{line_width(world), terminal || asked, wants_colour(globals.color, world, terminal),
                locale_is_utf8(world)};
    if (asked) style.width = static_cast<std::size_t>(*asked);
    return style;
}

Style message_style(const Globals& globals, const World& world) {
    const bool terminal = world.err.terminal;
    return {terminal ? line_width(world) : widest, terminal,
            wants_colour(globals.color, world, terminal), locale_is_utf8(world)};
}

Expected<const Format*, Failure> answer_format(const Globals& globals, const Command& command) {
    if (globals.json && *globals.json != "1") {
        return usage(
            fmt::format("--json: there is no version \"{}\" of the answers", *globals.json),
            "write --json or --json=1");
    }
    if (globals.json && globals.format && *globals.format != "json") {
        return usage("--json and --format " + *globals.format + " ask for two formats",
                     "leave one of them out");
    }
    const std::vector<std::string> own = split(command.formats);
    const std::string name = globals.json ? "json" : globals.format.value_or(own.front());
    if (std::ranges::find(own, name) != own.end()) return find_format(name);
    return usage(fmt::format("{} has no format \"{}\"", command.name, name),
                 "it has " + join_words(own));
}

}  // namespace osmlm
