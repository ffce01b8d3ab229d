#include "osmlm/store/log_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "catch.hpp"
#include "folder.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;
using Names = std::set<std::string>;

Expected<Appended, Failure> append(const fs::path& directory, const Lines& lines,
                                   std::chrono::milliseconds patience = 10s) {
    return append_to_log(directory, lines, patience);
}

bool fails(const Expected<Appended, Failure>& appended, Exit exit, const std::string& part) {
    if (appended) return false;
    UNSCOPED_INFO(appended.error().message);
    return appended.error().exit == exit &&
           appended.error().message.find(part) != std::string::npos;
}

std::string record(int number, const std::string& note = "x") {
    const std::string id = std::to_string(1'000'000 + number);
    return R"({"v":1,"id":")" + id + R"(","op":"note","at":"2026-10-01T10:00:00Z",)" +
           R"("date":"2026-10-01","text":")" + note + R"("})";
}

}  // namespace

TEST_CASE("the first line makes the log and then the lock") {
    const Folder plan;
    const auto appended = append(plan.path, {"{1}", "{2}"});
    REQUIRE(appended);
    CHECK(appended->file == plan / "log.jsonl");
    CHECK_FALSE(appended->mended);
    CHECK(content_of(plan / "log.jsonl") == "{1}\n{2}\n");
    CHECK(plan.names() == Names{"log.jsonl", ".osmlm.lock"});
    REQUIRE(append(plan.path, {"{3}"}));
    CHECK(content_of(plan / "log.jsonl") == "{1}\n{2}\n{3}\n");
}

TEST_CASE("what stands in the log is never touched, and an open end becomes a line") {
    const Folder plan;
    const auto with = [&](const std::string& before, bool mended) {
        put(plan / "log.jsonl", before);
        const auto appended = append(plan.path, {"{9}"});
        REQUIRE(appended);
        CHECK(appended->mended == mended);
        CHECK(content_of(plan / "log.jsonl") == before + (mended ? "\n{9}\n" : "{9}\n"));
    };
    with("", false);
    with("{1}\n", false);
    with("{1}\r\n", false);
    with("{1}", true);
    with("{1}\n{\"v\":1,\"id", true);
    with("{1}\n" + std::string(4096, '\0'), true);
    with("{1}\r", true);
    with("\n\n", false);
}

TEST_CASE("a log without a lock is a plan from elsewhere, a lock without a log is a loss") {
    const Folder plan;
    put(plan / "log.jsonl", "{1}\n");
    REQUIRE(append(plan.path, {"{2}"}));
    CHECK(plan.names() == Names{"log.jsonl", ".osmlm.lock"});
    fs::remove(plan / "log.jsonl");
    const auto appended = append(plan.path, {"{3}"});
    CHECK(fails(appended, Exit::input, "log.jsonl is missing from " + plan.path.string()));
    CHECK(appended.error().hint.find("osmlm repair") != std::string::npos);
    CHECK(plan.names() == Names{".osmlm.lock"});
    const auto read = read_log(plan.path);
    REQUIRE_FALSE(read);
    CHECK(read.error().exit == Exit::input);
}

TEST_CASE("a link is followed, and the lock stands beside its target") {
    const Folder plan;
    fs::create_directory(plan / "far");
    fs::create_symlink("far/hours.jsonl", plan / "log.jsonl");
    REQUIRE(append(plan.path, {"{1}"}));
    CHECK(content_of(plan / "far/hours.jsonl") == "{1}\n");
    CHECK(fs::is_symlink(plan / "log.jsonl"));
    CHECK(fs::exists(plan / "far/.osmlm.lock"));
    CHECK_FALSE(fs::exists(plan / ".osmlm.lock"));
    CHECK(*read_log(plan.path) == "{1}\n");
    fs::remove(plan / "far/hours.jsonl");
    CHECK(fails(append(plan.path, {"{2}"}), Exit::input, "hours.jsonl is missing"));
    CHECK_FALSE(read_log(plan.path));
}

TEST_CASE("a log that is no file is refused, and nothing is made beside it") {
    const Folder plan;
    const fs::path log = plan / "log.jsonl";
    const bool before = fs::exists("/dev/.osmlm.lock");
    SECTION("a directory") { REQUIRE(fs::create_directory(log)); }
    SECTION("a pipe") { REQUIRE(mkfifo(log.c_str(), 0666) == 0); }
    SECTION("a device") { REQUIRE(symlink("/dev/full", log.c_str()) == 0); }
    CHECK(fails(append(plan.path, {"{1}"}), Exit::io, "nothing was logged"));
    CHECK(plan.names() == Names{"log.jsonl"});
    CHECK(fs::exists("/dev/.osmlm.lock") == before);
    if (!fs::is_character_file(log)) CHECK_FALSE(read_log(plan.path));
}

TEST_CASE("a directory that is not there is named") {
    const Folder plan;
    CHECK(fails(append(plan / "none", {"{1}"}), Exit::io,
                "nothing was logged: " + (plan / "none/log.jsonl").string()));
}

