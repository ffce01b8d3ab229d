#include "catch.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "osmlm/store/write_file.hpp"

using namespace osmlm;

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "osmlm-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a file is written whole and nothing else stays behind") {
    const Folder folder;
    const fs::path file = folder.path / "a.txt";
    REQUIRE_FALSE(write_file(file, "one"));
    REQUIRE_FALSE(write_file(file, ""));
    REQUIRE_FALSE(write_file(file, std::string(1'000'000, 'x')));
    CHECK(read(file).size() == 1'000'000);
    CHECK(folder.count() == 1);
}

TEST_CASE("an older file keeps its mode, and a link its target") {
    const Folder folder;
    const fs::path file = folder.path / "a.txt";
    REQUIRE_FALSE(write_file(file, "one"));
    fs::permissions(file, fs::perms{0640});
    fs::create_symlink("a.txt", folder.path / "link");
    REQUIRE_FALSE(write_file(folder.path / "link", "two"));
    CHECK(fs::is_symlink(folder.path / "link"));
    CHECK(read(file) == "two");
    CHECK(fs::status(file).permissions() == fs::perms{0640});
}

TEST_CASE("what cannot be written is left as it was") {
    const Folder folder;
    const fs::path file = folder.path / "a.txt";
    REQUIRE_FALSE(write_file(file, "one"));
    fs::create_hard_link(file, folder.path / "b.txt");
    const auto failure = write_file(file, "two");
    REQUIRE(failure);
    CHECK(failure->exit == Exit::io);
    CHECK(read(file) == "one");
    CHECK(write_file(folder.path, "x"));
    CHECK(write_file(folder.path / "none" / "a.txt", "x"));
    CHECK(write_file("/dev/full", "x"));
    CHECK_FALSE(write_file("/dev/null", "x"));
    CHECK(fs::is_character_file("/dev/null"));
}
