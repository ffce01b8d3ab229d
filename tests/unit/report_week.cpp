// osmlm week: what it is held against, and why the finish moved.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "report/common/amounts.hpp"
#include "study.hpp"

using namespace osmlm;

namespace {

using Json = nlohmann::json;

const std::string algebra = R"({"id":"a","title":"Algebra","effort":"20h"})";

std::string works(const std::string& list) { return R"("resources":[)" + list + "]"; }

/// A session of a day of September 2026.
std::string session(int day, int min, const std::string& resource = "a",
                    const std::string& id = {}) {
    const std::string two = (day < 10 ? "0" : "") + std::to_string(day);
    return on_day(id.empty() ? resource + two : id, "log", "2026-09-" + two,
                  R"("resource":")" + resource + R"(","min":)" + std::to_string(min));
}

/// Two hours from Monday to Friday of the week of 7 Sep, as promised, but for what is changed.
std::string week_of_sessions(std::map<int, int> minutes = {}) {
    std::string log;
    for (int day = 7; day <= 11; ++day) {
        const int min = minutes.contains(day) ? minutes[day] : 120;
        if (min > 0) log += session(day, min);
    }
    return log;
}

/// A study that has promised the plan of Mon 7 Sep, with this curriculum and log from then on.
struct Promised : Study {
    explicit Promised(const std::string& members, const std::string& log = {},
                      const std::string& later_members = {})
        : Study(members) {
        static_cast<void>(says("plan --promise", 0, "2026-09-07T06:00:00Z"));
        put(folder / "log.jsonl", content_of(folder / "log.jsonl") + log);
        if (!later_members.empty())
            put(folder / "curriculum.json", R"({"osmlm":1,)" + later_members + "}");
    }
    [[nodiscard]] Json last_week() const { return answers("week --last-week --today 2026-09-14"); }
};

/// The reasons that are not 0.
std::map<std::string, int> moved(const Json& answer) {
    std::map<std::string, int> parts;
    for (const Json& part : answer["moved"])
        if (part["min"] != 0) parts[part["reason"]] = part["min"];
    return parts;
}

using Parts = std::map<std::string, int>;

}  // namespace

TEST_CASE("a week that went as promised moves nothing") {
    const Promised study(works(algebra), week_of_sessions());
    const Json week = study.last_week();
    CHECK(week["promise"] == "kept");
    CHECK(week["promised"] == 600);
    CHECK(week["done"] == 600);
    CHECK(week["finish_before"] == "2026-09-18");
    CHECK(week["finish_now"] == "2026-09-18");
    CHECK(week["moved_min"] == 0);
    CHECK(moved(week).empty());
    CHECK(week["moved"].size() == 8);
    CHECK(week["streak"] == 5);
    CHECK(week["study_days"] == 5);
    CHECK(week["kept_days"] == 5);
    CHECK(week["next"].size() == 5);
    CHECK(week["next"][0]["resources"][0] == Json{{"id", "a"}, {"min", 120}});
}

TEST_CASE("hours missed and hours beyond the promise are told day by day") {
    const Promised behind(works(algebra), week_of_sessions({{8, 60}}));
    CHECK(behind.last_week()["finish_now"] == "2026-09-21");
    CHECK(behind.last_week()["moved_min"] == 120);
    // The last hour needs a day of two.
    CHECK(moved(behind.last_week()) == Parts{{"missed", 60}, {"other", 60}});
    const Promised ahead(works(algebra), week_of_sessions({{8, 240}}));
    CHECK(ahead.last_week()["finish_now"] == "2026-09-17");
    CHECK(moved(ahead.last_week()) == Parts{{"extra", -120}});
    const Promised both(works(algebra), week_of_sessions({{8, 240}, {9, 0}}));
    CHECK(both.last_week()["moved_min"] == 0);
    CHECK(moved(both.last_week()) == Parts{{"extra", -120}, {"missed", 120}});
    CHECK(both.last_week()["streak"] == 2);
    CHECK(both.last_week()["kept_days"] == 4);
}

TEST_CASE("an hour of last week that is logged after the promise is extra, not a better estimate") {
    const Promised study(works(algebra),
                         week_of_sessions() +
                             R"({"v":1,"id":"late","at":"2026-09-08T10:00:00Z","op":"log",)"
                             R"("date":"2026-09-04","resource":"a","min":120})"
                             "\n");
    CHECK(study.last_week()["done"] == 600);
    CHECK(moved(study.last_week()) == Parts{{"extra", -120}});
    const Promised ahead(works(algebra), week_of_sessions({{10, 0}, {11, 0}}) + session(14, 60));
    CHECK(moved(ahead.answers("week --today 2026-09-10")) == Parts{{"extra", -60}, {"other", 60}});
}

