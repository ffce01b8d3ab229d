// What plan, today and check say in special cases: one small curriculum each.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.hpp"
#include "osmlm/render/render.hpp"
#include "study.hpp"

using namespace osmlm;

namespace {

std::string first_lines(const std::string& text, int count) {
    std::istringstream rest(text);
    std::string some;
    for (std::string line; count > 0 && std::getline(rest, line); --count) some += line + '\n';
    return some;
}

std::string record(const std::string& id, const std::string& rest) {
    return R"({"v":1,"id":")" + id + R"(","at":"2026-09-07T12:00:00Z",)" + rest + "}\n";
}

std::ptrdiff_t lines_in(const std::string& text) { return std::ranges::count(text, '\n'); }

std::vector<std::string> findings(const nlohmann::json& answer) {
    std::vector<std::string> all;
    for (const auto& f : answer["findings"])
        all.push_back(f["id"].get<std::string>() + ' ' + f["path"].get<std::string>());
    return all;
}

using Found = std::vector<std::string>;

const std::string one = R"("resources":[{"id":"a","title":"Algebra","effort":"20h"}])";

}  // namespace

TEST_CASE("a deadline that has passed with required work left is a finding") {
    const Study study(R"("end":"2026-12-18","resources":[
        {"id":"a","effort":"20h","deadline":"2026-09-11"},
        {"id":"b","effort":"2h","deadline":"2026-09-11","optional":true},
        {"id":"c","effort":"2h","deadline":"2026-09-20"}])");
    const auto found = [&](const std::string& today, int code) {
        return findings(study.answers("check --today " + today, code));
    };
    CHECK(found("2026-09-11", 0).empty());
    CHECK(found("2026-09-12", 1) == Found{"deadline-passed /resources/0/deadline"});
    CHECK(found("2026-12-19", 1) ==
          Found{"deadline-passed /resources/0/deadline", "deadline-passed /resources/2/deadline"});
    const Study end(R"("end":"2026-09-11","goals":[{"id":"g","deadline":"2026-09-10"}],
        "resources":[{"id":"a","effort":1},{"id":"b","effort":2},
                     {"id":"c","goal":"g","effort":1}])");
    const auto answer = end.answers("check --today 2026-09-14", 1);
    CHECK(findings(answer) == Found{"deadline-passed /end", "deadline-passed /goals/0/deadline"});
    CHECK(answer["findings"][0]["message"] ==
          "the deadline 2026-09-11 has passed, and 3h of \"a\" and \"b\" are left");
    CHECK(answer["findings"][0]["line"] == 1);
}

TEST_CASE("optional work that required work waits for is noted, also when an any chose it") {
    const auto found = [](const std::string& resources) {
        return findings(
            Study(R"("end":"2026-12-18","resources":[)" + resources + "]").answers("check"));
    };
    CHECK(found(R"({"id":"a","effort":1,"optional":true},
                   {"id":"b","effort":1,"optional":true,"after":["a"]},
                   {"id":"c","effort":1,"after":["b"]})") ==
          Found{"optional-required /resources/0/optional",
                "optional-required /resources/1/optional"});
    CHECK(found(R"({"id":"a","effort":1,"after":[{"any":["b","c"]}]},
                   {"id":"b","effort":3,"optional":true},{"id":"c","effort":2,"optional":true})")
              .size() == 1);
    CHECK(found(R"({"id":"a","effort":1,"optional":true},
                   {"id":"b","effort":1,"optional":true,"after":["a"]})")
              .empty());
}

TEST_CASE("members that a choice passed over are out of the plan, and not without a place") {
    const Study study(R"("end":"2026-09-20","resources":[{"id":"a","effort":2},
        {"id":"c","effort":2}],"choices":[{"id":"x","choose":1,"of":["a","c"]}])",
                      record("r1", R"("op":"done","resource":"c","date":"2026-09-07")"));
    CHECK(first_lines(study.says("plan"), 1) == "It fits: no required work is left.\n");
    const auto resources = study.answers("plan")["resources"];
    CHECK(resources[0]["picked"] == false);
    CHECK(resources[1]["picked"] == true);
    CHECK(has(study.says("today"), "20h in them, 0m spoken for."));
}

