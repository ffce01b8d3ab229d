// A kill and an errno at every system call of what writes: log, undo, the rewriting of a
// curriculum, repair and init.
#include <sys/stat.h>

#include <csignal>
#include <iostream>
#include <set>

#include "catch.hpp"
#include "inject.hpp"
#include "judge.hpp"

namespace {

/// A command, what it finds, and what may be left of it.
struct Scene {
    std::string name;
    std::function<void(const Lab&)> lay;
    std::function<Words(const Lab&)> words;
    std::function<std::string(const Lab&, const Files&, const Ended&)> judge;
};

struct Tally {
    std::size_t calls = 0;
    int kills = 0, errors = 0, bad_kills = 0, bad_errors = 0, kills_that_hit = 0;
    std::string first_bad;
};

/// Where an errno tells most: what writes, and what decides about it.
const std::set<std::string> telling = {"write",  "writev", "fsync", "fdatasync", "ftruncate",
                                       "rename", "openat", "open",  "flock",     "pread64"};

/// These can only fail for one reason.
const std::set<std::string> of_memory = {"mmap", "mprotect", "munmap", "brk"};

std::vector<std::string> few(const Call& call) {
    if (of_memory.contains(call.name)) return {"ENOMEM"};
    std::vector<std::string> some = {"EIO", "ENOSPC"};
    if (telling.contains(call.name)) some.insert(some.end(), {"EINTR", "EACCES"});
    return some;
}

std::vector<std::string> all(const Call&) { return errnos; }

using Choice = std::vector<std::string> (*)(const Call&);

std::string judged(Means means, const Lab& lab, const Scene& scene, const Call& call,
                   const std::string& fault, bool& killed) {
    scene.lay(lab);
    const Files before = files_in(lab.plan);
    const Ended ended = run_with_fault(means, scene.words(lab), lab.how, call, fault);
    killed = ended.signal == SIGKILL;
    const std::string wrong = scene.judge(lab, before, ended);
    if (wrong.empty()) return {};
    return scene.name + ", " + fault + " at " + call.name + " " + std::to_string(call.nth) + ": " +
           wrong;
}

Tally try_all(Means means, const Scene& scene, Choice choice) {
    const Lab lab;
    scene.lay(lab);
    const auto calls = calls_of(means, scene.words(lab), lab.how);
    Tally tally;
    tally.calls = calls.size();
    const auto note = [&](const std::string& wrong, int& bad) {
        if (wrong.empty()) return;
        if (bad++ == 0) tally.first_bad += (tally.first_bad.empty() ? "" : "; ") + wrong;
    };
    for (const Call& call : calls) {
        bool killed = false;
        note(judged(means, lab, scene, call, "kill", killed), tally.bad_kills);
        ++tally.kills;
        tally.kills_that_hit += killed ? 1 : 0;
        if (call.name == "execve") continue;  // it never was a process
        for (const std::string& error : choice(call)) {
            note(judged(means, lab, scene, call, error, killed), tally.bad_errors);
            ++tally.errors;
        }
    }
    return tally;
}

Scene appending(std::string name, std::string log, Words words, Appending mine) {
    return {std::move(name), [log](const Lab& lab) { lab.lay(log); },
            [words](const Lab& lab) { return lab.osmlm(words); },
            [mine](const Lab& lab, const Files& before, const Ended& ended) {
                return judge_append(lab, before, ended, mine);
            }};
}

const Appending logged{R"("note":"mine")", "logged"};
const Words log_words = {"log", "la", "1h", "-m", "mine"};
const std::string entry = record_line("06gfb00001000000", "older");

Scene logging() { return appending("log", long_log(3), log_words, logged); }

Scene rewriting() {
    return {"rewrite",
            [](const Lab& lab) {
                lab.lay(long_log(1));
                chmod((lab / "curriculum.json").c_str(), 0640);
            },
            [](const Lab& lab) { return lab.rewriter("new"); },
            [](const Lab& lab, const Files& before, const Ended& ended) {
                return judge_rewrite(lab, before, ended, "new");
            }};
}

Scene naively(Scene scene, const std::string& way, const std::string& text) {
    scene.name = "naive " + scene.name;
    scene.words = [way, text](const Lab& lab) { return lab.naive(way, text); };
    return scene;
}

void print(Means means, const Scene& scene, const Tally& tally) {
    std::cout << scene.name << " (" << name_of(means) << "): " << tally.calls << " system calls, "
              << tally.kills << " kills " << tally.bad_kills << " bad, " << tally.errors
              << " errors " << tally.bad_errors << " bad\n";
    if (!tally.first_bad.empty()) std::cout << "    " << tally.first_bad << "\n";
    std::cout << std::flush;
}

void must_hold(const Scene& scene, Choice choice, Means means = means_here()) {
    const Tally tally = try_all(means, scene, choice);
    print(means, scene, tally);
    INFO(tally.first_bad);
    CHECK(tally.bad_kills == 0);
    CHECK(tally.bad_errors == 0);
    CHECK(tally.calls > 10);
    CHECK(tally.kills_that_hit * 20 >= tally.kills * 19);  // where the heap begins is random
}

void must_be_seen(const Scene& naive) {
    const Means means = means_here();
    const Tally tally = try_all(means, naive, few);
    print(means, naive, tally);
    CHECK(tally.bad_errors > 0);
    if (means == Means::strace) CHECK(tally.bad_kills > 0);  // the shim sees no call of an ofstream
}

Scene first_log() { return appending("the first log", "", log_words, logged); }

Scene torn_log() {
    return appending("log after a torn line", long_log(1) + R"({"v":1,"id":"06g)", log_words,
                     logged);
}

