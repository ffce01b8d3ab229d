#include "osmlm/store/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include "catch.hpp"
#include "folder.hpp"

using namespace osmlm;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr const char* name = "curriculum.json";

/// A plan with a curriculum and a log.
struct Plan : Folder {
    fs::path file = path / name;
    Plan() {
        put(file, "old");
        put(path / "log.jsonl", "");
    }
};

bool says(const std::optional<Failure>& failure, const std::string& part) {
    return failure && failure->exit == Exit::io && failure->message.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file is written whole and nothing else stays behind") {
    const Folder folder;
    const fs::path file = folder / "a.txt";
    REQUIRE_FALSE(write_file(file, "one"));
    REQUIRE_FALSE(write_file(file, ""));
    REQUIRE_FALSE(write_file(file, std::string(1'000'000, 'x')));
    CHECK(content_of(file).size() == 1'000'000);
    CHECK(folder.names() == std::set<std::string>{"a.txt"});
}

TEST_CASE("an older file keeps its mode and attributes, and a link its target") {
    const Folder folder;
    const fs::path file = folder / "a.txt";
    REQUIRE_FALSE(write_file(file, "one"));
    fs::permissions(file, fs::perms{0640});
    const bool has_attributes = ::setxattr(file.c_str(), "user.osmlm", "yes", 3, 0) == 0;
    fs::create_symlink("a.txt", folder / "link");
    REQUIRE_FALSE(write_file(folder / "link", "two"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(content_of(file) == "two");
    CHECK(fs::status(file).permissions() == fs::perms{0640});
    std::string value(3, ' ');
    if (has_attributes) {
        CHECK(::getxattr(file.c_str(), "user.osmlm", value.data(), value.size()) == 3);
        CHECK(value == "yes");
    }
}

TEST_CASE("a link that leads to nothing yet is followed, and a ring of links refused") {
    const Folder folder;
    fs::create_directory(folder / "far");
    fs::create_symlink("far/a.txt", folder / "link");
    REQUIRE_FALSE(write_file(folder / "link", "one"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(content_of(folder / "far/a.txt") == "one");
    fs::create_symlink("ring", folder / "ring");
    CHECK(says(write_file(folder / "ring", "x"), "nothing was written"));
}

TEST_CASE("what cannot be written is left as it was") {
    const Folder folder;
    const fs::path file = folder / "a.txt";
    REQUIRE_FALSE(write_file(file, "one"));
    fs::create_hard_link(file, folder / "b.txt");
    CHECK(says(write_file(file, "two"), "hard links"));
    CHECK(content_of(file) == "one");
    CHECK(write_file(folder.path, "x"));
    CHECK(write_file(folder / "none" / "a.txt", "x"));
    CHECK(write_file("/dev/full", "x"));
    CHECK_FALSE(write_file("/dev/null", "x"));
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a pipe is written into, also by its name as a stream") {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    REQUIRE_FALSE(write_file("/proc/self/fd/" + std::to_string(ends[1]), "one"));
    char found[4] = {};
    CHECK(read(ends[0], found, 3) == 3);
    CHECK(std::string(found) == "one");
    close(ends[0]);
    close(ends[1]);
}

TEST_CASE("a file of the plan is rewritten, and its text before is kept beside it") {
    const Plan plan;
    fs::permissions(plan.file, fs::perms{0600});
    REQUIRE_FALSE(rewrite_file(plan.path, name, "old", "new"));
    CHECK(content_of(plan.file) == "new");
    CHECK(content_of(plan / "curriculum.json~") == "old");
    CHECK(fs::status(plan.file).permissions() == fs::perms{0600});
    CHECK(fs::status(plan / "curriculum.json~").permissions() == fs::perms{0600});
    REQUIRE_FALSE(rewrite_file(plan.path, name, "new", "new"));
    CHECK(content_of(plan / "curriculum.json~") == "old");
    CHECK(plan.names() ==
          std::set<std::string>{name, "curriculum.json~", "log.jsonl", ".osmlm.lock"});
}

TEST_CASE("a file that was edited meanwhile is left alone") {
    const Plan plan;
    CHECK(says(rewrite_file(plan.path, name, "older", "new"), "edited meanwhile"));
    CHECK(says(rewrite_file(plan.path, name, std::nullopt, "new"), "edited meanwhile"));
    CHECK(says(rewrite_file(plan.path, "other.json", "old", "new"), "edited meanwhile"));
    CHECK(content_of(plan.file) == "old");
    CHECK_FALSE(fs::exists(plan / "other.json"));
    CHECK_FALSE(fs::exists(plan / "curriculum.json~"));
}

TEST_CASE("the first file of a plan is made, and the log before the lock") {
    const Folder folder;
    REQUIRE_FALSE(rewrite_file(folder.path, name, std::nullopt, "new"));
    CHECK(content_of(folder / name) == "new");
    CHECK(folder.names() == std::set<std::string>{name, "log.jsonl", ".osmlm.lock"});
}

TEST_CASE("a leftover of a killed run is no obstacle") {
    const Plan plan;
    put(plan / ".curriculum.json.osmlm-tmp", "half");
    REQUIRE_FALSE(rewrite_file(plan.path, name, "old", "new"));
    CHECK(content_of(plan.file) == "new");
    CHECK_FALSE(fs::exists(plan / ".curriculum.json.osmlm-tmp"));
}

TEST_CASE("a temporary name that somebody laid as a link leads nowhere") {
    const Plan plan;
    put(plan / "victim", "mine");
    fs::create_symlink("victim", plan / ".curriculum.json.osmlm-tmp");
    REQUIRE_FALSE(rewrite_file(plan.path, name, "old", "new"));
    CHECK(content_of(plan / "victim") == "mine");
    CHECK(fs::is_regular_file(fs::symlink_status(plan.file)));
}

TEST_CASE("what forbids to write a file forbids to replace it") {
    const Plan plan;
    REQUIRE_FALSE(rewrite_file(plan.path, name, "old", "old"));  // the lock is there
    SECTION("other names of it") {
        fs::create_hard_link(plan.file, plan / "other");
        CHECK(says(rewrite_file(plan.path, name, "old", "new"), "hard links"));
        fs::remove(plan / "other");
        CHECK_FALSE(rewrite_file(plan.path, name, "old", "new"));
    }
    SECTION("its mode") {
        fs::permissions(plan.path, fs::perms{0777});
        fs::permissions(plan.file, fs::perms{0444});
        CHECK(holds_for_nobody([&] {
            return says(rewrite_file(plan.path, name, "old", "new"), "Permission denied");
        }));
        CHECK(content_of(plan.file) == "old");
    }
    SECTION("the mode of its directory") {
        fs::permissions(plan.file, fs::perms{0666});
        fs::permissions(plan.path, fs::perms{0555});
        CHECK(holds_for_nobody([&] {
            return says(rewrite_file(plan.path, name, "old", "new"),
                        plan.path.string() + ": Permission denied");
        }));
        CHECK(content_of(plan.file) == "old");
    }
    SECTION("a full disk") {
        CHECK(holds_on_full_disk(100, [&] {
            return says(rewrite_file(plan.path, name, "old", std::string(200, 'x')),
                        "nothing was written");
        }));
        CHECK(content_of(plan.file) == "old");
        CHECK_FALSE(fs::exists(plan / ".curriculum.json.osmlm-tmp"));
    }
}

TEST_CASE("directories are made with those above them") {
    const Folder folder;
    REQUIRE_FALSE(make_directories(folder / "a/b/c", fs::perms::owner_all));
    CHECK(fs::is_directory(folder / "a/b/c"));
    CHECK(fs::status(folder / "a/b").permissions() == fs::perms::owner_all);
    CHECK_FALSE(make_directories(folder / "a/b/c"));
    put(folder / "file", "");
    CHECK(says(make_directories(folder / "file/x"), "cannot make the directory"));
    CHECK(says(make_directories(folder / "file"), "cannot make the directory"));
}