TEST_CASE("the texts of plan and today say who stands in for a choice") {
    const std::string works = R"("resources":[{"id":"a","effort":1},{"id":"b","effort":1},
        {"id":"c","effort":1}],"choices":[{"id":"x","of":["a","b","c"],"choose":)";
    for (const char* command : {"plan", "today"}) {
        CHECK(
            has(Study(works + "1}]").says(command), "Note: choice \"x\" asks for 1; \"a\" stands"));
        CHECK(has(Study(works + "2}]").says(command), "Note: 2 resources stand in"));
        CHECK_FALSE(has(Study(works + R"(1,"picked":["a"]}])").says(command), "Note:"));
    }
}

TEST_CASE("today shows its sessions as they are, placed and unplaced, at most 24 lines") {
    const Study study(one);
    put(study.folder / "curriculum.json", R"({"osmlm":1,"schedule":{"week":{"mon":["22:00-02:00"]}},
        "resources":[{"id":"a","title":"Algebra","effort":"30h"}]})");
    CHECK(has(study.says("today"), "22:00  2h  Algebra\n00:00  2h  Algebra\n"));
    // At half past one, half an hour is left of the window.
    const std::string late = study.says("today", 0, "2026-09-08T01:30:00Z");
    CHECK(has(late, "01:30    30m  Algebra\n       1h45m  Algebra\n       1h45m  Algebra\n"));
    put(study.folder / "curriculum.json",
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-10-20","schedule":{"week":{"mon":"12h",
        "tue":"12h","wed":"12h","thu":"12h","fri":"12h"},"session":{"max":"30m"}},
        "goals":[{"id":"g","title":"Goal","weekly":"50h"}],
        "resources":[{"id":"a","title":"A rather long title of a resource that is read","effort":
        "900h"},{"id":"b","goal":"g"},{"id":"c","effort":1},{"id":"d","effort":1}],
        "choices":[{"id":"ch","of":["c","d"]}],
        "dates":[{"id":"v","title":"Visa","on":"2026-09-20","notice":30},
                 {"id":"w","title":"Rent","on":"2026-09-20","notice":30},
                 {"id":"x","title":"Bus","on":"2026-09-20","notice":30}]})");
    put(study.folder / "log.jsonl", on_day("t1", "start", "2026-09-08", R"("resource":"a")") +
                                        on_day("t2", "start", "2026-09-08", R"("resource":"b")"));
    const std::string busy = study.says("today --today 2026-09-16");
    CHECK(has(busy, "Good to see you again."));
    CHECK(has(busy, "more: osmlm plan"));
    CHECK(lines_in(busy) <= 24);
}

TEST_CASE("spoken for is the required work, and what weekly minima ask beyond it, up to the end") {
    const auto outlook = [](const std::string& members, const std::string& today = "2026-09-07") {
        const std::string text = Study(members).says("today --today " + today);
        const auto line = text.rfind('\n', text.size() - 2);
        return text.substr(line == std::string::npos ? 0 : line + 1);
    };
    CHECK(outlook(R"("end":"2026-09-18","goals":[{"id":"f","weekly":"3h"}],)" + one) ==
          "10 study days left, 20h in them, 26h spoken for.\n");
    // Work of the goal itself serves its minimum.
    CHECK(outlook(R"("end":"2026-09-18","goals":[{"id":"f","weekly":"3h"}],"resources":[
        {"id":"a","goal":"f","effort":"15h"},{"id":"o","goal":"f"}])") ==
          "10 study days left, 20h in them, 15h spoken for.\n");
    CHECK(
        outlook(R"("resources":[{"id":"a","effort":"10h"}],"goals":[{"id":"f","weekly":"1h"}])") ==
        "6 study days left, 12h in them, 12h spoken for.\n");
    // A day whose hours are used up is none of those that are left.
    CHECK(Study(R"("end":"2026-09-09",)" + one,
                on_day("s", "log", "2026-09-07", R"("resource":"a","min":120)"))
              .says("today")
              .ends_with("2 study days left, 4h in them, 18h spoken for.\n"));
    CHECK(outlook(R"("resources":[{"id":"a","effort":"99999h"}])") ==
          "99999h spoken for, and no end to count the days to.\n");
}

