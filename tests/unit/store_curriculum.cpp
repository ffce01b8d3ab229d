#include <filesystem>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "osmlm/store/store.hpp"

using namespace osmlm;

namespace {

Curriculum load(const std::string& keys) {
    const auto loaded = parse_curriculum("{\"osmlm\": 1, " + keys + "}");
    for (const Finding& finding : loaded ? loaded->findings : loaded.error())
        UNSCOPED_INFO(finding.path << ": " << finding.message);
    REQUIRE(loaded);
    return loaded->curriculum;
}

Effort effort(const std::string& value) {
    const Curriculum curriculum = load(R"("resources": [{"id": "a", "effort": )" + value + "}]");
    REQUIRE(curriculum.resources.at(0).effort);
    return *curriculum.resources[0].effort;
}

DayHours weekday(const std::string& value) {
    return load(R"("schedule": {"week": {"mon": )" + value + "}}").schedule.week[0];
}

Day day(const char* text) { return parse_day(text).value(); }

std::vector<Minutes> figures(const Effort& e) { return {e.low, e.planned, e.high}; }

using Figures = std::vector<Minutes>;

}  // namespace

TEST_CASE("only the version is required, and the rest has its defaults") {
    const Curriculum curriculum = load("");
    CHECK(curriculum.version == 1);
    CHECK_FALSE(curriculum.start);
    CHECK(curriculum.schedule.session_min == 30);
    CHECK(curriculum.schedule.session_max == 120);
    CHECK(curriculum.schedule.focus == 3);
    CHECK(curriculum.schedule.day_starts == 240);
    CHECK_FALSE(curriculum.schedule.limit);
    CHECK(curriculum.resources.empty());
}

TEST_CASE("the head of the file is read") {
    const Curriculum curriculum =
        load(R"("$schema": "osmlm-curriculum-1.schema.json", "title": "Masters",
        "story": "Why \u00e9.", "start": "2026-09-07", "end": "2027-07-02",
        "timezone": "Africa/Casablanca", "checkpoints": ["2026-12-20", "2027-04-01",], // two
        "x-mine": [1, {"deep": null}])");
    CHECK(curriculum.title == "Masters");
    CHECK(curriculum.story == "Why é.");
    CHECK(curriculum.start == day("2026-09-07"));
    CHECK(curriculum.end == day("2027-07-02"));
    CHECK(curriculum.timezone == "Africa/Casablanca");
    CHECK(curriculum.checkpoints == std::vector<Day>{day("2026-12-20"), day("2027-04-01")});
}

TEST_CASE("the hours of a day are a length or windows of the clock") {
    CHECK(weekday("\"6h\"").minutes == 360);
    CHECK(weekday("6").minutes == 360);
    CHECK(weekday("1.5").minutes == 90);
    CHECK(weekday("0").minutes == 0);
    CHECK(weekday("\"1:30\"").minutes == 90);
    CHECK(weekday("24").minutes == 1440);
    CHECK(weekday("[]").minutes == 0);
    const DayHours two = weekday(R"(["14:00-16:30", "09:00-12:30"])");
    CHECK(two.minutes == 360);
    CHECK(two.windows == std::vector<ClockWindow>{{540, 750}, {840, 990}});
    const DayHours late = weekday(R"(["22:30-00:15"])");
    CHECK(late.minutes == 105);
    CHECK(late.windows == std::vector<ClockWindow>{{1350, 1455}});
    CHECK(weekday(R"(["00:00-24:00"])").windows == std::vector<ClockWindow>{{0, 1440}});
    CHECK(weekday(R"(["09:00-10:00", "10:00-11:00"])").minutes == 120);
    CHECK(weekday("\"6h\"").windows.empty());
}

