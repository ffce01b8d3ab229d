// Records by name and by command, resources by name.
#include <string>
#include <vector>

#include "catch.hpp"
#include "osmlm/logbook/names.hpp"
#include "osmlm/logbook/records.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

/// A line of the log; the time grows with the number.
std::string line(int number, const std::string& id, const std::string& op, const std::string& rest,
                 const std::string& by = "mine") {
    const std::string minute = (number < 10 ? "0" : "") + std::to_string(number);
    return R"({"v":1,"id":")" + id + R"(","op":")" + op + R"(","at":"2026-10-01T10:)" + minute +
           R"(:00Z","by":")" + by + "\"," + rest + "}\n";
}

std::string session(int number, const std::string& id, const std::string& more = "",
                    const std::string& by = "mine") {
    return line(number, id, "log", R"("date":"2026-10-01","resource":"la","min":60)" + more, by);
}

std::vector<std::string> last_of(const std::string& log, const char* machine = "mine") {
    const Journal journal = parse_journal(log);
    std::vector<std::string> ids;
    for (const std::size_t i : last_command(journal.records, liveness(journal.records), machine))
        ids.emplace_back(journal.records[i].id);
    return ids;
}

using Ids = std::vector<std::string>;

constexpr const char* promise = R"("week":"2026-W40","finish":null,"days":{},"left":{},"hours":[])";

Curriculum curriculum() {
    return parse_curriculum(R"({"osmlm": 1,
        "goals": [{"id": "french"}, {"id": "ml"}],
        "resources": [{"id": "la", "effort": 1, "goal": "ml"}, {"id": "la-2", "effort": 1},
                      {"id": "lessons", "goal": "french"},
                      {"id": "statistics", "effort": 1, "formerly": ["prob"]}]})")
        ->curriculum;
}

}  // namespace

TEST_CASE("an id is shown by a begin that no other record has, and not too short") {
    const Journal journal = parse_journal(session(1, "06gfkc43t17jn70x") +
                                          session(2, "06gfkc43t17jn80x") + session(3, "b"));
    CHECK(short_id(journal.records, "06gfkc43t17jn70x") == "06gfkc43t17jn7");
    CHECK(short_id(journal.records, "06hfkc43t17jn70x") == "06hfkc43");
    CHECK(short_id(journal.records, "b") == "b");
}

TEST_CASE("a record is found by any begin of its id that no other has, from 4 characters") {
    const Journal journal =
        parse_journal(session(1, "06gfkc43") + session(2, "06gfkd43") + session(3, "06gfkd43x"));
    CHECK(*find_record(journal.records, "06gfkc") == 0);
    CHECK(*find_record(journal.records, "06gfkd43") == 1);
    CHECK(*find_record(journal.records, "06gfkd43x") == 2);
    CHECK(find_record(journal.records, "06g").error().hint.find("4 characters") !=
          std::string::npos);
    CHECK(find_record(journal.records, "06gf").error().message == "3 ids begin with \"06gf\"");
    CHECK_FALSE(find_record(journal.records, "zzzz"));
}

TEST_CASE("the last command of a machine is the last that still has a live record") {
    const std::string two = session(1, "a") + session(2, "b") +
                            line(3, "c", "left", R"("resource":"la","min":60,"cmd":"b")");
    CHECK(last_of(two) == Ids{"b", "c"});
    CHECK(last_of(two + session(4, "d", "", "other")) == Ids{"b", "c"});
    CHECK(last_of(two + session(4, "d", "", "other"), "other") == Ids{"d"});
    CHECK(last_of(two + line(4, "d", "del", R"("ref":"b")") +
                  line(4, "e", "del", R"("ref":"c","cmd":"d")")) == Ids{"d", "e"});
    CHECK(last_of(two + line(4, "d", "del", R"("ref":"b")", "other") +
                  line(4, "e", "del", R"("ref":"c")", "other")) == Ids{"a"});
    CHECK(last_of("").empty());
}

TEST_CASE("the promise of a week is of no command, and neither is what takes one back") {
    const std::string log = session(1, "a") + line(2, "p", "promise", promise) +
                            line(3, "d", "del", R"("ref":"p")") +
                            line(3, "q", "promise", std::string(promise) + R"(,"cmd":"d")");
    CHECK(last_of(log) == Ids{"a"});
}

TEST_CASE("a resource is meant by its id, an older one, its goal's, or a begin of one") {
    const Curriculum all = curriculum();
    const auto id = [&](const char* word) { return find_resource(all, word)->id; };
    CHECK(id("la") == "la");
    CHECK(id("la-") == "la-2");
    CHECK(id("st") == "statistics");
    CHECK(id("prob") == "statistics");
    CHECK(id("french") == "lessons");
    CHECK(id("fr") == "lessons");
    CHECK(find_resource(all, "l").error().hint == "write one of la, la-2 and lessons");
    CHECK(find_resource(all, "statstics").error().hint.find("statistics") != std::string::npos);
    CHECK_FALSE(find_resource(all, ""));
    CHECK_FALSE(find_resource(all, "ml"));
}

TEST_CASE("without a curriculum every well-formed id is taken, and prefixes of the log's") {
    const Journal journal = parse_journal(session(1, "a"));
    const State state = fold(Curriculum{}, journal.records);
    CHECK(find_in_log(state, "l")->id == "la");
    CHECK(find_in_log(state, "new-book")->id == "new-book");
    for (const char* word : {"", "New", "-x", "a b", "é"}) CHECK_FALSE(find_in_log(state, word));
}
