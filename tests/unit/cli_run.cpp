#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "cli/world/find_plan.hpp"
#include "cli/world/look.hpp"
#include "folder.hpp"
#include "osmlm/cli/run.hpp"
#include "osmlm/cli/schemas.hpp"

using namespace osmlm;

namespace {

using Variables = std::map<std::string, std::string>;

/// A world that prints into strings.
struct Room {
    Variables variables;
    std::filesystem::path directory = "/";
    std::ostringstream out{}, err{};

    World world(bool terminal = false) {
        return {{},
                [this](const std::string& name) -> std::optional<std::string> {
                    const auto found = variables.find(name);
                    return found == variables.end() ? std::nullopt : std::optional(found->second);
                },
                directory,
                {out, terminal},
                {err, terminal},
                {}};
    }
};

int code_of(const std::vector<std::string>& arguments, Variables variables = {}) {
    Room room{std::move(variables)};
    return run(arguments, room.world());
}

}  // namespace

TEST_CASE("colour follows the option, then the environment, then the terminal") {
    struct Row {
        std::optional<std::string> option;
        Variables variables;
        bool terminal, colour;
    };
    const Row rows[] = {
        {{}, {}, true, true},
        {{}, {}, false, false},
        {"always", {{"NO_COLOR", "1"}}, false, true},
        {"never", {{"FORCE_COLOR", "1"}}, true, false},
        {"auto", {}, true, true},
        {{}, {{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}, false, true},
        {{}, {{"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}}, true, false},
        {{}, {{"NO_COLOR", ""}}, true, true},
        {{}, {{"CLICOLOR_FORCE", "1"}, {"TERM", "dumb"}}, false, true},
        {{}, {{"CLICOLOR_FORCE", "0"}}, false, false},
        {{}, {{"TERM", "dumb"}}, true, false},
        {{}, {{"CLICOLOR", "0"}}, true, false},
    };
    for (const Row& row : rows) {
        Room room{row.variables};
        CHECK(wants_colour(row.option, room.world(), row.terminal) == row.colour);
    }
}

TEST_CASE("the locale is that of LC_ALL, else LC_CTYPE, else LANG") {
    const auto utf8 = [](Variables variables) {
        Room room{std::move(variables)};
        return locale_is_utf8(room.world());
    };
    CHECK(utf8({{"LANG", "de_DE.UTF-8"}}));
    CHECK(utf8({{"LC_ALL", "C.utf8"}, {"LANG", "C"}}));
    CHECK_FALSE(utf8({{"LC_ALL", "C"}, {"LANG", "de_DE.UTF-8"}}));
    CHECK_FALSE(utf8({{"LC_CTYPE", "POSIX"}, {"LANG", "de_DE.UTF-8"}}));
    CHECK_FALSE(utf8({}));
}

TEST_CASE("a curriculum is known by its outer key, even when it is broken") {
    CHECK(has_outer_key(R"({"osmlm": 1})", "osmlm"));
    CHECK(has_outer_key("// \"x\n{ /* { */ \"title\": \"a\\\"b\", \"osmlm\" : 1, ]]", "osmlm"));
    CHECK_FALSE(has_outer_key(R"({"inner": {"osmlm": 1}})", "osmlm"));
    CHECK_FALSE(has_outer_key(R"({"title": "osmlm"})", "osmlm"));
    CHECK_FALSE(has_outer_key(R"({"a": "osmlm" : )", "osmlm2"));
    CHECK_FALSE(has_outer_key("{ // \"osmlm\": 1", "osmlm"));
    CHECK_FALSE(has_outer_key("\"", "osmlm"));
    CHECK_FALSE(has_outer_key("{\"\\", "osmlm"));
}

TEST_CASE("the command line is wrong with 2, and without a plan it is 3") {
    CHECK(code_of({"pln"}) == 2);
    CHECK(code_of({"plan", "--wekes", "3"}) == 2);
    CHECK(code_of({"plan", "--weeks"}) == 2);
    CHECK(code_of({"plan", "--weeks", "x"}) == 3);
    CHECK(code_of({"plan", "too", "many"}) == 2);
    CHECK(code_of({"plan", "--color", "blue"}) == 2);
    CHECK(code_of({"plan", "--width", "3"}) == 2);
    CHECK(code_of({"plan", "--json=2"}) == 2);
    CHECK(code_of({"plan", "--json", "--format", "csv"}) == 2);
    CHECK(code_of({"schema", "--today", "2026-02-30"}) == 2);
    CHECK(code_of({"schema"}, {{"OSMLM_NOW", "now"}}) == 2);
    CHECK(code_of({"schema"}, {{"TZ", "Bogus/Zone"}}) == 2);
    CHECK(code_of({"plan"}) == 3);
    CHECK(code_of({"--json", "--today", "2026-01-01"}) == 3);
    CHECK(code_of({"-C", "/nowhere", "plan"}) == 3);
    CHECK(code_of({"plan"}, {{"OSMLM_PLAN", "/nowhere"}}) == 3);
}

TEST_CASE("global options stand before and after the command") {
    const auto shown = [](const std::vector<std::string>& arguments) {
        Room room;
        CHECK(run(arguments, room.world()) == 0);
        return room.out.str();
    };
    const std::string csv = shown({"schema", "--format", "csv"});
    CHECK(csv.starts_with("name\r\n"));
    CHECK(shown({"--format", "csv", "schema"}) == csv);
    CHECK(shown({"--format=csv", "schema"}) == csv);
    CHECK(shown({"-q", "--today", "2026-01-01", "schema", "--format=csv"}) == csv);
}

TEST_CASE("every command explains itself") {
    for (const Command* command : commands()) {
        Room room;
        CHECK(run({"help", std::string(command->name)}, room.world()) == 0);
        CHECK(room.out.str().find(command->summary) != std::string::npos);
        Room other;
        CHECK(run({std::string(command->name), "-h"}, other.world()) == 0);
        CHECK(other.out.str() == room.out.str());
    }
}

TEST_CASE("every schema is printed as it stands") {
    REQUIRE(schemas().size() >= 3);
    for (const Schema& schema : schemas()) {
        Room room;
        CHECK(run({"schema", std::string(schema.name)}, room.world()) == 0);
        CHECK(room.out.str() == schema.text);
    }
}

TEST_CASE("an answer that cannot be printed ends with 4") {
    Room room;
    std::ofstream full("/dev/full");
    World world = room.world();
    const World jammed{world.now, world.environment, world.directory, {full}, {room.err}, {}};
    CHECK(run({"schema"}, jammed) == 4);
    CHECK(room.err.str().find("No space left") != std::string::npos);
}

TEST_CASE("a plan's own files are never written to, under whatever name") {
    const Folder folder;
    const std::string text = R"({"osmlm": 1})";
    std::filesystem::create_directory(folder / "plan");
    put(folder / "plan/curriculum.json", text);
    put(folder / "real.json", text);
    std::filesystem::create_directory(folder / "linked");
    std::filesystem::create_symlink(folder / "real.json", folder / "linked/curriculum.json");
    std::filesystem::create_symlink("plan/curriculum.json", folder / "lnk");
    std::filesystem::create_symlink("lnk", folder / "lnklnk");
    std::filesystem::create_symlink("plan/log.jsonl", folder / "lost");
    const auto code = [&](const std::string& plan, const std::string& command,
                          const std::string& file) {
        Room room{{}, folder.path};
        return run({"-C", plan, command, "--today", "2026-09-07", "-o", file}, room.world());
    };
    for (const char* command : {"plan", "schema"}) {
        for (const char* file : {"lnk", "lnklnk", "lost", "plan/log.jsonl", "plan/.osmlm.lock",
                                 "plan/curriculum.json", "other/curriculum.json"}) {
            INFO(command << " -o " << file);
            CHECK(code("plan", command, file) == 2);
        }
        CHECK(code("linked", command, "real.json") == 2);
        CHECK(code("plan", command, "") == 2);
        CHECK(code("plan", command, "answer.txt") == 0);
    }
    CHECK(code("plan", "plan", "real.json") == 0);
    CHECK(content_of(folder / "plan/curriculum.json") == text);
    CHECK_FALSE(std::filesystem::exists(folder / "plan/log.jsonl"));
    CHECK_FALSE(std::filesystem::exists(folder / "plan/.osmlm.lock"));
}

TEST_CASE("a file in place of the plan's directory is no plan") {
    const Folder folder;
    put(folder / "curriculum.json", R"({"osmlm": 1})");
    Room room{{}, folder.path};
    CHECK(run({"-C", "curriculum.json", "plan"}, room.world()) == 3);
    CHECK(room.err.str().find("name its directory") != std::string::npos);
}

TEST_CASE("an unknown time zone is told with all other errors, on any day, as JSON too") {
    const Folder folder;
    put(folder / "curriculum.json", R"({"osmlm": 1, "timezone": "Mars/X", "end": "2026-02-30"})");
    for (const char* format : {"text", "json"}) {
        Room room{{}, folder.path};
        CHECK(run({"check", "--today", "2026-09-07", "--format", format}, room.world()) == 3);
        CHECK(room.out.str().find("/timezone") != std::string::npos);
        CHECK(room.out.str().find("/end") != std::string::npos);
    }
    put(folder / "curriculum.json", R"({"osmlm": 1, "timezone": "Europe/Berlin"})");
    Room room{{}, folder.path};
    CHECK(run({"check"}, room.world()) == 0);
}