TEST_CASE("the schedule is read with changes, days, limit and wishes") {
    const Schedule schedule = load(R"("schedule": {
        "week": {"mon": "6h", "sun": 1},
        "changes": [{"from": "2027-01-04", "until": "2027-03-31", "week": {"fri": "3h"}},
         {"from": "2027-05-01"}],
        "days": [{"on": "2026-12-24..2027-01-03", "hours": 0, "note": "holidays"},
                 {"on": "2027-01-02", "hours": ["10:00-11:00"]}],
        "limit": {"day": "8h", "days": ["mon", "fri"]},
        "session": {"min": "45m", "max": 3}, "focus": 2, "day-starts": "00:00"})")
                                  .schedule;
    CHECK(schedule.week[0].minutes == 360);
    CHECK(schedule.week[6].minutes == 60);
    CHECK(schedule.week[4].minutes == 0);
    REQUIRE(schedule.changes.size() == 2);
    CHECK(schedule.changes[0].from == day("2027-01-04"));
    CHECK(schedule.changes[0].until == day("2027-03-31"));
    CHECK(schedule.changes[0].week[4]->minutes == 180);
    CHECK_FALSE(schedule.changes[0].week[0]);
    CHECK_FALSE(schedule.changes[1].until);
    REQUIRE(schedule.days.size() == 2);
    CHECK(schedule.days[0].until == day("2027-01-03"));
    CHECK(schedule.days[0].note == "holidays");
    CHECK(schedule.days[1].from == schedule.days[1].until);
    CHECK(schedule.days[1].hours.windows.size() == 1);
    CHECK(schedule.limit->day == 480);
    CHECK(schedule.limit->days->has(4));
    CHECK_FALSE(schedule.limit->days->has(1));
    CHECK(schedule.session_min == 45);
    CHECK(schedule.session_max == 180);
    CHECK(schedule.focus == 2);
    CHECK(schedule.day_starts == 0);
}

TEST_CASE("one bound of a session moves the other's default where they would cross") {
    CHECK(load(R"("schedule": {"session": {"min": "3h"}})").schedule.session_max == 180);
    CHECK(load(R"("schedule": {"session": {"max": "20m"}})").schedule.session_min == 20);
    CHECK(load(R"("schedule": {"session": {"max": "1h"}})").schedule.session_min == 30);
}

TEST_CASE("goals are read with weekly hours in either form") {
    const Curriculum curriculum = load(R"("goals": [
        {"id": "ml", "title": "Machine learning", "days": ["mon", "tue"],
         "deadline": "2027-05-28", "posts-every": "4 weeks"},
        {"id": "french", "weekly": "5h"}, {"id": "b", "weekly": {"min": "4h", "max": 6}},
        {"id": "c", "weekly": {"max": "6h"}}, {"id": "d", "weekly": 1.5}])");
    const auto& goals = curriculum.goals;
    REQUIRE(goals.size() == 5);
    CHECK(goals[0].title == "Machine learning");
    CHECK(goals[0].days.has(1));
    CHECK_FALSE(goals[0].days.has(2));
    CHECK(goals[0].deadline == day("2027-05-28"));
    CHECK(goals[0].posts_every == "4 weeks");
    CHECK(goals[0].path == "/goals/0");
    CHECK(goals[1].title == "french");
    CHECK(goals[1].days == Weekdays::all());
    CHECK(goals[1].weekly->min == 300);
    CHECK_FALSE(goals[1].weekly->max);
    CHECK(goals[2].weekly->max == 360);
    CHECK_FALSE(goals[3].weekly->min);
    CHECK(goals[4].weekly->min == 90);
}

TEST_CASE("a goal without resources is one open resource, behind those of the file") {
    const Curriculum curriculum =
        load(R"("goals": [{"id": "novel", "title": "A novel"}, {"id": "ml"}],
        "resources": [{"id": "la", "goal": "ml", "effort": "90h", "after": ["novel"]}])");
    REQUIRE(curriculum.resources.size() == 2);
    const Resource& novel = curriculum.resources[1];
    CHECK(novel.id == "novel");
    CHECK(novel.title == "A novel");
    CHECK(novel.goal == 0);
    CHECK(novel.implied);
    CHECK_FALSE(novel.effort);
    CHECK(novel.path == "/goals/0");
    CHECK(curriculum.resources[0].after == std::vector<Prerequisite>{{1}});
}

