#include "catch.hpp"
#include "folder.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const std::string first =
    R"({"v":1,"id":"a","op":"note","at":"2026-10-01T10:00:00Z","date":"2026-10-01","text":"x"})";
const std::string second =
    R"({"v":1,"id":"b","op":"dance","at":"2026-10-01T10:00:00Z","x-why":null})";

}  // namespace

TEST_CASE("repair sets damaged lines aside, byte for byte") {
    const Folder plan;
    const std::string nul = std::string(3, '\0');
    put(plan / "log.jsonl", "<<<<<<< ours\r\n" + first + "\r\n\n=======\n" + second + "\n" + nul);
    fs::permissions(plan / "log.jsonl", fs::perms{0640});
    const auto repaired = repair_log(plan.path, "20261001T100000");
    REQUIRE(repaired);
    CHECK(repaired->moved == 3);
    CHECK_FALSE(repaired->started);
    CHECK(repaired->aside == plan / "log.jsonl.damaged-20261001T100000");
    CHECK(content_of(repaired->aside) == "<<<<<<< ours\r\n=======\n" + nul);
    CHECK(content_of(plan / "log.jsonl") == first + "\r\n\n" + second + "\n");
    CHECK(fs::status(plan / "log.jsonl").permissions() == fs::perms{0640});
    CHECK(fs::status(repaired->aside).permissions() == fs::perms{0640});
    CHECK(plan.names() == Names{"log.jsonl", "log.jsonl.damaged-20261001T100000", ".osmlm.lock"});
}

TEST_CASE("a repair with nothing to do writes nothing") {
    const Folder plan;
    put(plan / "log.jsonl", first + "\n" + second);
    const auto repaired = repair_log(plan.path, "now");
    REQUIRE(repaired);
    CHECK(repaired->moved == 0);
    CHECK(repaired->aside.empty());
    CHECK(content_of(plan / "log.jsonl") == first + "\n" + second);
    CHECK(plan.names() == Names{"log.jsonl", ".osmlm.lock"});
}

TEST_CASE("a second repair in one second does not write over the first") {
    const Folder plan;
    put(plan / "log.jsonl", "one\n");
    REQUIRE(repair_log(plan.path, "now"));
    put(plan / "log.jsonl", "two\n");
    const auto repaired = repair_log(plan.path, "now");
    REQUIRE(repaired);
    CHECK(repaired->aside == plan / "log.jsonl.damaged-now-2");
    CHECK(content_of(plan / "log.jsonl.damaged-now") == "one\n");
    CHECK(content_of(plan / "log.jsonl.damaged-now-2") == "two\n");
}

TEST_CASE("a lost log is started anew by repair, and only by it") {
    const Folder plan;
    put(plan / ".osmlm.lock", "");
    CHECK_FALSE(read_log(plan.path));
    const auto repaired = repair_log(plan.path, "now");
    REQUIRE(repaired);
    CHECK(repaired->started);
    CHECK(repaired->moved == 0);
    CHECK(*read_log(plan.path) == "");
    CHECK_FALSE(repair_log(plan.path, "now")->started);
}

TEST_CASE("a repair that finds the disk full changes nothing") {
    const Folder plan;
    const std::string text = first + "\n" + std::string(500, 'x') + "\n";
    put(plan / "log.jsonl", text);
    CHECK(holds_on_full_disk(100, [&] { return !repair_log(plan.path, "now"); }));
    CHECK(content_of(plan / "log.jsonl") == text);
    CHECK(plan.names() == Names{"log.jsonl", ".osmlm.lock"});
}

TEST_CASE("copies of the log are found by their names") {
    const Folder plan;
    const std::vector<std::string> copies = {"log (1).jsonl",
                                             "log (k4's conflicted copy 2026-10-01).jsonl",
                                             "log (còpia en conflicte 2026-10-01 093612).jsonl",
                                             "log-LAPTOP.jsonl",
                                             "log.jsonl.orig",
                                             "log.sync-conflict-20261001-235810-ABCDEFG.jsonl",
                                             "log_LOCAL_417.jsonl"};
    for (const std::string& name : copies) put(plan / name, "");
    for (const char* name : {"log.jsonl", "logbook.jsonl", "log.jsonl.damaged-now", "log.json",
                             "curriculum.json", ".log.jsonl.osmlm-tmp", "catalog (1).jsonl"}) {
        put(plan / name, "");
    }
    fs::create_directory(plan / "log (2).jsonl");
    std::set<std::string> found;
    const auto files = conflict_files(plan.path);
    for (const fs::path& file : files) {
        CHECK(file.parent_path() == plan.path);
        found.insert(file.filename().string());
    }
    CHECK(found == std::set<std::string>(copies.begin(), copies.end()));
    CHECK(std::is_sorted(files.begin(), files.end()));
    CHECK(conflict_files(plan / "none").empty());
}
