#include "catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "osmlm/store/store.hpp"
#include "store/json/canonical.hpp"

using namespace osmlm;
using namespace std::chrono_literals;

namespace {

const std::string head = R"({"v":1,"id":"06gfkc43t17jn70x","at":"2026-10-01T23:58:10+01:00",)";
const std::string good = head + R"("op":"log","date":"2026-10-01","resource":"esl","min":90})";

/// A good line with one piece of it replaced.
std::string with(const std::string& old, const std::string& fresh) {
    std::string line = good;
    const auto at = line.find(old);
    REQUIRE(at != std::string::npos);
    return line.replace(at, old.size(), fresh);
}

/// The message of the only finding about the only line, which must not count.
std::string why(const std::string& line) {
    const Journal journal = parse_journal(line + "\n");
    INFO(line.substr(0, 300));
    CHECK(journal.records.empty());
    REQUIRE(journal.findings.size() == 1);
    const Finding& finding = journal.findings.front();
    CHECK(finding.id == "damaged-line");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.file == "log.jsonl");
    CHECK(finding.line == 1);
    CHECK(finding.column == 1);
    CHECK(finding.message.find("kept and not counted") != std::string::npos);
    CHECK(finding.hint.find("osmlm repair") != std::string::npos);
    return finding.message;
}

bool says(const std::string& line, const std::string& part) {
    const std::string message = why(line);
    INFO(message);
    CHECK(message.find(part) != std::string::npos);
    return message.find(part) != std::string::npos;
}

bool counts(const std::string& line) {
    const Journal journal = parse_journal(line);
    for (const Finding& finding : journal.findings) UNSCOPED_INFO(finding.message);
    return journal.records.size() == 1 && journal.findings.empty();
}

Instant instant(const std::string& text) {
    const auto read = parse_instant(text);
    REQUIRE(read);
    return *read;
}

}  // namespace

TEST_CASE("a log record gives all its fields") {
    const Journal journal = parse_journal(
        R"({"v":1,"id":"06gfkc43t17jn70x","op":"log","at":"2026-10-01T23:58:10+01:00","by":"k4f9",)"
        R"("cmd":"06gfkc43t17jn70w","date":"2026-10-01","resource":"esl","min":90,"start":"22:30",)"
        R"("note":"ch. 3: \u00e9t\u00e9","page":214,"timer":"06gfkc43t17jn70a","src":"klog:1"})");
    CHECK(journal.findings.empty());
    REQUIRE(journal.records.size() == 1);
    const Record& record = journal.records.front();
    CHECK(record.id == "06gfkc43t17jn70x");
    CHECK(record.op == Op::log);
    CHECK(record.at == instant("2026-10-01T22:58:10Z"));
    CHECK(record.line == 1);
    CHECK(record.by() == "k4f9");
    CHECK(record.cmd() == "06gfkc43t17jn70w");
    CHECK(*record.date == *parse_day("2026-10-01"));
    CHECK(*record.resource == "esl");
    CHECK(*record.min == 90);
    CHECK(*record.start == 22 * 60 + 30);
    CHECK(*record.note == "ch. 3: \xC3\xA9t\xC3\xA9");
    CHECK(*record.page() == 214);
    CHECK(record.timer() == "06gfkc43t17jn70a");
    CHECK(record.src() == "klog:1");
    CHECK(record.raw().empty());
}

