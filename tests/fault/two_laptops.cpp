// Two laptops share a plan over git, or over a program that copies files: whatever each of them
// writes and whoever merges, both show the same, and every minute is there.
#include <algorithm>
#include <iostream>
#include <random>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "judge.hpp"

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using Lines = std::set<std::string>;

enum class Way { merge, rebase, stash };
enum class Harm { none, line_ends, open_end };

class Laptop {
public:
    Laptop(const Lab& lab, const std::string& name) : lab_(lab.home / name) {
        fs::create_directories(lab_.home);
        lab_.how.environment.merge(
            std::map<std::string, std::string>{{"GIT_CONFIG_NOSYSTEM", "1"},
                                               {"GIT_AUTHOR_NAME", name},
                                               {"GIT_COMMITTER_NAME", name},
                                               {"GIT_AUTHOR_EMAIL", "a@example.org"},
                                               {"GIT_COMMITTER_EMAIL", "a@example.org"},
                                               {"GIT_EDITOR", "true"}});
    }

    [[nodiscard]] const fs::path& plan() const { return lab_.plan; }
    [[nodiscard]] fs::path log() const { return lab_.plan / "log.jsonl"; }
    [[nodiscard]] const fs::path& home() const { return lab_.home; }

    Ended git(Words words) const {
        words.insert(words.begin(), "git");
        How how = lab_.how;
        how.directory = fs::exists(lab_.plan) ? lab_.plan : lab_.home;
        return run_program(words, how);
    }
    /// A minute later, as both laptops see it.
    Ended osmlm(const Words& words, int minute) {
        std::ostringstream now;
        now << "2026-10-01T" << 10 + minute / 60 << (minute % 60 < 10 ? ":0" : ":") << minute % 60
            << ":00Z";
        lab_.how.environment["OSMLM_NOW"] = now.str();
        return lab_.run(words);
    }
    void commit() const {
        git({"add", "-A"});
        git({"commit", "-q", "--allow-empty", "-m", "x"});
    }

private:
    Lab lab_;
};