TEST_CASE("an effort is read in every form, and its middle is rounded, halves up") {
    CHECK(figures(effort("\"90h\"")) == Figures{5400, 5400, 5400});
    CHECK(figures(effort("1.5")) == Figures{90, 90, 90});
    CHECK(figures(effort("0")) == Figures{0, 0, 0});
    CHECK(figures(effort(R"({"low": "100h", "high": "160h"})")) == Figures{6000, 7800, 9600});
    CHECK(figures(effort(R"({"low": "1m", "high": "2m"})")) == Figures{1, 2, 2});
    CHECK(figures(effort(R"({"low": "1h", "high": "3h", "likely": "1h10m"})")) ==
          Figures{60, 70, 180});
    CHECK(figures(effort(R"({"weeks": 13, "pace": {"low": "6h", "high": "8h"}})")) ==
          Figures{4680, 5460, 6240});
    CHECK(figures(effort(R"({"weeks": {"low": 10, "high": 14}, "pace": "6h"})")) ==
          Figures{3600, 4320, 5040});
    CHECK(figures(
              effort(R"({"weeks": {"low": 1, "high": 3}, "pace": {"low": "1h", "high": "3h"}})")) ==
          Figures{60, 300, 540});
    CHECK(figures(effort(
              R"({"weeks": {"low": 1, "high": 3}, "pace": {"low": "1h", "high": "3h",
             "likely": "1h"}})")) == Figures{60, 120, 540});
    CHECK(figures(effort(R"({"weeks": 6.5, "pace": "1h"})")) == Figures{390, 390, 390});
    CHECK(figures(effort(R"({"weeks": 0.5, "pace": "1m"})")) == Figures{1, 1, 1});
}

TEST_CASE("an effort in pages keeps its pages and minutes a page") {
    const Effort plain = effort(R"({"pages": 738, "per-page": "5m"})");
    CHECK(figures(plain) == Figures{3690, 3690, 3690});
    CHECK(plain.pages == 738);
    CHECK(plain.per_page == 5.0);
    const Effort range = effort(R"({"pages": 100, "per-page": {"low": "3m", "high": "6m"}})");
    CHECK(figures(range) == Figures{300, 450, 600});
    CHECK(range.per_page == 4.5);
    CHECK_FALSE(effort("\"90h\"").pages);
}

TEST_CASE("a resource is read with every key") {
    const Curriculum curriculum = load(R"("goals": [{"id": "ml"}], "resources": [
        {"id": "la", "title": "Linear algebra", "goal": "ml", "kind": "course", "effort": "90h",
         "first-effort": "80h", "url": "https://example.org", "cost": 12.5, "start": "2026-10-01",
         "deadline": "2026-12-18", "priority": "high", "daily-max": "3h", "days": ["mon", "wed"],
         "tags": ["theory", "maths"], "note": "n", "formerly": ["la-old"], "optional": true,
         "dropped": "2026-11-23", "x-own": 1},
        {"id": "b", "after": ["la", {"any": ["c", "la", "c"]}], "priority": "low"}, {"id": "c",
         "effort": 1}])");
    const Resource& la = curriculum.resources.at(0);
    CHECK(la.title == "Linear algebra");
    CHECK(la.goal == 0);
    CHECK(la.kind == "course");
    CHECK(la.first_effort->planned == 4800);
    CHECK(la.url == "https://example.org");
    CHECK(la.cost == 12.5);
    CHECK(la.start == day("2026-10-01"));
    CHECK(la.deadline == day("2026-12-18"));
    CHECK(la.priority == Priority::high);
    CHECK(la.daily_max == 180);
    CHECK(la.days.bits() == 0b101);
    CHECK(la.tags == std::vector<std::string>{"theory", "maths"});
    CHECK(la.note == "n");
    CHECK(la.formerly == std::vector<std::string>{"la-old"});
    CHECK(la.optional);
    CHECK(la.dropped == day("2026-11-23"));
    CHECK(la.path == "/resources/0");
    const Resource& b = curriculum.resources.at(1);
    CHECK(b.title == "b");
    CHECK_FALSE(b.goal);
    CHECK_FALSE(b.effort);
    CHECK_FALSE(b.implied);
    CHECK(b.after == std::vector<Prerequisite>{{0}, {2, 0}});
    CHECK(b.priority == Priority::low);
    CHECK(curriculum.resources.at(2).priority == Priority::normal);
}