TEST_CASE("a writer waits for another one, but not for ever") {
    const Folder plan;
    REQUIRE(append(plan.path, {"{1}"}));
    const int held = open((plan / ".osmlm.lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(flock(held, LOCK_EX) == 0);
    CHECK(fails(append(plan.path, {"{2}"}, 0ms), Exit::io,
                "nothing was logged: " + (plan / ".osmlm.lock").string()));
    CHECK(content_of(plan / "log.jsonl") == "{1}\n");
    CHECK(*read_log(plan.path) == "{1}\n");  // readers do not wait
    std::thread other([&] {
        std::this_thread::sleep_for(60ms);
        close(held);
    });
    CHECK(append(plan.path, {"{2}"}));
    other.join();
    CHECK(content_of(plan / "log.jsonl") == "{1}\n{2}\n");
}

TEST_CASE("a line that could not be read again is refused") {
    const Folder plan;
    const std::string longest = record(1, std::string(longest_line - record(1, "").size(), 'x'));
    REQUIRE(longest.size() == longest_line);
    CHECK(fails(append(plan.path, {"{1}", longest + " "}), Exit::usage, "nothing was logged"));
    CHECK(fails(append(plan.path, {"{1}\n{2}"}), Exit::usage, "nothing was logged"));
    CHECK(plan.names().empty());
    REQUIRE(append(plan.path, {longest}));
    CHECK(parse_journal(*read_log(plan.path)).records.size() == 1);
    CHECK(parse_journal(longest + " ").records.empty());
}

TEST_CASE("a disk that fills up takes nothing") {
    const Folder plan;
    REQUIRE(append(plan.path, {"{1}"}));
    for (const char* text : {"{1}\n", "{1}\n{2"}) {
        const std::string before = text;
        put(plan / "log.jsonl", before);
        CHECK(holds_on_full_disk(before.size() + 4, [&] {
            return fails(append(plan.path, {"{\"three\"}", "{4}"}), Exit::io,
                         "nothing was logged: " + (plan / "log.jsonl").string());
        }));
        CHECK(content_of(plan / "log.jsonl") == before);
    }
}

TEST_CASE("rights that miss are named, and a lock of another user serves") {
    const Folder plan;
    REQUIRE(append(plan.path, {"{1}"}));
    SECTION("no right to write the log") {
        fs::permissions(plan.path, fs::perms{0777});
        fs::permissions(plan / ".osmlm.lock", fs::perms{0666});
        fs::permissions(plan / "log.jsonl", fs::perms{0444});
        CHECK(holds_for_nobody([&] {
            return fails(append(plan.path, {"{2}"}), Exit::io,
                         (plan / "log.jsonl").string() + ": Permission denied");
        }));
        CHECK(content_of(plan / "log.jsonl") == "{1}\n");
    }
    SECTION("no right to make the lock") {
        fs::remove(plan / ".osmlm.lock");
        fs::permissions(plan / "log.jsonl", fs::perms{0666});
        fs::permissions(plan.path, fs::perms{0555});
        CHECK(holds_for_nobody([&] {
            return fails(append(plan.path, {"{2}"}), Exit::io, ".osmlm.lock: Permission denied");
        }));
        CHECK(content_of(plan / "log.jsonl") == "{1}\n");
    }
    SECTION("a lock that may only be read") {
        fs::permissions(plan.path, fs::perms{0755});
        fs::permissions(plan / ".osmlm.lock", fs::perms{0444});
        fs::permissions(plan / "log.jsonl", fs::perms{0666});
        CHECK(holds_for_nobody([&] { return bool(append(plan.path, {"{2}"})); }));
        CHECK(content_of(plan / "log.jsonl") == "{1}\n{2}\n");
    }
}

TEST_CASE("the first writers of a plan do not disturb each other") {
    constexpr int writers = 4, rounds = 30;
    for (int round = 0; round < rounds; ++round) {
        const Folder plan;
        std::atomic<int> done = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                // Each begins a little later than the one before, by another little each round.
                std::this_thread::sleep_for(i * round * 1us);
                if (append(plan.path, {record(i)})) ++done;
            });
        }
        for (std::thread& thread : threads) thread.join();
        CHECK(done == writers);
        CHECK(parse_journal(content_of(plan / "log.jsonl")).records.size() == writers);
    }
}

TEST_CASE("no line is lost while others append and one repairs") {
    constexpr int writers = 8, lines = 20;
    const Folder plan;
    REQUIRE(append(plan.path, {record(0)}));
    std::vector<std::thread> threads;
    std::atomic<int> running = writers;
    std::atomic<int> failed = 0;
    for (int w = 0; w < writers; ++w) {
        threads.emplace_back([&, w] {
            for (int i = 0; i < lines; ++i) {
                const int number = 1 + w * lines + i;
                if (!append(plan.path, {record(number), "damaged " + std::to_string(number)}))
                    ++failed;
            }
            --running;
        });
    }
    int moved = 0;
    while (running > 0) {
        const auto repaired = repair_log(plan.path, "now");
        REQUIRE(repaired);
        moved += repaired->moved;
    }
    for (std::thread& thread : threads) thread.join();
    moved += repair_log(plan.path, "now")->moved;
    CHECK(failed == 0);
    CHECK(moved == writers * lines);
    const Journal journal = parse_journal(content_of(plan / "log.jsonl"));
    CHECK(journal.findings.empty());
    CHECK(journal.records.size() == writers * lines + 1);
}