Lines lines_of(const fs::path& log) {
    Lines lines;
    std::istringstream text(text_of_file(log));
    for (std::string line; std::getline(text, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.insert(line);
    }
    return lines;
}

// ---- what a set of records means, told once more in few words ----

std::map<std::string, Json> records_in(const Lines& lines) {
    std::map<std::string, Json> records;
    for (const std::string& line : lines) {
        Json record = Json::parse(line, nullptr, false);
        if (record.is_object()) records[record["id"]] = record;
    }
    return records;
}

bool is_live(const std::map<std::string, Json>& records, const std::string& id) {
    return std::none_of(records.begin(), records.end(), [&](const auto& each) {
        return each.second["op"] == "del" && each.second["ref"] == id &&
               is_live(records, each.first);
    });
}

/// Minutes of each session that counts.
std::map<std::string, int> minutes_in(const Lines& lines) {
    const auto records = records_in(lines);
    std::map<std::string, int> minutes;
    std::map<std::string, std::string> of_timer;
    for (const auto& [id, record] : records) {
        if (record["op"] != "log" || !is_live(records, id)) continue;
        const std::string timer = record.value("timer", "");
        if (!timer.empty() && !of_timer.emplace(timer, id).second) continue;
        minutes[id] = record["min"];
        for (const auto& [edit, change] : records)  // ids ascend with the time
            if (change["op"] == "edit" && change["ref"] == id && change.contains("min") &&
                is_live(records, edit))
                minutes[id] = change["min"];
    }
    return minutes;
}

// ---- two laptops ----

struct Pair {
    Lab lab;
    Laptop a{lab, "a"}, b{lab, "b"};
    int minute = 0;

    explicit Pair(bool attributes = true) {
        const std::string shared = (lab.home / "shared.git").string();
        a.git({"init", "-q", "--template=", "--bare", "-b", "main", shared});
        a.osmlm({"init"}, minute);
        put_file(a.plan() / "curriculum.json", curriculum_titled("two"));
        if (!attributes) fs::remove(a.plan() / ".gitattributes");
        a.git({"init", "-q", "--template=", "-b", "main"});
        a.git({"remote", "add", "origin", shared});
        a.osmlm({"log", "la", "1h", "-m", "common"}, ++minute);
        a.osmlm({"start", "la"}, ++minute);
        a.commit();
        a.git({"push", "-q", "-u", "origin", "main"});
        b.git({"clone", "-q", "--template=", shared, b.plan().string()});
    }

    /// Both bring what they have to the other, b first.
    std::string share(Way way) {
        if (way == Way::stash) {
            b.git({"stash", "-q"});
            a.commit();
            a.git({"push", "-q"});
            if (b.git({"pull", "-q", "--no-rebase"}).exit != 0) return "pull failed";
            const Ended popped = b.git({"stash", "pop", "-q"});
            if (popped.exit != 0) return "stash pop: " + popped.out + popped.err;
            b.commit();
        } else {
            a.commit();
            b.commit();
            a.git({"push", "-q"});
            const Ended pulled =
                b.git({"pull", "-q", way == Way::rebase ? "--rebase" : "--no-rebase", "--no-edit"});
            if (pulled.exit != 0) return "pull: " + pulled.out + pulled.err;
        }
        b.git({"push", "-q"});
        const Ended back = a.git({"pull", "-q", "--no-rebase"});
        return back.exit == 0 ? "" : "pull back: " + back.err;
    }

    /// The one checker: both have every line, and read the same out of them.
    std::string agree(const Lines& all) {
        if (lines_of(a.log()) != all || lines_of(b.log()) != all)
            return "lines are lost or changed";
        ++minute;
        for (const Words& words : {Words{"sessions", "--json", "--since", "2026-01-01"},
                                   Words{"plan", "--json", "--all"}}) {
            const Ended one = a.osmlm(words, minute), other = b.osmlm(words, minute);
            if (one.exit != 0 || one.out != other.out) return "they differ in " + words[0];
        }
        std::map<std::string, int> told;
        const Json sessions =
            Json::parse(a.osmlm({"sessions", "--json", "--since", "2026-01-01"}, minute).out);
        for (const Json& session : sessions["sessions"]) told[session["id"]] = session["min"];
        if (told != minutes_in(all)) return "minutes are lost: " + sessions.dump();
        const Ended check = b.osmlm({"check", "--json"}, minute);
        return times(check.out, "damaged-line") == 0 ? "" : "check: " + check.out;
    }

    std::string meet(Way way, Harm harm) {
        const std::string text = text_of_file(b.log());
        Lines all = lines_of(a.log());
        all.merge(lines_of(b.log()));
        std::string harmed;
        for (const char c : text)
            harmed += harm == Harm::line_ends && c == '\n' ? "\r\n" : std::string(1, c);
        if (harm == Harm::open_end) harmed.pop_back();
        if (harm != Harm::none) put_file(b.log(), harmed);
        const std::string trouble = share(way);
        return trouble.empty() ? agree(all) : trouble;
    }
};

/// What one of them may do to the session and the timer that both know.
const std::vector<Words> deeds = {{"log", "la", "20m", "-m", "new", "--force"},
                                  {"amend", "COMMON", "30m"},
                                  {"amend", "COMMON", "45m", "-m", "other"},
                                  {"remove", "COMMON"},
                                  {"undo"},
                                  {"stop", "25m"},
                                  {"cancel"},
                                  {"done", "la"},
                                  {"left", "la", "50h"}};

std::string id_of_common(const Laptop& laptop) {
    for (const auto& [id, record] : records_in(lines_of(laptop.log())))
        if (record.value("note", "") == "common") return id;
    return {};
}

Words about(Words deed, const std::string& id) {
    for (std::string& word : deed)
        if (word == "COMMON") word = id;
    return deed;
}

/// Any deed, about any session that the laptop knows.
Words any_deed(const Laptop& laptop, std::mt19937& random, int number) {
    const auto minutes = minutes_in(lines_of(laptop.log()));
    const auto pick = [&](std::size_t size) { return random() % size; };
    Words deed = deeds[pick(deeds.size())];
    if (pick(3) == 0) deed = {"start", "la"};
    if (deed[0] == "log")
        deed = {
            "log",    "la", std::to_string(1 + pick(60)) + "m", "-m", "n" + std::to_string(number),
            "--force"};
    if (minutes.empty()) return about(deed, "none");
    auto chosen = minutes.begin();
    std::advance(chosen, pick(minutes.size()));
    return about(deed, chosen->first);
}

constexpr Way ways[] = {Way::merge, Way::rebase, Way::stash};
constexpr Harm harms[] = {Harm::none, Harm::line_ends, Harm::open_end};

/// Each pair once, or with the roles and the order of time changed, too.
void try_pairs(bool both_ways) {
    int cases = 0, bad = 0;
    for (std::size_t i = 0; i < deeds.size(); ++i) {
        for (std::size_t j = both_ways ? 0 : i; j < deeds.size(); ++j) {
            Pair pair;
            const std::string id = id_of_common(pair.a);
            const bool a_first = (i + j) % 2 == 0;
            Laptop &first = a_first ? pair.a : pair.b, &second = a_first ? pair.b : pair.a;
            const Words one = about(deeds[i], id), other = about(deeds[j], id);
            // "undo" alone undoes what this machine wrote; b wrote nothing yet.
            const int exit_one = first.osmlm(one, ++pair.minute).exit;
            const int exit_other = second.osmlm(other, ++pair.minute).exit;
            CHECK((exit_one == 0 || exit_one == 2));
            CHECK((exit_other == 0 || exit_other == 2));
            const auto turn = static_cast<std::size_t>(cases++);
            const std::string wrong = pair.meet(ways[turn % 3], harms[turn / 3 % 3]);
            INFO(one[0] << " and " << other[0] << ": " << wrong);
            CHECK(wrong.empty());
            bad += wrong.empty() ? 0 : 1;
        }
    }
    std::cout << "two laptops: " << cases << " pairs of deeds, " << bad << " bad\n";
}

}  // namespace