Scene undoing() {
    return appending("undo", long_log(1) + entry, {"undo"},
                     {R"("ref":"06gfb00001000000")", "undone"});
}

Scene repairing() {
    const std::string good = long_log(2), damaged = "{\"v\":1,\"id\n";
    return {"repair", [=](const Lab& lab) { lab.lay(damaged + good); },
            [](const Lab& lab) { return lab.osmlm({"repair"}); },
            [=](const Lab& lab, const Files& before, const Ended& ended) {
                return judge_repair(lab, before, ended, good, damaged);
            }};
}

Scene beginning() {
    return {
        "init",
        [](const Lab& lab) {
            lab.lay("");
            std::filesystem::remove(lab / "curriculum.json");
        },
        [](const Lab& lab) { return lab.osmlm({"init"}); },
        [](const Lab& lab, const Files&, const Ended& ended) { return judge_init(lab, ended); }};
}

}  // namespace

TEST_CASE("log outlives a kill and an error at every call", "[fault]") {
    must_hold(logging(), few);
}

TEST_CASE("the first log, with its promise, outlives them too", "[fault]") {
    must_hold(first_log(), few);
}

TEST_CASE("so does a log after a torn line", "[fault]") { must_hold(torn_log(), few); }

TEST_CASE("undo outlives a kill and an error at every call", "[fault]") {
    must_hold(undoing(), few);
}

TEST_CASE("a rewritten curriculum is the old one or the new one, whatever fails", "[fault]") {
    must_hold(rewriting(), few);
}

TEST_CASE("repair loses nothing, whatever fails", "[fault]") { must_hold(repairing(), few); }

TEST_CASE("init makes a whole plan or can be run again", "[fault]") { must_hold(beginning(), few); }

TEST_CASE("the naive way of logging is found out", "[fault]") {
    must_be_seen(naively(logging(), "append", "mine"));
}

TEST_CASE("the naive way of rewriting is found out", "[fault]") {
    must_be_seen(naively(rewriting(), "rewrite", "new"));
}

TEST_CASE("where ptrace is forbidden, calls of the C library stand in", "[fault]") {
    must_hold(logging(), few, Means::shim);
    const Tally naive = try_all(Means::shim, naively(logging(), "append", "mine"), few);
    print(Means::shim, naively(logging(), "append", "mine"), naive);
    CHECK(naive.bad_errors > 0);
}

TEST_CASE("log outlives every errno at every call", "[fault][long]") { must_hold(logging(), all); }

TEST_CASE("the first log outlives every errno at every call", "[fault][long]") {
    must_hold(first_log(), all);
}

TEST_CASE("a log after a torn line outlives every errno at every call", "[fault][long]") {
    must_hold(torn_log(), all);
}

TEST_CASE("undo outlives every errno at every call", "[fault][long]") { must_hold(undoing(), all); }

TEST_CASE("a rewriting outlives every errno at every call", "[fault][long]") {
    must_hold(rewriting(), all);
}

TEST_CASE("repair outlives every errno at every call", "[fault][long]") {
    must_hold(repairing(), all);
}

TEST_CASE("init outlives every errno at every call", "[fault][long]") {
    must_hold(beginning(), all);
}