TEST_CASE("the greeting names a cost only where there is one, and counts no days after the end") {
    const std::string ended = R"("end":"2026-09-18",)" + one;
    const Study done(ended, record("r1", R"("op":"done","resource":"a","date":"2026-09-07")"));
    CHECK_FALSE(has(done.says("today --today 2026-09-16"), "Good to see you"));
    CHECK(done.answers("today --today 2026-09-16")["missed_days"] == 6);
    CHECK(done.answers("today --today 2026-09-08")["missed_days"] == 0);
    const std::string late = Study(ended).says("today --today 2027-01-10");
    CHECK(has(late, "The 20h since Mon 7 Sep 2026 went by;"));
    CHECK(has(late, "osmlm plan --if 'off 2026-09-07..2026-09-18'\n"));
    const Study noted(ended, on_day("r1", "note", "2026-09-10", R"("text":"thought")"));
    CHECK(noted.answers("today --today 2026-09-14")["missed_days"] == 1);
    CHECK(Study(ended).answers("today --today 2026-09-14")["missed_days"] == 5);
}

TEST_CASE("weeks are shown to their Sunday, and a cut week says so") {
    const Study study(R"("end":"2026-12-18","goals":[{"id":"g","weekly":"5h"}],)" + one);
    CHECK(study.answers("plan --today 2026-09-09")["until"] == "2026-09-20");
    const auto cut = study.answers("plan --until 2026-09-16");
    CHECK(cut["days"].back()["date"] == "2026-09-16");
    CHECK(cut["weekly"].size() == 1);
    CHECK(study.answers("plan --until 2026-09-18")["weekly"].size() == 2);
    const auto echo = [&](const std::string& until) {
        const std::string text = study.says("plan --by week --until " + until);
        const auto at = text.find("Shown up to ");
        REQUIRE(at != std::string::npos);
        return text.substr(at, text.find('\n', at) - at);
    };
    CHECK(echo("fri") == "Shown up to Fri 11 Sep.");
    CHECK(echo("wed") == "Shown up to Wed 9 Sep. The week goes on after that.");
    CHECK(echo("yesterday") ==
          "Shown up to Sun 6 Sep. The plan begins on Mon 7 Sep: osmlm plan shows it.");
    CHECK_FALSE(has(study.says("plan"), "Shown up to"));
}