TEST_CASE("two laptops agree after any two deeds, merged in any way", "[fault]") {
    try_pairs(false);
}

TEST_CASE("two laptops agree whichever of them does what", "[fault][long]") { try_pairs(true); }

TEST_CASE("two laptops agree after many deeds and many merges", "[fault]") {
    int merges = 0, done = 0;
    for (unsigned seed = 0; seed < 9; ++seed) {
        std::mt19937 random(seed);
        Pair pair;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 12; ++i) {
                Laptop& laptop = random() % 2 == 0 ? pair.a : pair.b;
                const Ended ended = laptop.osmlm(any_deed(laptop, random, done), ++pair.minute);
                INFO(ended.err);
                CHECK((ended.exit == 0 || ended.exit == 2));
                done += ended.exit == 0 ? 1 : 0;
            }
            const std::string wrong = pair.meet(ways[seed % 3], harms[seed / 3]);
            INFO("seed " << seed << ", round " << round << ": " << wrong);
            REQUIRE(wrong.empty());
            ++merges;
        }
    }
    std::cout << "two laptops at random: " << done << " commands, " << merges << " merges, 0 bad\n";
    CHECK(done > 150);
}

TEST_CASE("a plan without what init tells git is found out", "[fault]") {
    Pair pair(false);
    pair.a.osmlm({"log", "la", "10m"}, ++pair.minute);
    pair.b.osmlm({"log", "la", "20m"}, ++pair.minute);
    const std::string wrong = pair.meet(Way::merge, Harm::none);
    std::cout << "two laptops without .gitattributes: " << wrong.substr(0, 60) << "\n";
    CHECK_FALSE(wrong.empty());
}

TEST_CASE("copies that Syncthing and Dropbox leave are taken in by merge", "[fault]") {
    for (const char* name : {"log.sync-conflict-20261001-235810-ABCDEFG.jsonl",
                             "log (b's conflicted copy 2026-10-01).jsonl"}) {
        Pair pair;
        pair.a.osmlm({"log", "la", "10m", "-m", "at a"}, ++pair.minute);
        pair.b.osmlm({"amend", id_of_common(pair.b), "2h"}, ++pair.minute);
        pair.b.osmlm({"stop", "40m"}, ++pair.minute);
        Lines all = lines_of(pair.a.log());
        all.merge(lines_of(pair.b.log()));
        fs::copy_file(pair.b.log(), pair.a.plan() / name);
        for (int i = 0; i < 2; ++i) {
            const Ended merged = pair.a.osmlm({"merge"}, ++pair.minute);
            INFO(merged.err);
            CHECK(merged.exit == 0);
        }
        fs::copy_file(pair.a.log(), pair.b.log(), fs::copy_options::overwrite_existing);
        CHECK(pair.agree(all) == "");
    }
}
