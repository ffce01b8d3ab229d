// Changes of the curriculum's text: what is put where, in the look of what stands beside it.
#include "catch.hpp"
#include "change_lab.hpp"

using namespace osmlm;

namespace {

/// One resource with such members, and what `set la WORDS` makes of it.
std::string set_la(const std::string& members, const std::string& words) {
    const std::string before = R"({"osmlm": 1, "resources": [{"id": "la")";
    const std::string after = changed(before + members + "}]}", "set la " + words);
    if (!after.starts_with(before)) return after;
    return after.substr(before.size(), after.size() - before.size() - 3);
}

}  // namespace

TEST_CASE("values become the JSON that their key asks for") {
    CHECK(set_la("", "deadline=2026-12-18") == R"(, "deadline": "2026-12-18")");
    CHECK(set_la("", "deadline=fri") == R"(, "deadline": "2026-09-18")");
    CHECK(set_la("", "effort=40h") == R"(, "effort": "40h")");
    CHECK(set_la("", "effort=100h..160h") == R"(, "effort": { "low": "100h", "high": "160h" })");
    CHECK(set_la("", "optional=true") == R"(, "optional": true)");
    CHECK(set_la("", "days=mon,wed") == R"(, "days": ["mon", "wed"])");
    CHECK(set_la("", "days=mon-wed,sun") == R"(, "days": ["mon", "tue", "wed", "sun"])");
    CHECK(set_la("", "cost=0") == R"(, "cost": 0)");
    CHECK(set_la("", "cost=12.50") == R"(, "cost": 12.50)");
    CHECK(set_la("", "daily-max=3h priority=high") == R"(, "daily-max": "3h", "priority": "high")");
    CHECK(set_la("", "tags=theory,hard") == R"(, "tags": ["theory", "hard"])");
    CHECK(set_la("", "'title=Linear \"algebra\"'") == R"(, "title": "Linear \"algebra\"")");
}

TEST_CASE("a value takes the place of the old one, and an empty one takes the key away") {
    CHECK(set_la(R"(, "deadline":"2026-12-18" , "kind": "book")", "deadline=2026-12-20") ==
          R"(, "deadline":"2026-12-20" , "kind": "book")");
    CHECK(set_la(R"(, "deadline": "2026-12-18", "kind": "book")", "deadline=") ==
          R"(, "kind": "book")");
    CHECK(set_la(R"(, "kind": "book", "deadline": "2026-12-18")", "deadline=") ==
          R"(, "kind": "book")");
    CHECK(set_la("", "deadline=") == "deadline: there is none to take away");
}

TEST_CASE("lists grow and shrink item by item") {
    CHECK(set_la("", "tags+=a") == R"(, "tags": ["a"])");
    CHECK(set_la(R"(, "tags": [])", "tags+=a,b") == R"(, "tags": ["a", "b"])");
    CHECK(set_la(R"(, "tags": ["a", /* why */ "b",])", "tags+=c") ==
          R"(, "tags": ["a", /* why */ "b", "c",])");
    CHECK(set_la(R"(, "tags": ["a", "b", "c"])", "tags-=b") == R"(, "tags": ["a", "c"])");
    CHECK(set_la(R"(, "tags": ["a", "b"])", "tags-=b,a") == R"(, "tags": [])");
    CHECK(set_la(R"(, "tags": ["a"])", "tags+=a") == "tags: \"a\" is in it already");
    CHECK(set_la(R"(, "tags": ["a"])", "tags-=b") == "tags: \"b\" is not in it");
}

TEST_CASE("prerequisites may be any of some") {
    const std::string plan = R"({"osmlm": 1, "resources": [
  {"id": "la"}, {"id": "os"}, {"id": "net"}, {"id": "ml", "after": ["la", {"any": ["os", "net"]}]}
]})";
    CHECK(changed(plan, "set ml 'after-=os|net'").find(R"("after": ["la"])") != plan.npos);
    CHECK(changed(plan, "set ml after=n").find(R"("after": ["net"])") != plan.npos);
    CHECK(changed(plan, "set la 'after=os|net'").find(R"("after": [{ "any": ["os", "net"] }])") !=
          plan.npos);
    CHECK(changed(plan, "set la after=ml").starts_with("expected"));  // in a circle
}

TEST_CASE("weekly hours and sessions have a least and a most") {
    const std::string plan = R"({"osmlm": 1, "goals": [{"id": "french"}]})";
    const auto weekly = [&](const std::string& value) {
        const std::string text = changed(plan, "set french weekly=" + value);
        return text.substr(std::min(text.size(), text.find(R"("weekly")")));
    };
    CHECK(weekly("4h") == R"("weekly": "4h"}]})");
    CHECK(weekly("4h..6h") == R"("weekly": { "min": "4h", "max": "6h" }}]})");
    CHECK(weekly("..6h") == R"("weekly": { "max": "6h" }}]})");
    CHECK(changed(plan, "set french weekly=6h..4h").starts_with("expected at most"));
    CHECK(changed(R"({"osmlm": 1})", "set session=45m..90m") ==
          R"({"osmlm": 1, "schedule": { "session": { "min": "45m", "max": "90m" } }})");
}