TEST_CASE("the verdict names what misses in words that say why") {
    const auto says = [](const std::string& members, const std::string& today = "2026-09-07") {
        std::string text = Study(R"("end":"2026-12-18",)" + members).says("plan --today " + today);
        text = text.substr(0, text.find("\nWeek of"));
        return text.substr(0, text.find("\n\n"));
    };
    const auto work = [](const std::string& rest) {
        return R"("resources":[{"id":"a","title":"Algebra",)" + rest + "}]";
    };
    CHECK(has(says(work(R"("effort":"15h","deadline":"2026-09-11")")),
              "It does not fit: 5h short by Fri 11 Sep, because of Algebra.\n"
              "Algebra needs 15h from Mon 7 Sep to Fri 11 Sep; there are 10h.\n"
              "In this plan 5h come late"));
    const std::string passed =
        says(work(R"("effort":"20h","deadline":"2026-09-11")"), "2026-09-20");
    CHECK(passed.starts_with(
        "It does not fit: Algebra was due on Fri 11 Sep; 20h are left.\nIn this plan"));
    const std::string two = says(
        R"("resources":[{"id":"a","effort":1,"deadline":"2026-09-11"},
           {"id":"b","effort":2,"deadline":"2026-09-11"}])",
        "2026-09-20");
    CHECK(has(two, "a and b were due on Fri 11 Sep; 3h are left."));
    CHECK(has(says(work(R"("effort":2,"start":"2026-10-01","deadline":"2026-09-20")")),
              "Algebra starts on Thu 1 Oct, after its deadline, Sun 20 Sep."));
    CHECK(has(says(work(R"("effort":2,"deadline":"2026-09-04")"), "2026-09-01"),
              "Algebra is due on Fri 4 Sep, before the start, Mon 7 Sep."));
    const std::string nowhere = says(work(R"("effort":2,"days":["sun"])"));
    CHECK(has(nowhere, "2h find no place: none of its days has hours"));
    CHECK_FALSE(has(nowhere, "come late"));
    const std::string minimum = says(R"("goals":[{"id":"fr","title":"French","weekly":"12h"}])");
    CHECK(has(minimum, "short by Fri 18 Dec, because of the weekly hours of French."));
    CHECK(has(minimum, "\nThe weekly hours of French need 168h from"));
    CHECK_FALSE(has(minimum, "come late"));
    // A goal that stands there for its maximum asks for nothing.
    const auto limited = [&](const std::string& weekly) {
        return Study(R"("end":"2026-12-18","goals":[{"id":"fr","title":"French","weekly":)" +
                     weekly + R"(}],
            "resources":[{"id":"a","title":"Algebra","goal":"fr","effort":"40h"}])")
            .says("plan --width 120");
    };
    for (const char* weekly : {R"({"max":"2h"})", R"({"min":"1h","max":"2h"})"})
        CHECK(has(limited(weekly),
                  "short by Fri 18 Dec, because of Algebra and the weekly maximum of French.\n"
                  "Algebra needs 40h from Mon 7 Sep to Fri 18 Dec; there are 30h: the weekly "
                  "maximum of French leaves no more.\n"));
}

TEST_CASE("work that is late before the end of the conflict that is told is named") {
    const auto says = [](const std::string& deadline) {
        return Study(R"("resources":[{"id":"a","title":"Paper","effort":"30h","deadline":")" +
                     deadline + R"("},{"id":"b","effort":"500h","deadline":"2026-12-18"}])")
            .says("plan");
    };
    CHECK(has(says("2026-09-11"), "Late at an earlier deadline: Paper ("));
    CHECK_FALSE(has(says("2026-12-18"), "Late at an earlier"));
}

TEST_CASE("long titles are cut in the verdict") {
    const std::string title(100, 'x');
    std::string works;
    for (const char* id : {"a", "b", "c"})
        works += std::string(works.empty() ? "" : ",") + R"({"id":")" + id + R"(","title":")" +
                 title + R"(","effort":"50h","deadline":"2026-09-11"})";
    const std::string text =
        Study(R"("resources":[)" + works + "]").says("plan --width 60 --by resource");
    CHECK(lines_in(text.substr(0, text.find("\n\n"))) <= 10);
    CHECK_FALSE(has(text, std::string(60, 'x')));
}

TEST_CASE("a plan without required work says what there is instead") {
    const auto verdict = [](const std::string& members) {
        return first_lines(Study(members).says("plan"), 1);
    };
    CHECK(verdict(R"("title":"empty")") == "Nothing is planned yet: add resources.\n");
    CHECK(verdict(R"("goals":[{"id":"fr","weekly":"5h"}])") ==
          "It fits: only the weekly hours are left.\n");
    CHECK(verdict(R"("resources":[{"id":"a","effort":1,"optional":true}])") ==
          "It fits: no required work is left.\n");
}