TEST_CASE("estimates that grow and shrink, by whatever way") {
    const Promised grew(works(algebra), week_of_sessions() + on_day("l", "left", "2026-09-12",
                                                                    R"("resource":"a","min":720)"));
    CHECK(moved(grew.last_week()) == Parts{{"grew", 120}});
    const std::string two = algebra + R"(,{"id":"b","effort":"4h"})";
    const Promised shrank(
        works(two), week_of_sessions(),
        study_days +
            works(R"({"id":"a","title":"Algebra","effort":"18h"},{"id":"b","effort":"6h"})"));
    CHECK(moved(shrank.last_week()) == Parts{{"grew", 120}, {"shrank", -120}});
    const Promised done(
        works(two), week_of_sessions() + on_day("d", "done", "2026-09-11", R"("resource":"b")"));
    CHECK(moved(done.last_week()) == Parts{{"shrank", -240}});
}

TEST_CASE("a day off counts as changed hours, past or to come, and never as missed") {
    const std::string off = R"("schedule":{"week":{"mon":2,"tue":2,"wed":2,"thu":2,"fri":2},
        "days":[{"on":"2026-09-09","hours":0},{"on":"2026-09-15..2026-09-16","hours":0}]},
        "start":"2026-09-07",)";
    const Promised study(works(algebra), week_of_sessions({{9, 0}}), off + works(algebra));
    const Json week = study.last_week();
    CHECK(moved(week) == Parts{{"schedule", 360}});
    CHECK(week["moved_min"] == 360);
    CHECK(week["finish_now"] == "2026-09-23");
    CHECK(week["study_days"] == 4);
    CHECK(week["streak"] == 4);
}

TEST_CASE("new and dropped work") {
    const std::string two = algebra + R"(,{"id":"b","effort":"4h")";
    const Promised added(works(algebra), week_of_sessions({{8, 60}}) + session(8, 60, "b"),
                         study_days + works(two + "}"));
    // Its first hour took the place of one of algebra, so nothing is missed.
    CHECK(moved(added.last_week()) == Parts{{"new", 240}});
    const Promised dropped(works(two + "}"), week_of_sessions(),
                           study_days + works(two + R"(,"dropped":"2026-09-10"})"));
    CHECK(moved(dropped.last_week()) == Parts{{"dropped", -240}});
    const Promised gone(works(two + "}"), week_of_sessions(), study_days + works(algebra));
    CHECK(moved(gone.last_week()) == Parts{{"dropped", -240}});
    const Promised renamed(works(two + "}"), week_of_sessions(),
                           study_days + works(algebra + R"(,{"id":"c","effort":"4h",
                               "formerly":["b"]})"));
    CHECK(moved(renamed.last_week()).empty());
}

TEST_CASE("without a finish on either side there is no whole, and no part that needs one") {
    const Promised finished(works(algebra), week_of_sessions({{11, 720}}));
    const Json week = finished.last_week();
    CHECK(week["finish_now"].is_null());
    CHECK(week["moved_min"].is_null());
    CHECK(week["moved"].size() == 7);
    CHECK(moved(week) == Parts{{"extra", -600}});
}

TEST_CASE("today is not missed before it is over") {
    const Promised study(works(algebra), week_of_sessions({{9, 0}, {10, 0}, {11, 0}}));
    const auto at = [&](const std::string& today) {
        return study.answers("week --today " + today);
    };
    CHECK(at("2026-09-09")["over"] == false);
    CHECK(moved(at("2026-09-09")).empty());
    CHECK(at("2026-09-09")["streak"] == 2);
    CHECK(at("2026-09-09")["study_days"] == 2);
    CHECK(moved(at("2026-09-10")) == Parts{{"missed", 120}});
    CHECK(at("2026-09-10")["streak"] == 0);
    CHECK(at("2026-09-11")["over"] == false);
    CHECK(at("2026-09-12")["over"] == true);
    CHECK(at("2026-09-11")["as_of"] == "2026-09-11");
    CHECK(at("2026-09-12")["as_of"] == "2026-09-14");
    CHECK(moved(at("2026-09-12")) == Parts{{"missed", 360}});
}

