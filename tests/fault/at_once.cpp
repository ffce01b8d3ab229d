// Many writers at once, kills at any moment, and two first writers.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <functional>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "catch.hpp"
#include "inject.hpp"
#include "judge.hpp"

namespace {

using Command = std::function<Words(const Lab&, const std::string& note)>;

Words careful(const Lab& lab, const std::string& note) {
    return lab.osmlm({"log", "la", "1m", "--force", "-m", note});
}

Words naive(const Lab& lab, const std::string& note) { return lab.naive("whole", note); }

bool acknowledged(const Ended& ended) {
    return ended.exit == 0 || ended.out.find("logged") != std::string::npos;
}

/// What became of entries with notes of their own.
struct Kept {
    int acknowledged = 0, lost = 0, doubled = 0, damaged = 0;
    [[nodiscard]] int bad() const { return lost + doubled + damaged; }
};

Kept look_for(const std::set<std::string>& known, const std::set<std::string>& begun,
              const std::string& log) {
    std::map<std::string, int> there;
    std::istringstream lines(log);
    Kept kept{static_cast<int>(known.size())};
    for (std::string line; std::getline(lines, line);) {
        if (!is_record(line)) {
            ++kept.damaged;
            continue;
        }
        const std::size_t at = line.find(R"("note":")");
        if (at != line.npos) ++there[line.substr(at + 8, line.find('"', at + 8) - at - 8)];
    }
    for (const std::string& note : known) kept.lost += there[note] == 0 ? 1 : 0;
    for (const std::string& note : begun) kept.doubled += there[note] > 1 ? 1 : 0;
    return kept;
}

Kept write_at_once(const Command& command, int writers, int each, int& failed) {
    const Lab lab;
    lab.lay("");
    put_file(lab / "log.jsonl", "");
    std::vector<std::set<std::string>> notes(static_cast<std::size_t>(writers));
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (std::size_t w = 0; w < notes.size(); ++w) {
        threads.emplace_back([&, w] {
            for (int i = 0; i < each; ++i) {
                const std::string note = "w" + std::to_string(w) + "-" + std::to_string(i);
                if (acknowledged(run_program(command(lab, note), lab.how)))
                    notes[w].insert(note);
                else
                    ++refused;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    failed = refused;
    std::set<std::string> known;
    for (const auto& some : notes) known.insert(some.begin(), some.end());
    return look_for(known, known, text_of_file(lab / "log.jsonl"));
}

struct Killed {
    Kept kept;
    int runs = 0, kills = 0;
};

/// Runs the command until so many were killed, each at a moment of its own.
Killed kill_at_random(const Command& command, int kills, unsigned seed) {
    using namespace std::chrono;
    const Lab lab;
    std::string log = long_log(2000);
    lab.lay(log);
    How how = lab.how;
    const auto begin = steady_clock::now();
    for (int i = 0; i < 5; ++i) run_program(command(lab, "whole" + std::to_string(i)), how);
    const auto whole = duration_cast<microseconds>(steady_clock::now() - begin) / 5;
    std::mt19937 random(seed);
    std::uniform_int_distribution<long> moment(0, whole.count() * 5 / 4);
    std::set<std::string> known, begun;
    for (int i = 0; i < 2000; ++i) known.insert("old" + std::to_string(1'000'000 + i));
    Killed killed;
    while (killed.kills < kills && killed.runs < 20 * kills) {
        const std::string note = "k" + std::to_string(killed.runs++);
        how.killed_after = microseconds(moment(random));
        const Ended ended = run_program(command(lab, note), how);
        begun.insert(note);
        if (acknowledged(ended)) known.insert(note);
        killed.kills += ended.signal == SIGKILL ? 1 : 0;
    }
    killed.kept = look_for(known, begun, text_of_file(lab / "log.jsonl"));
    return killed;
}

void print(const std::string& who, const Killed& killed) {
    std::cout << who << ": " << killed.runs << " runs, " << killed.kills << " killed, "
              << killed.kept.acknowledged << " entries to be kept, " << killed.kept.lost
              << " lost, " << killed.kept.doubled << " doubled, " << killed.kept.damaged
              << " damaged lines\n";
}

}  // namespace

TEST_CASE("eight writers of a hundred entries each lose none", "[fault]") {
    int failed = 0;
    const Kept kept = write_at_once(careful, 8, 100, failed);
    std::cout << "8 x 100 writers: " << kept.acknowledged - kept.lost << " of 800, " << kept.doubled
              << " doubled, " << kept.damaged << " damaged\n";
    CHECK(kept.acknowledged == 800);
    CHECK(kept.bad() == 0);
    CHECK(failed == 0);
    const Kept control = write_at_once(naive, 8, 25, failed);
    std::cout << "naive 8 x 25: " << control.acknowledged << " acknowledged, " << control.lost
              << " lost, " << control.damaged << " damaged\n";
    CHECK(control.bad() > 0);
}

TEST_CASE("five hundred kills at random moments lose and double nothing", "[fault]") {
    const Killed killed = kill_at_random(careful, 500, 1);
    print("random kills", killed);
    CHECK(killed.kills == 500);
    CHECK(killed.kept.bad() == 0);
    const Killed control = kill_at_random(naive, 100, 1);
    print("naive random kills", control);
    CHECK(control.kept.bad() > 0);
}

TEST_CASE("five thousand kills at random moments", "[fault][long]") {
    const Killed killed = kill_at_random(careful, 5'000, 2);
    print("random kills", killed);
    CHECK(killed.kills == 5'000);
    CHECK(killed.kept.bad() == 0);
}

TEST_CASE("of two first writers neither takes the log of the other for lost", "[fault]") {
    const Lab lab;
    lab.lay("");
    // The slow one has seen no log, and waits before it looks for a lock.
    const Means means = means_here();
    const auto calls = calls_of(means, lab.osmlm({"log", "la", "1h", "-m", "slow"}), lab.how);
    int looks = 0;
    for (const Call& call : calls) looks += call.name == "access" ? 1 : 0;
    REQUIRE(looks > 0);
    int both = 0;
    for (int nth = 1; nth <= looks; ++nth) {
        lab.lay("");
        Ended slow;
        std::thread other([&] {
            slow = run_with_fault(means, lab.osmlm({"log", "la", "1h", "-m", "slow"}), lab.how,
                                  {"access", nth}, "delay");
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const Ended quick = lab.run({"log", "la", "2h", "-m", "quick"});
        other.join();
        const std::string log = text_of_file(lab / "log.jsonl");
        INFO(slow.err << quick.err);
        CHECK(slow.exit == 0);
        CHECK(quick.exit == 0);
        CHECK(times(log, R"("note":"slow")") == 1);
        CHECK(times(log, R"("note":"quick")") == 1);
        both += log.find("quick") < log.find("slow") ? 1 : 0;
    }
    std::cout << "two first writers (" << name_of(means) << "): " << looks << " delays, in " << both
              << " of them the other one was first\n";
    CHECK(both > 0);
}