TEST_CASE("today says in words that nothing must be done") {
    const Study study(R"("end":"2026-12-18",)" + one);
    CHECK(has(study.says("today"), "Nothing must be done today; suggested 2h, buffer"));
    CHECK(has(Study(R"("end":"2026-09-18",)" + one).says("today"),
              "Today: must do 2h, suggested 2h"));
}

TEST_CASE("check says beside its findings that the plan does not fit") {
    const Study study(R"("resources":[{"id":"a","effort":"15h","deadline":"2026-09-11"}])");
    const std::string sentence =
        "Nothing is wrong, and nothing is doubtful; but it does not fit: osmlm plan says why.\n";
    CHECK(study.says("check --width 100") == sentence);
    CHECK(study.says("check --width 100 -q") == sentence);
    CHECK(Study(one).says("check") == "Nothing is wrong, and nothing is doubtful.\n");
}

TEST_CASE("check warns where the verdict is open, and says what the best plan misses") {
    const Study study(R"("end":"2026-09-20","goals":[{"id":"fr","weekly":"3h"}],"resources":[
        {"id":"talk","goal":"fr","start":"2026-09-14"},{"id":"a","goal":"fr","effort":"2h"}])");
    CHECK(study.answers("plan")["findings"].empty());
    const auto check = study.answers("check", 1);
    CHECK(findings(check) == Found{"not-decided /goals/0/weekly"});
    CHECK(check["findings"][0]["line"] == 1);
    CHECK(check["findings"][0]["message"] ==
          "whether it fits is not decided: the best plan found misses 1h of these weekly hours, "
          "first in the week of 2026-09-07");
    CHECK(has(study.says("check", 1), "\n1 warning.\n"));
    put(study.folder / "curriculum.json",
        R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-18","schedule":{"week":{"mon":3,
        "tue":2.5,"wed":2,"thu":1,"fri":3,"sat":1,"sun":3}},"goals":[{"id":"g","weekly":2}],
        "resources":[{"id":"a","effort":7,"days":["mon","sat"]},{"id":"b","effort":10,
        "days":["wed","fri"]},{"id":"c","effort":5,"days":["tue"]}]})");
    CHECK(findings(study.answers("check", 1)) == Found{"not-decided /end"});
}

TEST_CASE("plan counts warnings and errors under their names") {
    CHECK(has(Study(one + R"(,"titel":1)").says("plan"), "\n1 warning; osmlm check names it.\n"));
    CHECK(has(Study(one + R"(,"titel":1,"ende":2)").says("plan"),
              "\n2 warnings; osmlm check names them.\n"));
}

TEST_CASE("a date that is dealt with is not shown again, but its next time is") {
    const std::string visa = one + R"(,"dates":[{"id":"visa","title":"Visa","on":"2026-09-10",
        "every":"1 week","notice":5},{"id":"rent","title":"Rent","on":"2026-09-10"}])";
    const auto shown = [&](const std::string& log, const std::string& today) {
        std::string list;
        const auto answer = Study(visa, log).answers("today --today " + today);
        for (const auto& date : answer["dates"])
            list += date["id"].get<std::string>() + ' ' + date["on"].get<std::string>() + ' ';
        return list;
    };
    const auto done = [](const std::string& item, const std::string& date) {
        return on_day("d-" + item + date, "date-done", date, R"("item":")" + item + '"');
    };
    CHECK(shown({}, "2026-09-07") == "visa 2026-09-10 ");
    CHECK(shown(done("visa", "2026-09-04"), "2026-09-07") == "visa 2026-09-10 ");
    CHECK(shown(done("visa", "2026-09-05"), "2026-09-07") == "");
    CHECK(shown(done("visa", "2026-09-10"), "2026-09-10") == "rent 2026-09-10 ");
    CHECK(shown(done("visa", "2026-09-10"), "2026-09-12") == "visa 2026-09-17 ");
    CHECK(shown(done("rent", "2026-09-10") + done("visa", "2026-09-06"), "2026-09-10") == "");
}