TEST_CASE("after the end a week has study days as long as work goes on") {
    const auto answer = [](const std::string& effort, const std::string& log) {
        const Promised study(
            R"("end":"2026-09-08",)" +
                works(R"({"id":"a","title":"Algebra","effort":")" + effort + "\"}"),
            log);
        const Json week = study.answers("week --week 2026-W37 --today 2026-09-14");
        CHECK(week["over"] == true);
        Json hours;
        for (const Json& day : week["days"]) hours.push_back(day["hours"]);
        return Json{hours, week["study_days"], week["kept_days"], week["streak"]};
    };
    const std::string two = session(7, 120) + session(8, 120);
    const auto is = [](const char* expected) { return Json::parse(expected); };
    // All is promised in time.
    CHECK(answer("4h", two) == is("[[120,120,0,0,0,0,0],2,2,2]"));
    // Late work is promised up to Thursday, and up to the next week.
    CHECK(answer("8h", two + session(9, 120)) == is("[[120,120,120,120,0,0,0],4,3,0]"));
    CHECK(answer("20h", week_of_sessions()) == is("[[120,120,120,120,120,0,0],5,5,5]"));
    // The learner goes on without a promise.
    CHECK(answer("4h", two + session(10, 60)) == is("[[120,120,120,120,0,0,0],4,3,1]"));
}

TEST_CASE("the latest week after the end is over with its last study day") {
    const Promised study(R"("end":"2026-09-08",)" + works(algebra), week_of_sessions());
    CHECK(study.answers("week --latest --today 2026-09-10")["week"] == "2026-W36");
    CHECK(study.answers("week --latest --today 2026-09-11")["week"] == "2026-W37");
}

TEST_CASE("the latest week is the same on its last study day and days later") {
    const Promised study(works(algebra), week_of_sessions({{8, 60}}));
    const std::string friday = study.says("week --latest --today 2026-09-11");
    for (const char* later : {"2026-09-11", "2026-09-12", "2026-09-13", "2026-09-14", "2026-09-17"})
        CHECK(study.says(std::string("week --latest --today ") + later) == friday);
    CHECK(study.says("week --last-week --today 2026-09-16") == friday);
    CHECK(study.says("week --week 2026-W37 --today 2026-09-20") == friday);
    CHECK(study.says("week --week 2026-09-09 --today 2026-09-20") == friday);
    CHECK(study.says("week --latest --today 2026-09-18") != friday);
    // What the next week brings changes nothing of it.
    put(study.folder / "log.jsonl",
        content_of(study.folder / "log.jsonl") + session(14, 120) +
            on_day("d14", "left", "2026-09-14", R"("resource":"a","min":60)"));
    CHECK(study.says("week --latest --today 2026-09-15") == friday);
    // A correction of it does, also one that moves a session into it.
    put(study.folder / "log.jsonl",
        content_of(study.folder / "log.jsonl") + session(15, 60, "a", "wrong") +
            R"({"v":1,"id":"e","at":"2026-09-15T13:00:00Z","op":"edit","ref":"wrong",)"
            R"("date":"2026-09-08"})"
            "\n");
    CHECK(study.answers("week --latest --today 2026-09-15")["done"] == 600);
    CHECK(moved(study.answers("week --latest --today 2026-09-15")).empty());
}

TEST_CASE("without a promise in the log it is worked out, and said so") {
    const Study study(works(algebra), week_of_sessions({{8, 60}}));
    const Json week = study.answers("week --last-week --today 2026-09-14");
    CHECK(week["promise"] == "recomputed");
    CHECK(week["promised"] == 600);
    CHECK(moved(week) == Parts{{"missed", 60}, {"other", 60}});
    CHECK(has(study.says("week --last-week --today 2026-09-14"), "no promise of this week"));
}

TEST_CASE("a missed week is said once, and what it costs") {
    const Promised study(works(algebra));
    const std::string text = study.says("week --last-week --today 2026-09-14 --width 200");
    CHECK(has(text,
              "No entry this week; that happens, and the plan goes on. The finish moves from "
              "Fri 18 Sep to Fri 25 Sep: 10h later."));
    CHECK(study.last_week()["missed"] == true);
    CHECK_FALSE(has(study.says("week --latest --today 2026-09-22"), "to Fri 25 Sep"));
    const Promised noted(works(algebra),
                         on_day("n", "note", "2026-09-08", R"("text":"down with a cold")"));
    CHECK(noted.last_week()["missed"] == false);
}

TEST_CASE("a week without hours ends on its Sunday, and nothing is said when nothing is due") {
    const std::string off = R"("schedule":{"week":{"mon":2,"tue":2,"wed":2,"thu":2,"fri":2},
        "days":[{"on":"2026-09-14..2026-09-25","hours":0}]},"start":"2026-09-07",)";
    const Promised study(works(algebra), week_of_sessions(), off + works(algebra));
    const auto week_on = [&](const std::string& today) {
        return study.answers("week --latest --today " + today)["week"];
    };
    CHECK(week_on("2026-09-18") == "2026-W37");
    CHECK(week_on("2026-09-20") == "2026-W38");
    CHECK(week_on("2026-09-26") == "2026-W38");
    CHECK(study.says("week --latest -q --today 2026-09-20").empty());
    CHECK_FALSE(study.says("week --latest --today 2026-09-20").empty());
    // The week after these has work again.
    CHECK(has(study.says("week --latest -q --today 2026-09-27"), "Next week"));
    CHECK(study.answers("week --week 2026-W39 --today 2026-10-01")["streak"] == 5);
}