TEST_CASE("every op of version 1 is read") {
    const auto [body, op] = GENERATE(table<std::string, Op>({
        {R"("op":"log","date":"2026-10-01","resource":"a","min":1})", Op::log},
        {R"("op":"edit","ref":"x","min":30,"note":null})", Op::edit},
        {R"("op":"del","ref":"x"})", Op::del},
        {R"("op":"done","resource":"a","date":"2026-10-01"})", Op::done},
        {R"("op":"left","resource":"a","min":0})", Op::left},
        {R"("op":"left","resource":"a","pages":524})", Op::left},
        {R"("op":"start","resource":"a"})", Op::start},
        {R"("op":"note","text":"t","date":"2026-10-01"})", Op::note},
        {R"("op":"spend","amount":"-12.50","currency":"USD","title":"Rent","for":"Rent"})",
         Op::spend},
        {R"("op":"post","title":"T","kind":"essay","resources":["a"],"via":"hn"})", Op::post},
        {R"("op":"tick","item":"computer/1"})", Op::tick},
        {R"("op":"date-done","item":"visa","date":"2026-12-05"})", Op::date_done},
        {R"("op":"checkpoint","date":"2026-12-20","answer":"yes"})", Op::checkpoint},
        {R"("op":"promise","week":"2026-W40","finish":null,"days":{"2026-09-28":{"a":60}},)"
         R"("left":{"a":600,"open":null},"hours":[360,0]})",
         Op::promise},
    }));
    const Journal journal = parse_journal(head + body);
    INFO(body);
    CHECK(journal.findings.empty());
    REQUIRE(journal.records.size() == 1);
    CHECK(journal.records.front().op == op);
    CHECK(op_name(op) == body.substr(6, op_name(op).size()));
}

TEST_CASE("null in an edit clears a field, and a note's text is its note") {
    const Journal journal = parse_journal(head + R"("op":"edit","ref":"x","note":null,"min":5})");
    REQUIRE(journal.records.size() == 1);
    CHECK(journal.records[0].note.cleared());
    CHECK(*journal.records[0].min == 5);
    CHECK(journal.records[0].date.absent());
    CHECK(journal.records[0].raw().find("\"edit\"") != std::string::npos);
    const Journal note = parse_journal(head + R"("op":"note","text":"t","date":"2026-10-01"})");
    REQUIRE(note.records.size() == 1);
    CHECK(*note.records[0].note == "t");
}

TEST_CASE("empty lines, carriage returns, a byte order mark and a missing last newline are fine") {
    const std::string other = with("70x", "70y");
    const Journal journal = parse_journal("\xEF\xBB\xBF" + good + "\r\n\n \t\r\n" + other);
    CHECK(journal.findings.empty());
    REQUIRE(journal.records.size() == 2);
    CHECK(journal.records[1].line == 4);
    CHECK(parse_journal("").records.empty());
    CHECK(parse_journal("\n\r\n\n").findings.empty());
}

TEST_CASE("a line that is no JSON object is named by its likely cause") {
    CHECK(says(good.substr(0, 60), "cut off"));
    CHECK(says(good + good, "not valid JSON"));
    CHECK(says(good + " x", "something follows"));
    CHECK(says("<<<<<<< HEAD", "conflict marker"));
    CHECK(says("=======", "conflict marker"));
    CHECK(says(">>>>>>> their branch", "conflict marker"));
    CHECK(says("||||||| merged common ancestors", "conflict marker"));
    CHECK(says("========", "not a JSON object"));
    CHECK(says(std::string(300, '\0'), "NUL"));
    CHECK(says(good.substr(0, 40) + std::string(5, '\0') + good.substr(45), "NUL"));
    CHECK(says(with("esl", "e\xff\xfe"), "UTF-8"));
    CHECK(says(with("esl", "e\xed\xa0\x80"), "UTF-8"));
    CHECK(says("[1,2]", "not a JSON object"));
    CHECK(says("12", "not a JSON object"));
    CHECK(says("i 2026-10-01 22:21:45 math", "not a JSON object"));
    CHECK(says(with("90}", "90,}"), "not valid JSON"));
    CHECK(says(with("90}", "090}"), "not valid JSON"));
    CHECK(says(with("90}", "NaN}"), "not valid JSON"));
    CHECK(says(with("90}", "90 /* */}"), "not valid JSON"));
    CHECK(says(with("\"esl\"", "'esl'"), "not valid JSON"));
    CHECK(says(with("esl", "\\ud800"), "not valid JSON"));
    CHECK(says(with("esl", "a\tb"), "not valid JSON"));
    CHECK(says(with("90}", "90,\"x\":" + std::string(5000, '[') + std::string(5000, ']') + "}"),
               "not valid JSON"));
}