TEST_CASE("a resource is added behind the others, as they stand there") {
    CHECK(
        changed(R"({ "osmlm": 1 })", "add la 'Linear algebra' 90h") ==
        R"({ "osmlm": 1, "resources": [ { "id": "la", "title": "Linear algebra", "effort": "90h" } ] })");
    CHECK(changed("{\n  \"osmlm\": 1\n}\n", "add la LA 9h") ==
          "{\n  \"osmlm\": 1,\n  \"resources\": [\n"
          "    { \"id\": \"la\", \"title\": \"LA\", \"effort\": \"9h\" }\n  ]\n}\n");
    CHECK(changed("{\r\n\t\"osmlm\": 1, // version\r\n\t\"resources\": [\r\n"
                  "\t\t{ \"id\": \"a\" }, // first\r\n\t]\r\n}\r\n",
                  "add b B 9h after=a") ==
          "{\r\n\t\"osmlm\": 1, // version\r\n\t\"resources\": [\r\n"
          "\t\t{ \"id\": \"a\" }, // first\r\n"
          "\t\t{ \"id\": \"b\", \"title\": \"B\", \"effort\": \"9h\", \"after\": [\"a\"] },\r\n"
          "\t]\r\n}\r\n");
    CHECK(
        changed(R"({"osmlm": 1, "goals": [{"id": "french"}]})", "add talk 'French lessons' goal=fr")
            .find(R"({ "id": "talk", "title": "French lessons", "goal": "french" })") !=
        std::string::npos);
}

TEST_CASE("a byte order mark stays where it is") {
    CHECK(changed("\xEF\xBB\xBF{\"osmlm\": 1}", "set end=2027-07-02") ==
          "\xEF\xBB\xBF{\"osmlm\": 1, \"end\": \"2027-07-02\"}");
}

TEST_CASE("a list that holds a comment only is filled behind it") {
    CHECK(changed("{\n  \"osmlm\": 1,\n  \"resources\": [\n    // { \"id\": \"la\" }\n  ]\n}\n",
                  "add la LA 9h") ==
          "{\n  \"osmlm\": 1,\n  \"resources\": [\n    // { \"id\": \"la\" }\n"
          "    { \"id\": \"la\", \"title\": \"LA\", \"effort\": \"9h\" }\n  ]\n}\n");
    CHECK(changed(R"({"osmlm": 1, "schedule": { /* later */ }})", "set mon=2h") ==
          R"({"osmlm": 1, "schedule": { /* later */ "week": { "mon": "2h" } }})");
}

TEST_CASE("hours of a weekday go to the week, and for a stretch to its changes") {
    const std::string plan = R"({"osmlm": 1, "schedule": { "week": { "mon": 6, "fri": "5h" } }})";
    CHECK(changed(plan, "set fri=3h") ==
          R"({"osmlm": 1, "schedule": { "week": { "mon": 6, "fri": "3h" } }})");
    CHECK(
        changed(plan, "set sat=09:00-12:30,14:00-15:00") ==
        R"({"osmlm": 1, "schedule": { "week": { "mon": 6, "fri": "5h", "sat": ["09:00-12:30", "14:00-15:00"] } }})");
    CHECK(changed(plan, "set mon=") == R"({"osmlm": 1, "schedule": { "week": { "fri": "5h" } }})");
    CHECK(
        changed(plan, "set fri=3h 2027-01-01..") ==
        R"({"osmlm": 1, "schedule": { "week": { "mon": 6, "fri": "5h" }, "changes": [ { "from": "2027-01-01", "week": { "fri": "3h" } } ] }})");
    CHECK(
        changed(R"({"osmlm": 1})", "set fri=3h 2027-01") ==
        R"({"osmlm": 1, "schedule": { "changes": [ { "from": "2027-01-01", "until": "2027-01-31", "week": { "fri": "3h" } } ] }})");
    CHECK(changed(plan, "set fri=25h").starts_with("expected at most 24h"));
}

TEST_CASE("days off, the end, and what is dropped") {
    CHECK(
        changed(R"({"osmlm": 1})", "off 2026-12-24..2027-01-03 -m Holidays") ==
        R"({"osmlm": 1, "schedule": { "days": [ { "on": "2026-12-24..2027-01-03", "hours": 0, "note": "Holidays" } ] }})");
    CHECK(changed(R"({"osmlm": 1})", "off fri") ==
          R"({"osmlm": 1, "schedule": { "days": [ { "on": "2026-09-18", "hours": 0 } ] }})");
    CHECK(changed(R"({"osmlm": 1, "end": "2027-07-02"})", "set end=2027-06-30") ==
          R"({"osmlm": 1, "end": "2027-06-30"})");
    CHECK(changed(R"({"osmlm": 1, "resources": [{"id": "la"}]})", "drop la") ==
          R"({"osmlm": 1, "resources": [{"id": "la", "dropped": "2026-09-16"}]})");
    CHECK(changed(R"({"osmlm": 1, "resources": [{"id": "la", "dropped": "2026-09-01"}]})",
                  "drop la") == "\"la\" was dropped on 2026-09-01");
}

