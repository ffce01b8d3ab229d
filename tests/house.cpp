// The rules of the house: which floor may know which, and the one home of each effect.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "osmlm/cli/command.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path root = OSMLM_ROOT;

/// A file of src/ or include/, named as an #include names it ("osmlm/base/day.hpp").
struct Source {
    fs::path path;
    std::string name;
    std::string floor;  // empty for src/main.cpp
    std::string text;
};

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// "osmlm/base/day.hpp" and "base/day.hpp" stand on the floor "base".
std::string floor_of(std::string name) {
    if (name.starts_with("osmlm/")) name.erase(0, 6);
    const std::size_t slash = name.find('/');
    return slash == std::string::npos ? "" : name.substr(0, slash);
}

std::vector<Source> sources() {
    std::vector<Source> all;
    for (const char* folder : {"include", "src"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string end = entry.path().extension().string();
            if (end != ".cpp" && end != ".hpp") continue;
            const std::string name = fs::relative(entry.path(), root / folder).string();
            all.push_back({entry.path(), name, floor_of(name), read(entry.path())});
        }
    }
    return all;
}

std::vector<std::string> own_includes(const Source& source) {
    static const std::regex include(R"re((?:^|\n)#include "([^"]+)")re");
    std::vector<std::string> names;
    const std::sregex_iterator end;
    for (std::sregex_iterator at(source.text.begin(), source.text.end(), include); at != end;
         ++at) {
        names.push_back((*at)[1]);
    }
    return names;
}

const std::map<std::string, std::set<std::string>> may_include = {
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"store", {"base", "model", "store"}},
    {"logbook", {"base", "model", "logbook"}},
    {"plan", {"base", "model", "plan"}},
    {"proof", {"base", "model", "proof"}},
    {"report", {"base", "model", "plan", "proof", "report"}},
    {"render", {"base", "render"}},
    {"cli", {"base", "model", "store", "logbook", "plan", "proof", "report", "render", "cli"}},
    {"", {"base", "model", "store", "logbook", "plan", "proof", "report", "render", "cli"}},
};

/// Single headers of another floor that a floor may know besides.
const std::map<std::string, std::set<std::string>> may_include_too = {
    {"proof", {"osmlm/plan/plan.hpp"}},
    {"logbook", {"osmlm/plan/plan.hpp"}},
    {"store", {"osmlm/plan/plan.hpp"}},
    {"render", {"osmlm/report/report.hpp"}},
};

/// The rooms of a floor, each knowing itself and those before it; what stands in none knows all.
const std::map<std::string, std::vector<std::string>> rooms_of = {
    {"store", {"json", "disk", "curriculum", "log", "change", "plan"}},
    {"plan",
     {"problem", "flow", "relax", "fill", "wishes", "search", "choose", "figures", "remedies",
      "forecast"}},
    {"report", {"common", "plan", "forecast", "why", "week", "progress", "today"}},
    {"cli", {"words", "world", "desk", "entries", "commands"}},
};

/// The place of a name among its floor's rooms: "plan/flow/arc.hpp" is in the second.
std::size_t room_of(const std::string& name) {
    const std::vector<std::string>& rooms = rooms_of.at(floor_of(name));
    const auto inside = [&](const std::string& room) {
        return name.starts_with(floor_of(name) + "/" + room + "/");
    };
    return static_cast<std::size_t>(std::ranges::find_if(rooms, inside) - rooms.begin());
}

bool allowed(const std::string& floor, const std::string& header) {
    if (may_include.at(floor).contains(floor_of(header))) return true;
    const auto more = may_include_too.find(floor);
    return more != may_include_too.end() && more->second.contains(header);
}

/// Whether a chain of includes leads from the header back to itself.
bool reaches(const std::map<std::string, std::vector<std::string>>& edges, const std::string& from,
             const std::string& target, std::set<std::string>& seen) {
    const auto found = edges.find(from);
    if (found == edges.end()) return false;
    return std::ranges::any_of(found->second, [&](const std::string& next) {
        return next == target || (seen.insert(next).second && reaches(edges, next, target, seen));
    });
}

/// An effect and the only files where it may happen.
struct Effect {
    const char* pattern;
    std::set<std::string> homes;
};

const Effect effects[] = {
    {R"((system|steady|high_resolution)_clock::now|\btime\((NULL|nullptr|0)\)|gettimeofday)",
     {"main.cpp"}},
    {R"(std::c(out|err|log|in)\b|\bprintf\(|\bputs\(|fmt::print\()", {"main.cpp"}},
    {R"(\b(secure_)?getenv\(|\bsetenv\()", {"main.cpp", "cli/world/clock.cpp"}},
    {R"(\bcurrent_path\()", {"main.cpp"}},
    {R"(std::o?fstream|\bO_(WRONLY|RDWR|CREAT)\b|\bcreat\(|\brename\(|\bopen\([^)]*"[wa])",
     {"store/disk/disk.cpp", "store/disk/process.cpp"}},  // the latter: /dev/null for a child
    {R"(std::ifstream|\bfopen\()", {"store/disk/file.cpp"}},
    {R"(\blocaltime)", {"cli/world/clock.cpp"}},
    {R"(#include <CLI/)", {"cli/words/arguments.cpp"}},
    {R"(\bposix_spawn|\bpopen\(|\bfork\(|\bexec[lv]p?e?\(|\bsystem\()", {"store/disk/process.cpp"}},
};

}  // namespace

