// Whole runs of the program, in this process. A case is a folder, tests/golden/<command>/<case>:
//   cmd    one argument a line; an empty line between two runs
//   in/    the directory it runs in
//   year   when it is there: a number, and the directory begins with the plan and the log of a year
//          that tests/year.hpp makes of it
//   env    NAME=VALUE lines on top of those below, if there are any
//   stdin  what is on standard input
//   out, err, code   what it prints and returns
//   after/ files that are new or different afterwards; all others must be as they were
// OSMLM_UPDATE=1 writes out, err, code and after/ instead of comparing them.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "catch.hpp"
#include "osmlm/cli/run.hpp"
#include "render/width.hpp"
#include "year.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path golden = fs::path(OSMLM_ROOT) / "tests/golden";

using Files = std::map<std::string, std::string>;  // relative path to content

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

Files files_in(const fs::path& folder) {
    Files files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        files[fs::relative(entry.path(), folder).string()] = read(entry.path());
    }
    return files;
}

/// A directory of its own for one case, gone at the end of the scope.
struct Scratch {
    fs::path path;
    Scratch() {
        std::string name = (fs::temp_directory_path() / "osmlm-XXXXXX").string();
        path = fs::canonical(mkdtemp(name.data()));
    }
    ~Scratch() { fs::remove_all(path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
};

std::vector<std::vector<std::string>> runs_of(const fs::path& file) {
    std::vector<std::vector<std::string>> runs(1);
    std::istringstream lines(read(file));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty())
            runs.emplace_back();
        else
            runs.back().push_back(line);
    }
    return runs;
}

std::map<std::string, std::string> environment_of(const fs::path& folder, const fs::path& scratch) {
    std::map<std::string, std::string> variables = {{"OSMLM_NOW", "2026-09-16T10:00:00Z"},
                                                    {"TZ", "UTC"},
                                                    {"LANG", "C.UTF-8"},
                                                    {"HOME", (scratch / "home").string()}};
    std::istringstream lines(read(folder / "env"));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t sign = line.find('=');
        variables[line.substr(0, sign)] = line.substr(sign + 1);
    }
    return variables;
}

std::string without_path(std::string text, const std::string& path) {
    for (auto at = text.find(path); at != std::string::npos; at = text.find(path, at)) {
        text.replace(at, path.size(), "/TMP");
    }
    return text;
}

struct Seen {
    std::string out, err, code;
};

/// What the directory has before the runs.
void furnish(const fs::path& folder, const fs::path& work) {
    fs::create_directories(work);
    if (fs::exists(folder / "in")) fs::copy(folder / "in", work, fs::copy_options::recursive);
    if (!fs::exists(folder / "year")) return;
    const auto seed = static_cast<unsigned>(std::stoul(read(folder / "year")));
    write(work / "curriculum.json", osmlm::year::curriculum());
    write(work / "log.jsonl", osmlm::year::log(seed));
}

/// The words of a run with another width; nothing when it is not text that it prints.
std::optional<std::vector<std::string>> at_width(const std::vector<std::string>& words,
                                                 const std::string& width) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "schema" || words[i].starts_with("--json")) return std::nullopt;
        if (words[i] == "--format" && words.at(i + 1) != "text") return std::nullopt;
        if (words[i] == "--width")
            ++i;
        else
            all.push_back(words[i]);
    }
    all.insert(all.end(), {"--width", width});
    return all;
}