TEST_CASE("a note on a resource is its last note when it is the latest") {
    const auto last_note = [](const std::string& log) {
        return Study(one, log).answers("today --today 2026-09-10")["sessions"][0]["last_note"];
    };
    const auto session = [](const std::string& date, const std::string& note) {
        return on_day("s" + date, "log", date, R"("resource":"a","min":1,"note":")" + note + '"');
    };
    const auto note = [](const std::string& date, const std::string& text) {
        return on_day("n" + date, "note", date, R"("resource":"a","text":")" + text + '"');
    };
    CHECK(last_note(session("2026-09-07", "old") + note("2026-09-08", "new")) == "new");
    CHECK(last_note(note("2026-09-07", "old") + session("2026-09-08", "new")) == "new");
    CHECK(last_note(note("2026-09-07", "only")) == "only");
}

TEST_CASE("a table leaves out what it can spare on a narrow terminal") {
    const Study study(R"("end":"2027-12-18","resources":[{"id":"a","effort":"900h"}])");
    for (const int width : {45, 50, 60, 80}) {
        std::istringstream text(study.says("plan --by resource --width " + std::to_string(width)));
        for (std::string line; std::getline(text, line);)
            CHECK(line.size() <= static_cast<std::size_t>(width));
    }
    const std::string narrow = study.says("plan --by resource --width 50");
    CHECK(has(narrow, "Late"));
    CHECK_FALSE(has(narrow, "First  "));
    CHECK(has(narrow, "Left out at this width: First"));
    CHECK_FALSE(has(study.says("plan --by resource"), "Left out"));
}

TEST_CASE("a wait for one of several that cannot be finished is said as such") {
    const Study study(R"("resources":[
        {"id":"b","title":"Book","effort":"1h","days":["sat"],"optional":true},
        {"id":"c","title":"Course","effort":"3h","deadline":"2026-09-07","optional":true},
        {"id":"e","title":"Exam","effort":"1h","after":[{"any":["b","c"]}]}])");
    const std::string text = study.says("urgency --width 200");
    CHECK(
        text.starts_with("It does not fit: Exam waits for Book or Course, and whichever it is, "
                         "not all can be in time.\n"));
    CHECK(has(text, "\nExam waits for Book or Course: each of the 2 cases ends in a conflict.\n"));
    CHECK(has(text, "osmlm set c deadline=2026-09-08\n"));
}

TEST_CASE("a week that has begun and has no study day left is not shown before the next") {
    const Study study(one);
    const std::string two_weeks = study.says("plan --today 2026-09-13");
    CHECK_FALSE(has(two_weeks, "Week of Mon 7 Sep"));
    CHECK(has(two_weeks, "Week of Mon 14 Sep"));
    CHECK_FALSE(has(study.says("plan --by week --today 2026-09-13"), "no study days"));
    CHECK(has(study.says("plan --weeks 1 --today 2026-09-13"), "no study days"));
}

TEST_CASE("what is not decided is told in the learner's own words, with what to do") {
    const std::string works = R"("end":"2026-09-20","goals":[{"id":"fr","title":"French",
        "weekly":"3h"}],"resources":[{"id":"talk","goal":"fr","days":["mon"]},
        {"id":"a","title":"Algebra","effort":"2h"}])";
    const std::string text = Study(works).says("plan --width 200");
    CHECK(has(text,
              "Not decided: no plan was found that keeps the weekly hours of French, and no "
              "proof that there is none.\nIn this plan 2h of the weekly hours of French are "
              "missed, first in the week of Mon 7 Sep.\nThe plan shown keeps all else; osmlm "
              "plan --if 'set fr weekly=2h' tries whether less would do.\n"));
    const std::string one_week = Study(R"("end":"2026-09-13",)" + works.substr(works.find(',') + 1))
                                     .says("plan --width 200");
    CHECK(has(one_week, "of the weekly hours of French are missed in the week of Mon 7 Sep.\n"));
}