TEST_CASE("days without hours are skipped by the streak, not counted") {
    const Promised study(works(algebra), week_of_sessions() + session(12, 60) + session(14, 30));
    CHECK(study.answers("week --today 2026-09-14")["streak"] == 6);
    CHECK(study.answers("week --today 2026-09-15")["streak"] == 6);
    CHECK(study.answers("week --today 2026-09-16")["streak"] == 0);
    CHECK(study.last_week()["done"] == 660);
}

TEST_CASE("goals and days share the same sums, whatever is unknown") {
    const Study study(
        R"("goals":[{"id":"g","title":"Goal"},{"id":"f","weekly":"1h"}],"resources":[
        {"id":"a","goal":"g","effort":"20h"},{"id":"b","effort":"2h"}])",
        session(7, 60) + session(8, 50, "b") + session(9, 40, "gone") + session(10, 30, "f"));
    const Json week = study.answers("week --last-week --today 2026-09-14");
    const auto sum = [&](const char* list, const char* of) {
        int all = 0;
        for (const Json& row : week[list]) all += row[of].get<int>();
        return all;
    };
    CHECK(week["done"] == 180);
    for (const char* list : {"days", "goals"}) {
        CHECK(sum(list, "done") == 180);
        CHECK(sum(list, "promised") == week["promised"]);
    }
    CHECK(week["goals"].back()["id"].is_null());
    CHECK(week["goals"].back()["done"] == 90);
}

TEST_CASE("money, posts, notes and dates of the week; a friend sees neither notes nor money") {
    const Study study(
        works(algebra) + R"(,"dates":[{"id":"visa","title":"Visa","on":"2026-09-20","notice":10}])",
        session(7, 60) +
            on_day("s1", "spend", "2026-09-08",
                   R"("amount":"12.50","currency":"USD","title":"Book","resource":"a")") +
            on_day("s2", "spend", "2026-09-09",
                   R"("amount":"-2","currency":"USD","title":"Back")") +
            on_day("s3", "spend", "2026-09-14",
                   R"("amount":"1","currency":"USD","title":"Later")") +
            on_day("p", "post", "2026-09-10",
                   R"("title":"On \u001b[31mgroups","kind":"post","url":"https://example.org")") +
            on_day("n", "note", "2026-09-11", R"("text":"tried","resource":"a")") +
            on_day("e", "edit", "2026-09-11", R"("ref":"n","text":"tired")") +
            on_day("n2", "note", "2026-09-11", R"("text":"gone again")") +
            on_day("d", "del", "2026-09-11", R"("ref":"n2")"));
    const std::string asked = "week --last-week --today 2026-09-14";
    const Json week = study.answers(asked);
    CHECK(week["spent"].size() == 2);
    CHECK(week["spent"][0]["resource"] == "a");
    CHECK(week["spent_sums"] == Json::parse(R"([{"currency":"USD","amount":"10.50"}])"));
    CHECK(week["posts"].size() == 1);
    CHECK(week["notes"].size() == 1);
    CHECK(week["notes"][0]["text"] == "tired");
    CHECK(week["notes"][0]["resource"] == "a");
    CHECK(week["dates"][0]["id"] == "visa");
    const std::string text = study.says(asked);
    for (const char* words : {"Money spent: 10.50 USD", "Book", "On [31mgroups", "tired", "Visa"}) {
        INFO(words);
        CHECK(has(text, words));
    }
    CHECK(text.find('\x1b') == std::string::npos);
    const std::string shared = study.says(asked + " --public");
    for (const char* words : {"Money", "Book", "tired", "12.50"}) {
        INFO(words);
        CHECK_FALSE(has(shared, words));
        CHECK_FALSE(has(study.says(asked + " --public --json"), words));
    }
    CHECK(has(shared, "Published"));
}

TEST_CASE("amounts are added up exactly, and not at all where they are too long") {
    CHECK(sum_of_amounts({}) == "0");
    CHECK(sum_of_amounts({"1"}) == "1");
    CHECK(sum_of_amounts({"0.1", "0.2"}) == "0.3");
    CHECK(sum_of_amounts({"-0.05", "0.01"}) == "-0.04");
    CHECK(sum_of_amounts({"10", "-2.125"}) == "7.875");
    CHECK(sum_of_amounts({"999999999.999999999", "0.000000001"}) == "1000000000.000000000");
    CHECK_FALSE(sum_of_amounts({"0.0000000001"}));
    CHECK_FALSE(sum_of_amounts({"1000000000"}));
}
