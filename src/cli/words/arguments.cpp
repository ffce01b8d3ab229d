// The only file that knows CLI11.
#include "osmlm/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>

#include <fmt/core.h>

#include "cli/words/request.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {

void Arguments::flag(const std::string& names, bool& into, std::string_view help) {
    app_.add_flag_function(names, [&into](std::int64_t count) { into = count > 0; });
    option_rows_.push_back({names, std::string(help)});
}

void Arguments::value(const std::string& names, std::optional<std::string>& into,
                      std::string_view placeholder, std::string_view help) {
    app_.add_option_function<std::string>(names, [&into](const std::string& v) { into = v; })
        ->take_last();
    option_rows_.push_back({fmt::format("{} {}", names, placeholder), std::string(help)});
}

void Arguments::value_or(const std::string& names, std::optional<std::string>& into,
                         const std::string& missing, std::string_view placeholder,
                         std::string_view help) {
    app_.add_flag(names)->each(
        [&into, missing](const std::string& given) { into = given == "true" ? missing : given; });
    option_rows_.push_back({fmt::format("{}[={}]", names, placeholder), std::string(help)});
}

void Arguments::values(const std::string& names, std::vector<std::string>& into,
                       std::string_view placeholder, std::string_view help) {
    app_.add_option(names, into)->expected(1)->take_all()->allow_extra_args(false);
    option_rows_.push_back({fmt::format("{} {}", names, placeholder), std::string(help)});
}

void Arguments::word(const std::string& name, std::string& into, std::string_view help) {
    app_.add_option(name, into)->required();
    word_rows_.push_back({name, std::string(help)});
}

void Arguments::optional_word(const std::string& name, std::optional<std::string>& into,
                              std::string_view help) {
    app_.add_option_function<std::string>(name, [&into](const std::string& v) { into = v; });
    word_rows_.push_back({fmt::format("[{}]", name), std::string(help)});
}

void Arguments::words(const std::string& name, std::vector<std::string>& into,
                      std::string_view help) {
    app_.add_option(name, into)->expected(-1);
    word_rows_.push_back({fmt::format("[{}...]", name), std::string(help)});
}