/// What these runs print in the directory of the scratch.
Seen play(const std::vector<std::vector<std::string>>& runs,
          const std::map<std::string, std::string>& variables, const std::string& input,
          const Scratch& scratch) {
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in(input);
    std::uint32_t random = 0;
    const osmlm::World world{{},
                             [&](const std::string& name) -> std::optional<std::string> {
                                 const auto found = variables.find(name);
                                 if (found == variables.end()) return std::nullopt;
                                 return found->second;
                             },
                             scratch.path / "plan",
                             {out},
                             {err},
                             {},
                             {&in},
                             [&random] { return random += 0x0531'2345; }};
    Seen seen;
    for (const auto& arguments : runs) {
        seen.code += std::to_string(osmlm::run(arguments, world)) + "\n";
    }
    seen.out = without_path(out.str(), scratch.path.string());
    seen.err = without_path(err.str(), scratch.path.string());
    return seen;
}

Seen play(const fs::path& folder, const Scratch& scratch) {
    return play(runs_of(folder / "cmd"), environment_of(folder, scratch.path),
                read(folder / "stdin"), scratch);
}

void update(const fs::path& folder, const Seen& seen, const Files& before, const Files& after) {
    write(folder / "out", seen.out);
    write(folder / "err", seen.err);
    write(folder / "code", seen.code);
    fs::remove_all(folder / "after");
    for (const auto& [name, text] : after) {
        const auto old = before.find(name);
        if (old == before.end() || old->second != text) write(folder / "after" / name, text);
    }
}

void compare(const fs::path& folder, const Seen& seen, Files expected, const Files& after) {
    CHECK(seen.out == read(folder / "out"));
    CHECK(seen.err == read(folder / "err"));
    CHECK(seen.code == read(folder / "code"));
    for (auto& [name, text] : files_in(folder / "after")) expected[name] = text;
    CHECK(after == expected);
}

}  // namespace

TEST_CASE("golden cases", "[golden]") {
    for (const auto& command : fs::directory_iterator(golden)) {
        for (const auto& entry : fs::directory_iterator(command)) {
            const fs::path& folder = entry.path();
            DYNAMIC_SECTION(fs::relative(folder, golden).string()) {
                REQUIRE(fs::exists(folder / "cmd"));
                const Scratch scratch;
                furnish(folder, scratch.path / "plan");
                const Files before = files_in(scratch.path / "plan");
                const Seen seen = play(folder, scratch);
                const Files after = files_in(scratch.path / "plan");
                if (std::getenv("OSMLM_UPDATE")) update(folder, seen, before, after);
                compare(folder, seen, before, after);
            }
        }
    }
}

namespace {

/// A line of a command to be copied, alone or after a date or a question.
const std::regex copied(R"(( {2}| {4}|\w+ \d+ \w+( \d+)?  |  [\w ]+\? +)?osmlm [a-z]+ .*[^.])");

void check_width(const std::string& text, std::size_t width) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(width << ": " << line);
        if (!std::regex_match(line, copied)) CHECK(osmlm::render::cells(line) <= width);
    }
}

constexpr std::size_t widths[] = {20, 40, 60, 80, 120};

}  // namespace

TEST_CASE("no line of a golden case but a command is wider than the terminal",
          "[golden-width][long]") {
    for (const auto& command : fs::directory_iterator(golden)) {
        for (const auto& entry : fs::directory_iterator(command)) {
            const fs::path& folder = entry.path();
            DYNAMIC_SECTION(fs::relative(folder, golden).string()) {
                for (const std::size_t width : widths) {
                    const Scratch scratch;
                    furnish(folder, scratch.path / "plan");
                    std::vector<std::vector<std::string>> runs;
                    for (const auto& words : runs_of(folder / "cmd"))
                        if (auto run = at_width(words, std::to_string(width)))
                            runs.push_back(*std::move(run));
                    check_width(play(runs, environment_of(folder, scratch.path),
                                     read(folder / "stdin"), scratch)
                                    .out,
                                width);
                }
            }
        }
    }
}

TEST_CASE("no line about an example but a command is wider than the terminal",
          "[golden-width][long]") {
    for (const char* name : {"ml-masters", "precollege-math"}) {
        const Scratch scratch;
        fs::copy(fs::path(OSMLM_ROOT) / "examples" / name, scratch.path / "plan");
        for (const char* line :
             {"today", "plan", "plan --by week", "plan --by resource --all", "why", "urgency",
              "week", "progress", "forecast --samples 100", "check"}) {
            DYNAMIC_SECTION(name << ": " << line) {
                for (const std::size_t width : widths) {
                    std::vector<std::string> words;
                    std::istringstream rest(line);
                    for (std::string word; rest >> word;) words.push_back(word);
                    words.insert(words.end(), {"--width", std::to_string(width)});
                    check_width(
                        play({words}, environment_of(golden, scratch.path), {}, scratch).out,
                        width);
                }
            }
        }
    }
}