TEST_CASE("choices keep the order of the file's resources") {
    const Curriculum curriculum = load(R"("resources": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "choices": [{"id": "x", "title": "One", "choose": 2, "of": ["c", "a"], "picked": ["c",
         "c"]},
                    {"id": "y", "of": ["b"]}])");
    CHECK(curriculum.choices.at(0).of == std::vector<std::size_t>{0, 2});
    CHECK(curriculum.choices[0].picked == std::vector<std::size_t>{2});
    CHECK(curriculum.choices[0].choose == 2);
    CHECK(curriculum.choices[1].choose == 1);
    CHECK(curriculum.choices[1].title == "y");
    CHECK(curriculum.choices[1].path == "/choices/1");
}

TEST_CASE("dates, money and checklists are read") {
    const Curriculum curriculum = load(R"(
        "dates": [{"id": "visa", "title": "Visa", "on": "2026-12-05", "every": "3 months",
         "notice": "14 days", "hours": "4h"},
                  {"id": "b", "on": "2026-12-05", "notice": "2 weeks", "every": "1 year"},
                   {"id": "c", "on": "2026-12-05", "notice": 3}],
        "money": {"currency": "USD", "savings": 14000, "rates": {"MAD": 0.1},
                  "monthly": [{"title": "Rent", "amount": 600, "from": "2026-09",
                   "until": "2027-06"}],
                  "once": [{"title": "Insurance", "amount": 120.5, "on": "2026-09-01"}],
                  "places": [{"title": "Casablanca", "monthly": 900, "internet": 6,
                   "safety": 7.5, "x-n": "?"}],
                  "weights": {"internet": 2, "safety": -1}},
        "checklists": [{"id": "computer", "title": "Broken", "items": ["Where?", "When?"]}])");
    CHECK(curriculum.dates.at(0).every == "3 months");
    CHECK(curriculum.dates[0].notice == days{14});
    CHECK(curriculum.dates[0].hours == 240);
    CHECK(curriculum.dates[0].path == "/dates/0");
    CHECK(curriculum.dates[1].notice == days{14});
    CHECK(curriculum.dates[2].notice == days{3});
    CHECK(curriculum.dates[2].title == "c");
    const Money& money = curriculum.money;
    CHECK(money.savings == 14000.0);
    CHECK(money.rates.at("MAD") == 0.1);
    CHECK(money.monthly.at(0).until == "2027-06");
    CHECK(money.once.at(0).on == day("2026-09-01"));
    CHECK(money.once[0].amount == 120.5);
    CHECK(money.places.at(0).scores ==
          std::map<std::string, double>{{"internet", 6}, {"safety", 7.5}});
    CHECK(money.weights.at("safety") == -1);
    CHECK(curriculum.checklists.at(0).items.size() == 2);
}

TEST_CASE("findings that carry only a pointer get their place from the text") {
    std::vector<Finding> findings(4);
    findings[0].path = "/resources/1/id";
    findings[1].path = "/resources/0/deadline";
    findings[3].path = "/x";
    findings[3].line = 9;
    const std::string text =
        "\xEF\xBB\xBF{ \"osmlm\": 1, \"resources\": [ {\"id\": \"é\"},\r\n\t{\"id\": \"b\"} ] }";
    locate(findings, text);
    CHECK(findings[0].line == 2);
    CHECK(findings[0].column == 9);
    CHECK(findings[0].source == " {\"id\": \"b\"} ] }");
    CHECK(findings[1].line == 1);
    CHECK(findings[1].column == 30);
    CHECK(findings[2].line == 0);
    CHECK(findings[3].line == 9);
}

TEST_CASE("a file is read whole, a missing one is nothing, a folder is a failure") {
    const auto folder = std::filesystem::temp_directory_path() / "osmlm-read-file-test";
    std::filesystem::create_directories(folder);
    const std::string text(100'000, 'x');
    std::ofstream(folder / "file", std::ios::binary) << text << '\0';
    const auto whole = read_file(folder / "file");
    REQUIRE(whole);
    CHECK(**whole == text + '\0');
    const auto missing = read_file(folder / "none");
    REQUIRE(missing);
    CHECK_FALSE(*missing);
    const auto wrong = read_file(folder);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().exit == Exit::io);
    CHECK(wrong.error().message.find("cannot read") == 0);
    std::filesystem::remove_all(folder);
}