TEST_CASE("a line of 100 MB is named, and its neighbours count") {
    const std::string huge(100'000'000, '[');
    const Journal journal = parse_journal(good + "\n" + huge + "\n" + with("70x", "70y"));
    CHECK(journal.records.size() == 2);
    REQUIRE(journal.findings.size() == 1);
    CHECK(journal.findings[0].line == 2);
    CHECK(journal.findings[0].message.find("longer than 1 MiB") != std::string::npos);
    CHECK(journal.findings[0].source.size() < 300);
}

TEST_CASE("a record that lacks what its op needs is damaged") {
    CHECK(says(with("\"v\":1,", ""), "no \"v\""));
    CHECK(says(with("\"id\":\"06gfkc43t17jn70x\",", ""), "no \"id\""));
    CHECK(says(with("\"op\":\"log\",", ""), "no \"op\""));
    CHECK(says(with("\"at\":\"2026-10-01T23:58:10+01:00\",", ""), "no \"at\""));
    CHECK(says(with("\"date\":\"2026-10-01\",", ""), "no \"date\""));
    CHECK(says(with("\"resource\":\"esl\",", ""), "no \"resource\""));
    CHECK(says(with(",\"min\":90", ""), "no \"min\""));
    CHECK(says(with("90}", "null}"), "no \"min\""));
    CHECK(says(head + R"("op":"del"})", "no \"ref\""));
    CHECK(says(head + R"("op":"left","resource":"a"})", "neither"));
    CHECK(says(head + R"("op":"note","date":"2026-10-01","note":"n"})", "no \"text\""));
    CHECK(says(head + R"("op":"spend","amount":"1","title":"t"})", "no \"currency\""));
    CHECK(says(head + R"("op":"promise","week":"2026-W40","days":{},"left":{},"hours":[]})",
               "no \"finish\""));
}

TEST_CASE("a record with a wrong value is damaged") {
    CHECK(says(with("\"v\":1", "\"v\":\"1\""), "\"v\""));
    CHECK(says(with("06gfkc43t17jn70x", ""), "\"id\""));
    CHECK(says(with("06gfkc43t17jn70x", "a b"), "\"id\""));
    CHECK(says(with("\"log\"", "7"), "\"op\""));
    CHECK(says(with("90}", "0}"), "\"min\""));
    CHECK(says(with("90}", "-5}"), "\"min\""));
    CHECK(says(with("90}", "1.5}"), "\"min\""));
    CHECK(says(with("90}", "\"90\"}"), "\"min\""));
    CHECK(says(with("90}", "1000000000001}"), "\"min\""));
    CHECK(says(with("90}", "true}"), "\"min\""));
    CHECK(says(with("\"2026-10-01\"", "\"2026-02-30\""), "\"date\""));
    CHECK(says(with("\"2026-10-01\"", "\"2026-2-3\""), "\"date\""));
    CHECK(says(with("\"2026-10-01\"", "20261001"), "\"date\""));
    CHECK(says(with("23:58:10+01:00", "23:58:10"), "\"at\""));
    CHECK(says(with("90}", "90,\"start\":\"24:00\"}"), "\"start\""));
    CHECK(says(with("90}", "90,\"start\":\"9:00\"}"), "\"start\""));
    CHECK(says(with("90}", "90,\"note\":7}"), "\"note\""));
    CHECK(says(with("90}", "90,\"page\":-1}"), "\"page\""));
    CHECK(says(with("esl", ""), "\"resource\""));
    CHECK(says(with("90}", "90,\"min\":90}"), "twice"));
    CHECK(says(with("90}", "90,\"\\u006din\":91}"), "twice"));
    CHECK(says(with("90}", "90,\"new\":1,\"new\":2}"), "twice"));
    CHECK(
        says(head + R"("op":"spend","amount":"1,5","currency":"USD","title":"t"})", "\"amount\""));
    CHECK(says(head + R"("op":"promise","week":"2026-W54","finish":null,"days":{},"left":{},)" +
                   R"("hours":[]})",
               "\"week\""));
}

