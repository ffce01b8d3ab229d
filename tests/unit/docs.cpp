// The documents keep their word: what README.md and docs/ show is what the program prints, and the
// pages that list names list them all.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <span>
#include <sstream>

#include "catch.hpp"
#include "cli/words/request.hpp"
#include "cli/words/split_words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/cli/run.hpp"
#include "osmlm/cli/schemas.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/render/render.hpp"

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const fs::path root = OSMLM_ROOT;

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

Lines lines_of(const std::string& text) {
    Lines lines;
    std::istringstream rest(text);
    for (std::string line; std::getline(rest, line);) lines.push_back(line);
    return lines;
}

std::string joined(std::span<const std::string> lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found = {root / "README.md"};
    for (const auto& entry : fs::directory_iterator(root / "docs")) {
        if (entry.path().extension() == ".md") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

/// A `$ …` line of a console block, and the lines of output that a page shows under it.
struct Example {
    std::string command;
    std::size_t from = 0, until = 0;  // of the output, among the lines of the page
};

std::vector<Example> examples_in(const Lines& page) {
    std::vector<Example> examples;
    bool console = false;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i].starts_with("```")) {
            console = page[i] == "```console";
        } else if (console && page[i].starts_with("$ ")) {
            examples.push_back({page[i].substr(2), i + 1, i + 1});
        } else if (console && !examples.empty()) {
            examples.back().until = i + 1;
        }
    }
    return examples;
}

/// A reader who types what a page says, in a directory with the files of this one.
struct Typist {
    std::map<std::string, std::string> variables = {
        {"OSMLM_NOW", "2026-09-07T08:00:00Z"}, {"TZ", "UTC"}, {"LANG", "C.UTF-8"}};

    /// What `export A=B` or `osmlm …` shows.
    std::string type(const std::string& command) {
        auto split = osmlm::split_words(command);
        REQUIRE(split);
        std::vector<std::string> words = *std::move(split);
        const std::string program = words.front();
        words.erase(words.begin());
        if (program == "osmlm") return run(words);
        REQUIRE(program == "export");
        for (const std::string& word : words) {
            const std::size_t sign = word.find('=');
            REQUIRE(sign != std::string::npos);
            variables[word.substr(0, sign)] = word.substr(sign + 1);
        }
        return {};
    }

    [[nodiscard]] std::string run(const std::vector<std::string>& arguments) const {
        std::ostringstream shown;
        const auto environment = [this](const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        };
        osmlm::run(arguments, {{}, environment, root, {shown}, {shown}, {}});
        return shown.str();
    }
};

/// Whether the lines were printed so; a line `...` stands for any number of them.
bool agree(std::span<const std::string> written, std::span<const std::string> printed) {
    if (written.empty()) return printed.empty();
    if (written.front() == "...") {
        for (std::size_t skip = 0; skip <= printed.size(); ++skip) {
            if (agree(written.subspan(1), printed.subspan(skip))) return true;
        }
        return false;
    }
    return !printed.empty() && written.front() == printed.front() &&
           agree(written.subspan(1), printed.subspan(1));
}

/// The page with what the program prints now; excerpts stay as they are.
Lines updated(Lines page) {
    Typist typist;
    std::vector<Example> examples = examples_in(page);
    std::vector<Lines> printed;
    for (const Example& example : examples)
        printed.push_back(lines_of(typist.type(example.command)));
    for (std::size_t i = examples.size(); i-- > 0;) {
        const auto from = page.begin() + static_cast<std::ptrdiff_t>(examples[i].from);
        const auto until = page.begin() + static_cast<std::ptrdiff_t>(examples[i].until);
        if (std::find(from, until, "...") != until) continue;
        page.insert(page.erase(from, until), printed[i].begin(), printed[i].end());
    }
    return page;
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::set<std::string> found;
    const std::sregex_iterator end;
    for (std::sregex_iterator at(text.begin(), text.end(), regex); at != end; ++at) {
        for (std::size_t group = 1; group < at->size(); ++group) {
            if ((*at)[group].matched) found.insert((*at)[group]);
        }
    }
    return found;
}

/// Where an id of a finding stands in the sources: first in a call that makes a finding, on either
/// side of a choice there, or beside a severity.
const char* const id_patterns[] = {
    R"re((?:\bexpected|\berror|\bwarning|\bnote|\bfinding|JsonError)[({]\s*"([a-z][a-z0-9-]*)",)re",
    R"re(\bexpected\([^";]*\?\s*"([a-z][a-z0-9-]*)"\s*:\s*"([a-z][a-z0-9-]*)",)re",
    R"re(\bfinding_(?:at|of)\(\s*[\w.*\->]+,\s*"([a-z][a-z0-9-]*)",)re",
    R"re(\badd\(Severity::\w+,\s*"([a-z][a-z0-9-]*)",)re",
    R"re("([a-z][a-z0-9-]*)",\s*Severity::\w+,)re",
    R"re(return \{"([a-z][a-z0-9-]*)", \w+,)re",
};

std::set<std::string> ids_in_sources() {
    std::set<std::string> ids;
    for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = read(entry.path());
        for (const char* pattern : id_patterns) ids.merge(matches(text, pattern));
        // An op and these words: both ops that say when work is finished.
        if (text.find("op + \"-of-open-work\"") != std::string::npos) {
            ids.insert({"done-of-open-work", "left-of-open-work"});
        }
    }
    return ids;
}

