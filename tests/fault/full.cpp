// Disks that are full or may not be written, and a terminal that is gone.
#include <sys/mount.h>
#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <iostream>

#include "catch.hpp"
#include "judge.hpp"

namespace fs = std::filesystem;

namespace {

struct Filled {
    int acknowledged = 0, present = 0, refused = 0, untold = 0, unreadable = 0;
    bool mended = true;  ///< an entry was refused, and after that the file ended with a whole line
    [[nodiscard]] bool good() const {
        return acknowledged > 0 && acknowledged == present && refused > 0 && untold == 0 &&
               unreadable == 0 && mended;
    }
};

using Command = std::function<Words(const Lab&, const std::string& note)>;

Words careful(const Lab& lab, const std::string& note) {
    return lab.osmlm({"log", "la", "1m", "--force", "-m", note});
}

Words naive(const Lab& lab, const std::string& note) { return lab.naive("append", note); }

/// Logs until twenty entries of falling length were refused, so that the last byte is reached.
Filled fill(const Lab& lab, const Command& command) {
    Filled filled;
    std::vector<std::string> known;
    std::size_t length = 600;
    for (int i = 0; filled.refused < 20 && i < 300; ++i) {
        const std::string note = "n" + std::to_string(i) + "-" + std::string(length, 'x');
        const Ended ended = run_program(command(lab, note), lab.how);
        if (ended.exit == 0) {
            known.push_back(note);
            ++filled.acknowledged;
            continue;
        }
        ++filled.refused;
        length = length * 2 / 3;
        filled.untold += ended.exit == 4 && ended.says("nothing was logged") ? 0 : 1;
        const std::string log = text_of_file(lab / "log.jsonl");
        filled.mended = filled.mended && (log.empty() || log.back() == '\n');
    }
    const std::string log = text_of_file(lab / "log.jsonl");
    for (const std::string& note : known)
        filled.present += times(log, "\"note\":\"" + note + "\"}\n") == 1 ? 1 : 0;
    How how = lab.how;
    how.largest_file.reset();  // what is printed goes into a file here, too
    for (const Words& words : {Words{"sessions", "--json"}, Words{"today"}, Words{"plan"}})
        filled.unreadable += run_program(lab.osmlm(words), how).exit == 0 ? 0 : 1;
    return filled;
}

void print(const std::string& where, const Filled& filled) {
    std::cout << where << ": " << filled.acknowledged << " acknowledged, " << filled.present
              << " present, " << filled.refused << " refused, " << filled.untold << " untold, "
              << filled.unreadable << " reports unreadable\n";
}

/// A plan on a disk of 64 kB.
int fill_small_disk(void* context) {
    const Lab& outer = *static_cast<const Lab*>(context);
    const auto on_new_disk = [&](const Command& command, const char* who) {
        if (mount("none", outer.home.c_str(), "tmpfs", 0, "size=64k") != 0) return Filled{};
        const Lab lab(outer.home);
        lab.lay("");
        const Filled filled = fill(lab, command);
        print(who, filled);
        umount(outer.home.c_str());
        return filled;
    };
    const Filled osmlm = on_new_disk(careful, "64 kB disk"),
                 control = on_new_disk(naive, "64 kB disk, naive");
    return (osmlm.good() ? 0 : 1) + (control.good() ? 2 : 0);
}

/// Every report on a disk that may only be read, and what writes there.
int read_only_disk(void* context) {
    const Lab& lab = *static_cast<const Lab*>(context);
    const char* home = lab.home.c_str();
    if (mount(home, home, nullptr, MS_BIND, nullptr) != 0 ||
        mount(nullptr, home, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0)
        return 99;
    int bad = 0;
    for (const Words& words : {Words{"today"}, Words{"plan"}, Words{"sessions"}, Words{"check"}}) {
        const Ended ended = lab.run(words);
        if (ended.exit == 0) continue;
        ++bad;
        std::cout << words[0] << ": exit " << ended.exit << " " << ended.out << ended.err;
    }
    const Ended ended = lab.run({"log", "la", "1h"});
    bad += ended.exit == 4 && ended.says("nothing was logged") ? 0 : 1;
    std::cout << "read-only disk: 4 reports and a refusal, " << bad << " bad\n";
    return bad;
}

}  // namespace

TEST_CASE("a full disk keeps what was acknowledged", "[fault]") {
    Lab lab;
    if (can_mount_privately()) {
        CHECK(with_private_mounts(fill_small_disk, &lab) == 0);
        return;
    }
    std::cout << "no small disk can be mounted here: files that may not grow stand in\n";
}

TEST_CASE("a file that may not grow is a full disk, to the byte", "[fault]") {
    Lab lab;
    lab.lay("");
    lab.how.largest_file = 64 * 1024;
    const Filled filled = fill(lab, careful);
    print("64 kB file", filled);
    CHECK(filled.good());
    lab.lay("");
    const Filled control = fill(lab, naive);
    print("64 kB file, naive", control);
    CHECK_FALSE(control.good());
}

TEST_CASE("every report can be had from a disk that is read only", "[fault]") {
    Lab lab;
    lab.lay(long_log(3));
    if (!can_mount_privately()) return skip("no disk can be mounted read only");
    CHECK(with_private_mounts(read_only_disk, &lab) == 0);
}

TEST_CASE("reports need no right to write", "[fault]") {
    Lab lab;
    lab.lay(long_log(3));
    const fs::path program = lab.home / "osmlm";
    fs::copy_file(FAULT_OSMLM, program);
    for (const fs::path& path : {lab.home, lab.plan}) chmod(path.c_str(), 0555);
    chmod((lab / "log.jsonl").c_str(), 0444);
    lab.how.as_nobody = true;
    const auto run = [&](Words words) {
        words.insert(words.begin(), {program.string(), "-C", lab.plan.string()});
        return run_program(words, lab.how);
    };
    for (const char* report : {"today", "plan", "sessions", "check"}) {
        const Ended ended = run({report});
        INFO(report << ended.out << ended.err);
        CHECK(ended.exit == 0);
    }
    const Ended refused = run({"log", "la", "1h"});
    INFO(refused.err);
    CHECK(refused.exit == 4);
    CHECK(refused.says("nothing was logged"));
    for (const fs::path& path : {lab.home, lab.plan}) chmod(path.c_str(), 0755);
}

TEST_CASE("what is logged and cannot be told is said to be logged", "[fault]") {
    Lab lab;
    lab.lay(long_log(1));
    lab.how.out = "/dev/full";
    const Ended ended = lab.run({"log", "la", "1h", "-m", "mine"});
    INFO(ended.err);
    CHECK(ended.exit == 4);
    CHECK(ended.says("it was logged, but not told: could not print the answer: "));
    CHECK(times(text_of_file(lab / "log.jsonl"), R"("note":"mine")") == 1);
    lab.how.out.clear();
    const Ended aside = lab.run({"log", "la", "30m", "-m", "second", "-o", "/proc/none"});
    INFO(aside.err);
    CHECK(aside.exit == 4);
    CHECK(aside.says("it was logged, but not told: "));
    CHECK(times(text_of_file(lab / "log.jsonl"), R"("note":"second")") == 1);
    const Ended refused = lab.run({"log", "la", "20m", "-m", "third", "-o", "log.jsonl"});
    CHECK(refused.exit == 2);
    CHECK(times(text_of_file(lab / "log.jsonl"), R"("note":"third")") == 0);
}

TEST_CASE("a promise that cannot be written changes no word and no exit code", "[fault]") {
    Lab lab;
    lab.lay(record_line("06gfb00001000000", "older"));
    const Ended whole = lab.run({"note", "mine"});
    const std::string log = text_of_file(lab / "log.jsonl");
    REQUIRE(times(log, R"("op":"promise")") == 1);
    const std::size_t before_promise = log.find(R"("op":"promise")");
    lab.lay(record_line("06gfb00001000000", "older"));
    lab.how.largest_file = log.rfind('\n', before_promise) + 20;
    const Ended poor = lab.run({"note", "mine"});
    const auto words = [](const std::string& text) { return text.substr(0, text.find('(')); };
    CHECK(poor.exit == 0);
    CHECK(poor.err == whole.err);
    CHECK(words(poor.out) == words(whole.out));
    const std::string now = text_of_file(lab / "log.jsonl");
    CHECK(times(now, R"("text":"mine")") == 1);
    CHECK(times(now, R"("op":"promise")") == 0);
    CHECK(now.back() == '\n');
}
