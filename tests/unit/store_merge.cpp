#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "catch.hpp"
#include "osmlm/store/log_file.hpp"
#include "osmlm/store/store.hpp"
#include "store/json/canonical.hpp"

using namespace osmlm;

namespace {

using Lines = std::vector<std::string>;

std::string record(int id, int minutes, bool other_order = false) {
    const std::string who =
        R"("id":")" + std::to_string(id) + R"(","min":)" + std::to_string(minutes);
    const std::string what =
        R"("v":1,"op":"log","at":"2026-10-01T10:00:00Z","date":"2026-10-01","resource":"a")";
    return other_order ? "{" + what + ", " + who + "}" : "{" + who + "," + what + "}";
}

/// A log of lines that two laptops may share: equal ones, equal only as JSON, different ones with
/// one id, unknown ops, damaged and blank ones, with all kinds of line ends.
std::string some_log(std::mt19937& random) {
    const auto dice = [&](int sides) { return static_cast<int>(random() % unsigned(sides)); };
    std::string text = dice(5) == 0 ? "\xEF\xBB\xBF" : "";
    for (int count = dice(12); count > 0; --count) {
        const int kind = dice(10);
        if (kind < 7)
            text += record(dice(6), 1 + dice(2), dice(2) == 0);
        else if (kind == 7)
            text += R"({"v":1,"id":"u)" + std::to_string(dice(3)) + R"(","op":"dance"})";
        else if (kind == 8)
            text += record(dice(6), 1).substr(0, 20);
        text += dice(3) == 0 ? "\r\n" : "\n";
    }
    if (!text.empty() && dice(3) == 0) text.pop_back();
    return text;
}

std::string joined(std::string text, const Lines& lines) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

/// What counts: minutes by id.
std::map<std::string, Minutes> counted(const std::string& text) {
    std::map<std::string, Minutes> all;
    for (const Record& record : parse_journal(text).records)
        all[std::string(record.id)] = *record.min;
    return all;
}

}  // namespace

TEST_CASE("merging takes what ours lacks, byte for byte") {
    const std::string ours = record(1, 10) + "\r\n" + record(2, 20);
    const std::string theirs = "\xEF\xBB\xBF" + record(1, 10, true) + "\n\n<<<<<<< x\r\n" +
                               record(2, 21, true) + "\r\n" + record(3, 30, true) + "\n" +
                               record(3, 30);
    const NewLines fresh = new_lines(ours, theirs);
    CHECK(fresh.lines == Lines{record(2, 21, true), record(3, 30, true)});
    CHECK(fresh.known == 2);
    CHECK(fresh.damaged == 1);
    CHECK(new_lines("", "").lines.empty());
    CHECK(new_lines("", ours).lines.size() == 2);
    CHECK(new_lines(ours, ours).lines.empty());
}

TEST_CASE("two laptops that merge their logs agree, whoever begins") {
    std::mt19937 random(20261001);
    int differed = 0;
    for (int round = 0; round < 2000; ++round) {
        const std::string ours = some_log(random), theirs = some_log(random);
        INFO(ours << "---\n" << theirs);
        const NewLines from_theirs = new_lines(ours, theirs), from_ours = new_lines(theirs, ours);
        const std::string here = joined(ours, from_theirs.lines);
        const std::string there = joined(theirs, from_ours.lines);
        CHECK(counted(here) == counted(there));
        differed += counted(ours) != counted(there) ? 1 : 0;
        const NewLines again = new_lines(here, theirs);
        CHECK(again.lines.empty());
        CHECK(again.damaged == from_theirs.damaged);
        CHECK(static_cast<int>(from_theirs.lines.size()) + from_theirs.known == again.known);
        std::set<std::string> meanings;
        for (const std::string& line : from_theirs.lines) {
            CHECK(line.find_first_of("\r\n") == line.npos);
            CHECK(theirs.find(line) != theirs.npos);
            CHECK(meanings.insert(canonical_json(line).value()).second);
        }
    }
    CHECK(differed > 1000);
}