std::set<std::string> without(const std::set<std::string>& all,
                              const std::set<std::string>& known) {
    std::set<std::string> rest;
    std::ranges::set_difference(all, known, std::inserter(rest, rest.end()));
    return rest;
}

/// Names of members in a JSON Schema, those of its definitions too.
void collect_members(const nlohmann::json& schema, std::set<std::string>& names) {
    if (!schema.is_structured()) return;
    if (schema.is_object() && schema.contains("properties")) {
        for (const auto& [name, member] : schema["properties"].items()) names.insert(name);
    }
    for (const auto& part : schema) collect_members(part, names);
}

}  // namespace

TEST_CASE("the pages show what the program prints") {
    for (const fs::path& page : pages()) {
        if (std::getenv("OSMLM_UPDATE")) {
            const std::string text = joined(updated(lines_of(read(page))));
            if (text != read(page)) std::ofstream(page, std::ios::binary) << text;
        }
        const Lines lines = lines_of(read(page));
        Typist typist;
        for (const Example& example : examples_in(lines)) {
            INFO(page.filename().string() << ":" << example.from << ": $ " << example.command);
            const Lines printed = lines_of(typist.type(example.command));
            const std::span<const std::string> all(lines);
            const auto written = all.subspan(example.from, example.until - example.from);
            if (agree(written, printed))
                SUCCEED();
            else
                CHECK(joined(written) == joined(printed));
        }
    }
}

TEST_CASE("the tour in README.md runs the first commands") {
    std::string commands;
    for (const Example& example : examples_in(lines_of(read(root / "README.md")))) {
        commands += example.command + '\n';
    }
    for (const char* command : {"osmlm --today", "osmlm plan", "osmlm check", "osmlm schema"}) {
        INFO(command);
        CHECK(commands.find(command) != std::string::npos);
    }
}

TEST_CASE("every finding has an entry in docs/errors.md, and every entry a finding") {
    const std::string page = read(root / "docs/errors.md");
    const std::set<std::string> listed = matches(page, R"re((?:^|\n)\| `([a-z0-9-]+)` \|)re");
    const std::set<std::string> found = ids_in_sources();
    CHECK(found.size() > 50);
    CHECK(without(found, listed) == std::set<std::string>());
    CHECK(without(listed, found) == std::set<std::string>());
}

TEST_CASE("every rule that a plan may break is named in docs/errors.md") {
    const std::set<std::string> listed =
        matches(read(root / "docs/errors.md"), R"re(`([a-z-]+)`)re");
    for (const std::string_view rule : osmlm::rule_names()) {
        INFO(rule);
        CHECK(listed.contains(std::string(rule)));
    }
}

TEST_CASE("every command and option has its place in docs/commands.md") {
    const std::string page = read(root / "docs/commands.md");
    const auto names = [&](std::string form) {
        for (auto at = form.find(','); at != std::string::npos; at = form.find(',', at + 2)) {
            form.insert(at + 1, " ");
        }
        INFO(form);
        CHECK(page.find('`' + form + '`') != std::string::npos);
    };
    for (const auto& row : osmlm::global_options()) names(row.form);
    for (const osmlm::Command* command : osmlm::commands()) {
        INFO(command->name);
        CHECK(page.find("\n### osmlm " + std::string(command->name)) != std::string::npos);
        for (const auto& row : osmlm::usage_of(*command).options) names(row.form);
    }
}

TEST_CASE("docs/commands.md lists the formats of each command") {
    const std::string page = read(root / "docs/commands.md");
    const auto formats_in = [&](std::string_view command) -> std::string {
        const auto begin = page.find("\n### osmlm " + std::string(command) + '\n');
        REQUIRE(begin != std::string::npos);
        const std::string section = page.substr(begin, page.find("\n##", begin + 1) - begin);
        const auto at = section.find("Formats");
        if (at == std::string::npos) return {};
        const auto from = section.find(": ", at) + 2;
        const std::string list = section.substr(from, section.find(".\n", from) - from);
        return std::regex_replace(list, std::regex(R"re(,| \([^)]*\))re"), "");
    };
    const std::string of_writing = formats_in("log");  // of all that write it, as it says
    for (const osmlm::Command* command : osmlm::commands()) {
        INFO(command->name);
        const std::string listed = formats_in(command->name);
        CHECK((listed.empty() ? of_writing : listed) == command->formats);
    }
}

TEST_CASE("every key, field, op and format has its place in docs/formats.md") {
    const std::string page = read(root / "docs/formats.md");
    std::set<std::string> names;
    for (const osmlm::Schema& schema : osmlm::schemas()) {
        const auto json = nlohmann::json::parse(schema.text);
        collect_members(json, names);
        if (schema.name != "log") continue;
        for (const auto& op : json["properties"]["op"]["enum"]) names.insert(op);
    }
    for (const osmlm::Format& format : osmlm::formats()) names.emplace(format.name);
    const std::set<std::string> listed = matches(page, R"re(`"?([$\w-]+)"?`)re");
    CHECK(names.size() > 100);
    CHECK(without(names, listed) == std::set<std::string>());
}