TEST_CASE("JSON that says the same in other words counts") {
    CHECK(counts(with("90}", "90.0}")));
    CHECK(counts(with("90}", "9e1}")));
    CHECK(counts(with("\"op\"", "\"\\u006fp\"")));
    CHECK(counts(with("\"log\"", "\"l\\u006fg\"")));
    CHECK(counts("  " + with(",", " , ") + "\t"));
    CHECK(counts(with("90}", "90,\"note\":null,\"start\":null}")));
    CHECK(counts(with("90}", "90,\"x-mood\":{\"a\":[1,2]}}")));
}

TEST_CASE("unknown ops and fields are kept, named and not counted") {
    const std::string pause = head + R"("op":"pause","min":"wrong for us"})";
    const Journal journal =
        parse_journal(pause + "\n" + with("70x", "70y").insert(1, "\"mood\":1,") + "\n" +
                      with("70x", "70z").insert(1, "\"mood\":2,") + "\n" +
                      std::string(pause).replace(pause.find("70x"), 3, "70q"));
    CHECK(journal.records.size() == 2);
    REQUIRE(journal.findings.size() == 2);
    CHECK(journal.findings[0].id == "unknown-op");
    CHECK(journal.findings[0].severity == Severity::warning);
    CHECK(journal.findings[0].message.find("\"pause\"") != std::string::npos);
    CHECK(journal.findings[0].message.find("2 in the log") != std::string::npos);
    CHECK(journal.findings[1].id == "unknown-field");
    CHECK(journal.findings[1].severity == Severity::note);
    CHECK(journal.findings[1].line == 2);
    CHECK(journal.findings[1].message.find("\"mood\"") != std::string::npos);
    CHECK(journal.findings[1].message.find("(2 lines)") != std::string::npos);
    const Journal one = parse_journal(with("70x", "70y").insert(1, "\"mood\":1,"));
    CHECK(one.findings[0].message.find("(1 line)") != std::string::npos);
}

TEST_CASE("lines equal as JSON count once and silently") {
    const std::string spaced = "{ " + good.substr(1);
    const std::string turned =
        R"({"min":9e1,"resource":"\u0065sl","date":"2026-10-01","op":"log",)"
        R"("at":"2026-10-01T23:58:10+01:00","id":"06gfkc43t17jn70x","v":1.0})";
    const Journal journal = parse_journal(good + "\n" + spaced + "\r\n" + turned + "\n" + good);
    CHECK(journal.records.size() == 1);
    CHECK(journal.findings.empty());
}

TEST_CASE(
    "of different lines with one id the greater in canonical JSON counts, and both are shown") {
    const std::string greater = with("90}", "91}");
    const bool turned = GENERATE(false, true);
    const Journal journal = parse_journal(turned ? greater + "\n" + good : good + "\n" + greater);
    REQUIRE(journal.records.size() == 1);
    CHECK(*journal.records[0].min == 91);
    REQUIRE(journal.findings.size() == 1);
    const Finding& finding = journal.findings[0];
    CHECK(finding.id == "told-twice");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.line == (turned ? 2 : 1));
    CHECK(finding.source == good);
    CHECK(finding.message.find(greater) != std::string::npos);
    CHECK(finding.message.find(turned ? "line 1 " : "line 2 ") != std::string::npos);
}

TEST_CASE("blanks do not make a line greater") {
    const std::string greater = "{ " + with("90}", "91}").substr(1);
    CHECK(greater < good);
    const Journal journal = parse_journal(good + "\n" + greater);
    REQUIRE(journal.records.size() == 1);
    CHECK(*journal.records[0].min == 91);
}

TEST_CASE("an unknown op that is the greater line takes the id with it") {
    const std::string unknown = with("\"log\"", "\"pause\"");
    const Journal journal = parse_journal(good + "\n" + unknown);
    CHECK(journal.records.empty());
    REQUIRE(journal.findings.size() == 2);
    CHECK(journal.findings[0].id == "told-twice");
    CHECK(journal.findings[1].id == "unknown-op");
}

