#include "catch.hpp"

#include <random>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

template <class Value>
std::string shown(const Field<Value>& field) {
    if (!field.has()) return field.cleared() ? "null" : "-";
    if constexpr (std::is_same_v<Value, Day>) {
        return iso_date(*field);
    } else {
        return fmt::format("{}", *field);
    }
}

/// All that was read, but for the lines themselves.
std::string told(const Journal& journal) {
    std::string text;
    for (const Record& r : journal.records) {
        text += fmt::format("{} {} {} {} {} {} {} {} ", r.id, op_name(r.op), r.line,
                            r.at.time_since_epoch().count(), r.by(), r.cmd(), r.ref(), r.timer());
        text += fmt::format("{} {} {} {} {} {} {} {}\n", r.src(), shown(r.date), shown(r.resource),
                            shown(r.min), shown(r.start), shown(r.note), shown(r.page()),
                            shown(r.pages()));
    }
    for (const Finding& finding : journal.findings) text += finding.id + finding.message + "\n";
    return text;
}

}  // namespace

TEST_CASE("plain lines, which are read without a parse tree, say what the parsed ones say") {
    const std::string head = R"({"v":1,"id":"06gfkc43t17jn70x","at":"2026-10-01T23:58:10+01:00",)";
    const std::string log = head + R"("op":"log","date":"2026-10-01","resource":"esl","min":90)";
    const std::vector<std::string> lines = {
        log + "}",
        log + R"(,"start":"22:30","note":"été, 1/2","page":214,"timer":"a","src":"k:1"})",
        log + R"(,"note":"\"Rust\" \\ \/ \b\f\n\r\t \u00e9"})",
        head + R"("op":"edit","ref":"x","min":30,"pages":4,"resource":"a"})",
        head + R"("op":"left","resource":"a","pages":524,"by":"k4f9","cmd":"y"})",
        head + R"("op":"spend","amount":"-12.50","currency":"USD","title":"Rent"})"};
    const std::string bytes = "\"\\{}[]:,. 019-aWé\t\x01\x7f";
    std::mt19937 random(20261002);
    const auto below = [&](std::size_t n) { return random() % n; };
    int records = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string line = lines[below(lines.size())];
        const std::size_t place = below(line.size());
        if (round % 3 == 0) line[place] = bytes[below(bytes.size())];
        if (round % 3 == 1) line.insert(place, 1, bytes[below(bytes.size())]);
        const std::size_t id = line.find("\"id\"");
        if (id == line.npos) continue;
        const std::string escaped = std::string(line).replace(id, 4, "\"\\u0069d\"");
        INFO(line);
        REQUIRE(told(parse_journal(line)) == told(parse_journal(escaped)));
        records += static_cast<int>(parse_journal(line).records.size());
    }
    CHECK(records > 5000);
}
