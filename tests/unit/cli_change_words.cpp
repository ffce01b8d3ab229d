// Changes as people type them.
#include "catch.hpp"
#include "change_lab.hpp"
#include "oracle/dice.hpp"

using namespace osmlm;

namespace {

const Curriculum& curriculum() {
    static const Curriculum known = parse_curriculum(R"({"osmlm": 1,
        "goals": [{"id": "ml"}, {"id": "french"}, {"id": "novel"}],
        "resources": [{"id": "la", "effort": 9, "goal": "ml"},
                      {"id": "esl", "effort": 9, "goal": "ml", "formerly": ["book"]},
                      {"id": "essay", "effort": 9}, {"id": "lessons", "goal": "french"}],
        "choices": [{"id": "one", "of": ["la", "esl"]}]})")
                                        ->curriculum;
    return known;
}

Expected<Change> read(std::string_view text) { return read_change(text, curriculum(), wednesday); }

/// The change in its own words, or the complaint and its hint.
std::string told(std::string_view text) {
    const auto change = read(text);
    if (change) return change_words(*change);
    return change.error().message +
           (change.error().hint.empty() ? "" : " | " + change.error().hint);
}

}  // namespace

TEST_CASE("changes are read as they are typed, ids and days whole") {
    CHECK(told("osmlm set esl deadline=2026-12-18") == "set esl deadline=2026-12-18");
    CHECK(told("set esl deadline=fri") == "set esl deadline=2026-09-18");
    CHECK(told("set book 'title=The elements'") == "set esl 'title=The elements'");
    CHECK(told("set l effort=-10h") ==
          "several ids begin with \"l\" | write one of la and lessons");
    CHECK(told("set fre weekly=4h..6h") == "set french weekly=4h..6h");
    CHECK(told("set one picked=l") ==
          "picked: several resources begin with \"l\" | write one of la and lessons");
    CHECK(told("set one picked=la") == "set one picked=la");
    CHECK(told("set la after+=essa goal=fr") == "set la after+=essay goal=french");
    CHECK(told("set daily-max=2h") ==
          "\"daily-max\" is no key of the plan that can be set | it is one of a resource: "
          "write set ID daily-max=...");
    CHECK(told("set essay daily-max-=2h").starts_with("daily-max is no list"));
    CHECK(told("set fri=3h") == "set fri=3h");
    CHECK(told("set fri=3h 2027-01") == "set fri=3h 2027-01-01..2027-01-31");
    CHECK(told("set fri=3h tomorrow..") == "set fri=3h 2026-09-17..");
    CHECK(told("set end=2027-07-02 focus=2") == "set end=2027-07-02 focus=2");
    CHECK(told("drop french") == "drop lessons");
    CHECK(told("off 2026-W40 -m 'A week in Rabat'") ==
          "off 2026-09-28..2026-10-04 -m 'A week in Rabat'");
    CHECK(told("add new \"A new one\" 40h goal=ml # why not") == "add new 'A new one' 40h goal=ml");
    CHECK(told("add talk Talking '' goal=french") == "add talk Talking goal=french");
    CHECK(told("add talk Talking goal=french") == "add talk Talking goal=french");
}

TEST_CASE("what is no change is refused with what was expected") {
    CHECK(told("") ==
          "expected a change, got nothing | a change is add, set, drop or off, such as "
          "set end=2027-07-02");
    CHECK(told("drp la") == "\"drp\" is no change | did you mean \"drop\"?");
    CHECK(told("plan") ==
          "\"plan\" is no change | a change is add, set, drop or off, such as set "
          "end=2027-07-02");
    CHECK(told("set 'la") == "a quote is not closed | end it on the same line");
    CHECK(told("set").starts_with("expected what to set, got nothing | write set ID"));
    CHECK(told("set la").starts_with("expected a key and its value, got nothing"));
    CHECK(told("set la deadline") ==
          "expected key=value, got \"deadline\" | such as deadline=2026-12-18; quotes go around a "
          "value with blanks");
    CHECK(told("set la deadlin=fri") ==
          "\"deadlin\" is no key of a resource that can be set | did you mean \"deadline\"?");
    CHECK(told("set la id=lin").starts_with("\"id\" is no key of a resource that can be set"));
    CHECK(told("set la deadline=2026-02-30").starts_with("deadline: \"2026-02-30\" is no day"));
    CHECK(told("set la after=esi") ==
          "after: there is no resource \"esi\" | did you mean \"esl\"?");
    CHECK(told("set la goal=frensh") ==
          "goal: there is no goal \"frensh\" | did you mean \"french\"?");
    CHECK(told("set esay effort=1h") ==
          "there is no resource, goal or choice \"esay\" | did you mean \"essay\"?");
    CHECK(told("set la effort=4h effort=-1h") == "effort stands twice | keep one of the two");
    CHECK(told("set la tags+=") == "tags: expected what to add, got nothing");
    CHECK(told("set fri+=1h").starts_with("fri has one length"));
    CHECK(told("set fri= 2027-01-01..").starts_with("expected the hours of fri"));
    CHECK(told("set fri=3h mon tue").starts_with("\"tue\" is one word too many"));
    CHECK(told("drop").starts_with("expected a resource"));
    CHECK(told("drop la esl").starts_with("\"esl\" is one word too many | write drop ID"));
    CHECK(told("drop novel").starts_with("\"novel\" is a goal without resources"));
    CHECK(told("off").starts_with("expected days, got nothing"));
    CHECK(told("off someday").starts_with("\"someday\" is no day"));
    CHECK(told("off fri --because").starts_with("\"--because\" is one word too many"));
    CHECK(told("off fri -m").starts_with("expected a note after -m, got nothing"));
    CHECK(told("add new").starts_with("expected a title"));
    CHECK(told("add new New 9h tags+=a").starts_with("what is added has no tags yet"));
}

TEST_CASE("the words of any change are read back as the same change") {
    const std::vector<std::string> texts = {"a",   "two words", "it's", "\"q\"", "b\\c",
                                            "x=y", "#",         "é, ü", "-m",    "line\nbreak"};
    const std::vector<std::string> ids = {"la", "esl", "essay", "lessons"};
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        oracle::Dice dice("words", seed);
        const auto day = [&] { return wednesday + days{dice.between(-400, 400)}; };
        std::vector<Assignment> keys = {{"title", {}, dice.one_of(texts)},
                                        {"deadline", {}, iso_date(day())},
                                        {"after", Assignment::How::add, dice.one_of(ids)},
                                        {"note", {}, dice.chance(30) ? "" : dice.one_of(texts)},
                                        {"effort", {}, "-10h"}};
        const Day from = day();
        const std::vector<Change> changes = {
            AddResource{
                "new", dice.one_of(texts), dice.chance(50) ? "40h" : "", {keys[0], keys[1]}},
            SetKeys{dice.one_of(ids), keys},
            SetKeys{"", {{"end", {}, iso_date(from)}}},
            SetHours{dice.between(0, 6), "3h", {}, {}},
            SetHours{dice.between(0, 6), "09:00-12:30,14:00-16:00", from, {}},
            SetHours{dice.between(0, 6), "3h", from, from + days{dice.between(0, 60)}},
            DropResource{dice.one_of(ids)},
            DaysOff{from, from + days{dice.between(0, 3)},
                    dice.chance(30) ? "" : dice.one_of(texts)}};
        for (const Change& change : changes) {
            INFO(change_words(change));
            const auto again = read(change_words(change));
            if (!again) CHECK(again.error().message == "");
            REQUIRE(again);
            CHECK(*again == change);
        }
    }
}