namespace {

void declare_globals(Arguments& arguments, Globals& into) {
    arguments.value("-C,--plan", into.plan, "DIR", "The directory of the plan.");
    arguments.value_or("--json", into.json, "1", "1", "The answer as JSON, for programs.");
    arguments.value("--format", into.format, "NAME", "The answer in this format.");
    arguments.value("-o,--output", into.output, "FILE", "Write the answer to a file.");
    arguments.value("--color", into.color, "WHEN", "auto, always or never.");
    arguments.value("--width", into.width, "N", "Cells in a line of text.");
    arguments.value("--today", into.today, "DATE", "Take this for the study day.");
    arguments.flag("--dry-run", into.dry_run, "Only show what would be written.");
    arguments.flag("-q,--quiet", into.quiet, "Say nothing when there is nothing to say.");
    arguments.flag("-h,--help", into.help, "Show this.");
    arguments.flag("--version", into.version, "Show the version.");
}

std::unique_ptr<CLI::App> make_app() {
    auto app = std::make_unique<CLI::App>();
    app->set_help_flag();
    app->allow_extras();
    return app;
}

/// Whether the word is an option that takes the next word as its value.
bool takes_next(std::string_view word) {
    static constexpr std::array<std::string_view, 8> names = {
        "-C", "--plan", "--format", "-o", "--output", "--color", "--width", "--today"};
    return std::ranges::find(names, word) != names.end();
}

bool is_option(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && (word[1] < '0' || word[1] > '9');
}

/// Where the command stands among the arguments: the first word that is neither an option nor the
/// value of a global one.
std::size_t command_place(const std::vector<std::string>& arguments) {
    std::size_t at = 0;
    while (at < arguments.size() && is_option(arguments[at]))
        at += takes_next(arguments[at]) ? 2U : 1U;
    return std::min(at, arguments.size());
}

Failure usage(std::string message, std::string hint) {
    return {Exit::usage, std::move(message), std::move(hint), {}};
}

std::string see_help(const Command* command) {
    return command ? fmt::format("see: osmlm help {}", command->name) : "see: osmlm help";
}

/// `after_option`: perhaps it was meant as the value of an option of a command not named yet.
Failure unknown_command(const std::string& word, bool after_option) {
    std::vector<std::string> names;
    for (const Command* command : commands()) {
        names.emplace_back(command->name);
        if (!command->alias.empty()) names.emplace_back(command->alias);
    }
    static constexpr std::string_view changes[] = {"set", "add", "drop", "off"};
    if (std::ranges::count(changes, word) > 0)
        return usage(
            fmt::format("osmlm does not write the curriculum yet, so there is no \"{}\"", word),
            fmt::format("osmlm plan --if '{} ...' shows what it would do", word));
    std::string hint = did_you_mean(word, names);
    if (hint.empty() && after_option) hint = "a command's own options come after the command";
    return usage(fmt::format("unknown command \"{}\"", word),
                 hint.empty() ? see_help(nullptr) : hint);
}

/// What CLI11 could not place: an option nobody declared, or a word too many.
Failure unexpected(const std::string& word, const CLI::App& app, const Command* command) {
    if (!is_option(word)) {
        const bool names_directory = command != nullptr && command->name == "init";
        return usage(fmt::format("\"{}\" is one word too many", word),
                     names_directory ? "osmlm init -C DIR makes a plan in another directory"
                                     : see_help(command));
    }
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    std::string name = word.substr(0, word.find('='));
    std::string hint = did_you_mean(name, names);
    return usage(fmt::format("unknown option \"{}\"", name),
                 hint.empty() ? see_help(command) : hint);
}

/// `--proof=` is to name something; CLI11 would take it for `--proof`.
std::optional<Failure> empty_value(const std::vector<std::string>& words, const CLI::App& app) {
    for (const std::string& word : words) {
        if (!word.starts_with("--") || !word.ends_with('=')) continue;
        const std::string name = word.substr(0, word.size() - 1);
        const CLI::Option* option = app.get_option_no_throw(name);
        if (option != nullptr && option->get_expected_max() == 0)
            return usage(name + ": expected a value, got nothing", "leave the = out, or name one");
    }
    return std::nullopt;
}

/// CLI11's words and codes in ours.
Failure misread(const CLI::ParseError& error, const Command* command) {
    const std::string what = error.what();
    if (error.get_name() == "RequiredError") {
        return usage("missing: " + what.substr(0, what.find(' ')), see_help(command));
    }
    if (error.get_name() == "ArgumentMismatch") {
        return usage(what.substr(0, what.find(':')) + " needs a value", see_help(command));
    }
    return usage(what, see_help(command));
}

}  // namespace

Expected<Request, Failure> read_command_line(const std::vector<std::string>& arguments) {
    Request request;
    std::vector<std::string> rest = arguments;
    if (const std::size_t at = command_place(rest); at < rest.size()) {
        request.command = find_command(rest[at]);
        if (!request.command) return unknown_command(rest[at], at > 0);
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    }
    const auto app = make_app();
    Arguments globals(*app);
    declare_globals(globals, request.globals);
    Arguments own(*app);
    request.action = (request.command ? *request.command : bare_command()).declare(own);
    if (auto failure = empty_value(rest, *app)) return *std::move(failure);
    try {
        std::ranges::reverse(rest);
        app->parse(std::move(rest));
    } catch (const CLI::ParseError& error) {
        if (!request.globals.help) return misread(error, request.command);
    }
    const auto left_over = app->remaining();
    if (!left_over.empty()) return unexpected(left_over.front(), *app, request.command);
    return request;
}

std::optional<Failure> read_words(const std::vector<std::string>& words,
                                  const std::function<void(Arguments&)>& declare) {
    const auto app = make_app();
    Arguments own(*app);
    declare(own);
    try {
        app->parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError& error) {
        return misread(error, nullptr);
    }
    const auto left_over = app->remaining();
    if (!left_over.empty()) return unexpected(left_over.front(), *app, nullptr);
    return std::nullopt;
}

Usage usage_of(const Command& command) {
    const auto app = make_app();
    Arguments own(*app);
    const Action action = command.declare(own);  // owns what the rows of the app point to
    return {own.word_rows(), own.option_rows()};
}

std::vector<Arguments::Row> global_options() {
    const auto app = make_app();
    Globals globals;
    Arguments arguments(*app);
    declare_globals(arguments, globals);
    return arguments.option_rows();
}

}  // namespace osmlm