TEST_CASE("a line goes with what stood on it, and comments stay") {
    const std::string head = "{ \"osmlm\": 1, \"resources\": [ {\n  \"id\": \"la\",\n";
    CHECK(changed(head + "  \"kind\": \"book\",\n  \"note\": \"x\"\n} ] }", "set la kind=") ==
          head + "  \"note\": \"x\"\n} ] }");
    CHECK(changed(head + "  \"kind\": \"book\",\n  \"note\": \"x\"\n} ] }", "set la note=") ==
          head + "  \"kind\": \"book\"\n} ] }");
    CHECK(changed(head + "  \"kind\": \"book\", // paper\n  \"note\": \"x\", // y\n} ] }",
                  "set la note=") == head + "  \"kind\": \"book\", // paper\n  // y\n} ] }");
    CHECK(changed(head + "  \"kind\": \"book\", // paper\n  \"note\": \"x\" // y\n} ] }",
                  "set la note=") == head + "  \"kind\": \"book\" // paper\n  // y\n} ] }");
    CHECK(changed(head + "  \"kind\": \"book\" // paper\n} ] }", "set la note=x") ==
          head + "  \"kind\": \"book\", // paper\n  \"note\": \"x\"\n} ] }");
    CHECK(changed("{ \"osmlm\": 1 // version\n}", "set end=2027-07-02") ==
          "{ \"osmlm\": 1, // version\n\"end\": \"2027-07-02\"\n}");
}

TEST_CASE("the first estimate is kept beside a new one") {
    CHECK(set_la(R"(, "effort": 40)", "effort=60h") == R"(, "effort": "60h", "first-effort": 40)");
    CHECK(set_la(R"(, "effort": 40, "first-effort": "30h")", "effort=60h") ==
          R"(, "effort": "60h", "first-effort": "30h")");
}

TEST_CASE("an effort is lowered in every bound") {
    const std::string kept = R"(, "first-effort": "1h")";
    const auto lowered = [&](const std::string& effort, const std::string& by) {
        return set_la(kept + R"(, "effort": )" + effort, "effort=-" + by).substr(kept.size() + 2);
    };
    CHECK(lowered("\"40h\"", "10h") == R"("effort": "30h")");
    CHECK(lowered("40", "90m") == R"("effort": "38h30m")");
    CHECK(lowered(R"({ "low": "100h", /* hm */ "high": 160 })", "10h") ==
          R"("effort": { "low": "90h", /* hm */ "high": "150h" })");
    CHECK(lowered(R"({ "low": "4h", "high": "40h" })", "10h") ==
          R"("effort": { "low": "0m", "high": "30h", "likely": "12h" })");
    CHECK(lowered(R"({ "low": "40h", "high": "80h", "likely": "50h" })", "10h") ==
          R"("effort": { "low": "30h", "high": "70h", "likely": "40h" })");
    CHECK(lowered(R"({ "weeks": 10, "pace": { "low": "6h", "high": "8h" } })", "10h") ==
          R"("effort": { "low": "50h", "high": "70h" })");
    CHECK(lowered(R"({ "pages": 300, "per-page": "6m" })", "10h") == R"("effort": "20h")");
    CHECK(set_la(R"(, "effort": "4h")", "effort=-5h") ==
          "effort: expected a part of the 4h that are left of \"la\", got 5h");
    CHECK(set_la("", "effort=-5h") == "effort: \"la\" has no effort, so nothing is left of it");
}

TEST_CASE("what a record tells of what is left is followed by another one") {
    const Inputs inputs = inputs_of(
        R"({"osmlm": 1, "resources": [{"id": "la", "effort": "40h"}]})",
        R"({"v":1,"id":"a","op":"left","at":"2026-09-10T10:00:00Z","resource":"la","min":1200}
{"v":1,"id":"b","op":"log","at":"2026-09-11T10:00:00Z","date":"2026-09-11","resource":"la","min":90}
)");
    const auto result = change(inputs, "set la effort=-10h");
    REQUIRE(result);
    CHECK(result->text == inputs.text);
    REQUIRE(result->records.size() == 1);
    CHECK(result->records[0].op == Op::left);
    CHECK(*result->records[0].min == 1200 - 90 - 600);
    CHECK(change(inputs, "set la effort=50h")->notes.size() == 1);
    CHECK_FALSE(change(inputs, "set la effort=-19h"));
}
