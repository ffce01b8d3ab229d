#include "osmlm/store/machine.hpp"

#include "catch.hpp"
#include "folder.hpp"

using namespace osmlm;

namespace {

namespace fs = std::filesystem;

std::string cmd(std::size_t number) {
    std::string text = std::to_string(number);
    return "06gfkc43t17jn" + std::string(3 - text.size(), '0') + text;
}

}  // namespace

TEST_CASE("a machine is given an id once") {
    const Folder home;
    const fs::path state = home / "state/osmlm";
    const std::string id = machine_id(state, 0x000f'8a41);
    CHECK(id == "1j2z");
    CHECK(machine_id(state, 77) == id);
    CHECK(fs::status(state).permissions() == fs::perms::owner_all);
    for (const std::string& damaged :
         {std::string(5, '\0'), std::string("1"), std::string("ABCD\n")}) {
        put(state / "machine", damaged);
        const std::string fresh = machine_id(state, 77);
        CHECK(fresh.size() == 4);
        CHECK(machine_id(state, 78) == fresh);
    }
}

TEST_CASE("a machine that can keep nothing has no id") {
    const Folder home;
    put(home / "file", "");
    CHECK(machine_id(home / "file/osmlm", 5).empty());
    CHECK(machine_id("", 5).empty());
    CHECK(machine_id("relative", 5).empty());
    CHECK_FALSE(fs::exists("relative"));
    fs::permissions(home.path, fs::perms{0555});
    CHECK(holds_for_nobody([&] { return machine_id(home / "new", 5).empty(); }));
}

TEST_CASE("an edit comes back as it was kept") {
    const Folder home;
    const fs::path state = home / "osmlm", plan = home / "plan", inner = home / "plan/inner";
    fs::create_directories(inner);
    const std::string before = std::string("{\r\n\0\xff", 5), after = "7\n{}";
    REQUIRE_FALSE(save_edit(state, plan, {cmd(1), before, after}));
    REQUIRE_FALSE(save_edit(state, plan, {cmd(2), "", ""}));
    REQUIRE_FALSE(save_edit(state, inner, {cmd(3), "a", "b"}));
    const auto edit = saved_edit(state, plan, cmd(1));
    REQUIRE(edit);
    REQUIRE(*edit);
    CHECK((*edit)->cmd == cmd(1));
    CHECK((*edit)->before == before);
    CHECK((*edit)->after == after);
    CHECK((*saved_edit(state, plan, cmd(2)))->before.empty());
    CHECK_FALSE(*saved_edit(state, plan, cmd(3)));
    CHECK(saved_edits(state, plan) == std::vector<std::string>{cmd(1), cmd(2)});
    CHECK(saved_edits(state, inner) == std::vector<std::string>{cmd(3)});
    CHECK(saved_edits(home / "none", plan).empty());

    fs::create_directory_symlink(plan, home / "link");
    CHECK(saved_edits(state, home / "link").size() == 2);
}

TEST_CASE("a damaged edit is as good as lost") {
    const Folder home;
    REQUIRE_FALSE(save_edit(home.path, "/p", {cmd(1), "before", "after"}));
    const fs::path file = home / "edits/p" / (cmd(1) + ".edit");
    REQUIRE(fs::exists(file));
    for (const char* text : {"", "6", "6before", "7\nbefore", "99999999999999999999\nx", "-1\nx"}) {
        put(file, text);
        const auto edit = saved_edit(home.path, "/p", cmd(1));
        REQUIRE(edit);
        CHECK((text == std::string("7\nbefore") || !*edit));
    }
}

TEST_CASE("only the newest edits are kept") {
    const Folder home;
    for (std::size_t i = 0; i < most_saved_edits + 3; ++i)
        REQUIRE_FALSE(save_edit(home.path, "/p", {cmd(i), "a", "b"}));
    const auto kept = saved_edits(home.path, "/p");
    CHECK(kept.size() == most_saved_edits);
    CHECK(kept.front() == cmd(3));
    CHECK(kept.back() == cmd(most_saved_edits + 2));
}

TEST_CASE("an edit that cannot be kept is a failure that says so") {
    const Folder home;
    put(home / "file", "");
    const auto failure = save_edit(home / "file", "/p", {cmd(1), "a", "b"});
    REQUIRE(failure);
    CHECK(failure->exit == Exit::io);
    CHECK(save_edit("", "/p", {cmd(1), "a", "b"}));
}