TEST_CASE("the order of lines does not change the records") {
    std::mt19937 random(20261001);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> lines;
        for (unsigned i = 0; i < 30; ++i) {
            std::string line = with("70x", "7" + std::to_string(random() % 12));
            line = line.replace(line.find("90}"), 3, std::to_string(1 + random() % 3) + "}");
            if (random() % 4 == 0) line.insert(1, " ");
            if (random() % 6 == 0) line.replace(line.find("\"log\""), 5, "\"pause\"");
            lines.push_back(line);
        }
        const auto content = [&] {
            std::string text;
            for (const auto& line : lines) text += line + "\n";
            Journal journal = parse_journal(text);
            std::sort(journal.records.begin(), journal.records.end(),
                      [](const Record& a, const Record& b) { return a.id < b.id; });
            std::string result;
            for (const Record& r : journal.records)
                result += std::string(r.id) + "=" + std::to_string(*r.min) + " ";
            return result + std::to_string(journal.findings.size());
        };
        const std::string before = content();
        std::shuffle(lines.begin(), lines.end(), random);
        CHECK(content() == before);
        lines.insert(lines.end(), lines.begin(), lines.begin() + 7);
        CHECK(content() == before);
    }
}

TEST_CASE("canonical JSON follows the examples of RFC 8785") {
    CHECK(canonical_json(
              R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],)"
              R"("string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",)"
              R"("literals":[null,true,false]})") ==
          "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
          "\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    CHECK(canonical_json(
              R"({"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3,"\r":4,"1":5,"\u0080":6,"\u00f6":7})") ==
          "{\"\\r\":4,\"1\":5,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":3,"
          "\"\xF0\x9F\x98\x80\":2,\"\xEF\xAC\xB3\":1}");
    CHECK(canonical_json(
              "[-0,0.0,0.5,1e21,1e20,123456789012,1e-6,1e-7,-1.5,5e-324,9007199254740993]") ==
          "[0,0,0.5,1e+21,100000000000000000000,123456789012,0.000001,1e-7,-1.5,5e-324,"
          "9007199254740992]");
    CHECK_FALSE(canonical_json("{\"a\":}"));
}

TEST_CASE("instants are RFC 3339 with an offset") {
    CHECK(instant("2026-10-01T23:58:10+01:00") == instant("2026-10-01T22:58:10Z"));
    CHECK(instant("2026-10-01t22:58:10.250z") == instant("2026-10-01T22:58:10Z") + 250ms);
    CHECK(instant("2026-10-01T22:58:10.2Z") == instant("2026-10-01T22:58:10.200999Z"));
    CHECK(instant("2026-10-01T00:00:00+14:00") == instant("2026-09-30T10:00:00-00:00"));
    CHECK(instant("2016-12-31T23:59:60Z") == instant("2017-01-01T00:00:00Z"));
    for (const char* wrong :
         {"", "2026-10-01", "2026-10-01T23:58:10", "2026-10-01 23:58:10Z", "2026-10-01T23:58Z",
          "2026-02-29T00:00:00Z", "2026-10-01T24:00:00Z", "2026-10-01T23:60:00Z",
          "2026-10-01T23:58:61Z", "2026-10-01T23:58:10+0100", "2026-10-01T23:58:10+24:00",
          "2026-10-01T23:58:10.Z", "2026-10-01T23:58:10.+01:00", "2026-10-01T23:58:10Zx",
          "0000-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-10-01T23:58:10+01"}) {
        INFO(wrong);
        CHECK_FALSE(parse_instant(wrong));
    }
}

TEST_CASE("a line of a newer version is named, and is no damaged line") {
    const Journal journal = parse_journal(head + R"("op":"log"})"
                                                 "\n"
                                                 R"({"v":2,"id":"x"})");
    REQUIRE(journal.findings.size() == 2);
    CHECK(journal.findings[0].id == "damaged-line");
    CHECK(journal.findings[1].id == "newer-record");
    CHECK(journal.findings[1].message.find("version 2") != std::string::npos);
}