TEST_CASE("a floor knows only the floors below it") {
    for (const Source& source : sources()) {
        INFO(source.path.string());
        REQUIRE(may_include.contains(source.floor));
        for (const std::string& header : own_includes(source)) {
            INFO("includes " << header);
            CHECK(allowed(source.floor, header));
        }
    }
}

TEST_CASE("a room knows only the rooms of its floor before it") {
    for (const Source& source : sources()) {
        if (!rooms_of.contains(source.floor) || source.name.starts_with("osmlm/")) continue;
        INFO(source.path.string());
        for (const std::string& header : own_includes(source)) {
            INFO("includes " << header);
            CHECK((!header.starts_with(source.floor + "/") ||
                   room_of(header) <= room_of(source.name)));
        }
    }
}

TEST_CASE("every folder of a floor with rooms is one of them") {
    for (const auto& [floor, rooms] : rooms_of)
        for (const auto& entry : fs::directory_iterator(root / "src" / floor)) {
            INFO(entry.path().string());
            const std::string name = entry.path().filename().string();
            CHECK((!entry.is_directory() || std::ranges::count(rooms, name) == 1));
        }
}

TEST_CASE("no chain of includes comes back to where it began") {
    std::map<std::string, std::vector<std::string>> edges;
    for (const Source& source : sources()) edges[source.name] = own_includes(source);
    for (const auto& [name, headers] : edges) {
        std::set<std::string> seen;
        INFO(name);
        CHECK_FALSE(reaches(edges, name, name, seen));
    }
}

TEST_CASE("no two headers give one name to different types") {
    static const std::regex scope(R"re((?:^|\n)namespace ([\w:]+) \{)re");
    static const std::regex type(R"re((?:^|\n)(?:struct|class|enum class) (\w+)[^;\n]*\{)re");
    std::map<std::string, std::string> header_of;
    const std::sregex_iterator end;
    for (const Source& source : sources()) {
        if (source.path.extension() != ".hpp") continue;
        INFO(source.name);
        std::smatch within;
        std::regex_search(source.text, within, scope);
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), type); at != end;
             ++at) {
            const auto [first, fresh] =
                header_of.emplace(within[1].str() + "::" + (*at)[1].str(), source.name);
            INFO(first->first << " is in " << first->second);
            CHECK((fresh || first->second == source.name));
        }
    }
    CHECK(header_of.size() > 100);
}

TEST_CASE("every effect has one home") {
    for (const Effect& effect : effects) {
        const std::regex pattern(effect.pattern);
        INFO(effect.pattern);
        for (const Source& source : sources()) {
            if (effect.homes.contains(source.name)) continue;
            INFO(source.path.string());
            CHECK_FALSE(std::regex_search(source.text, pattern));
        }
    }
}

TEST_CASE("no file is longer than 400 lines") {
    for (const Source& source : sources()) {
        INFO(source.path.string());
        CHECK(std::ranges::count(source.text, '\n') <= 400);
    }
}

TEST_CASE("every command has a file and a folder of golden cases") {
    for (const osmlm::Command* command : osmlm::commands()) {
        INFO(command->name);
        CHECK(fs::exists(root / "src/cli/commands" / (std::string(command->name) + ".cpp")));
        const fs::path cases = root / "tests/golden" / command->name;
        CHECK((fs::is_directory(cases) && !fs::is_empty(cases)));
    }
}

TEST_CASE("nothing unexpected stands at the top") {
    const std::set<std::string> known = {
        "CMakeLists.txt", "CMakePresets.json", "vcpkg.json", "README.md", "LICENSE",
        "docs",           "examples",          "include",    "src",       "tests"};
    for (const auto& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        const bool hidden = name.starts_with('.');
        const bool built = name == "build" || name.starts_with("build-");
        INFO(name);
        CHECK((hidden || built || known.contains(name)));
    }
}
