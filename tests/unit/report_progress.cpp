// osmlm progress: sums that agree with sessions and with hledger, and what each field says.
#include <cmath>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/base/day.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/store/store.hpp"
#include "report/progress/charts.hpp"
#include "study.hpp"
#include "year.hpp"

using namespace osmlm;

namespace {

using Json = nlohmann::json;

/// The plan and the log of a year.
struct Year : Study {
    explicit Year(unsigned seed = 1) : Study("") {
        put(folder / "curriculum.json", year::curriculum());
        put(folder / "log.jsonl", year::log(seed));
    }
    [[nodiscard]] Json on_last_day(const std::string& line) const {
        return answers(line + " --today 2026-09-15");
    }
};

Json by_id(const Json& list, const std::string& id) {
    for (const Json& row : list)
        if (row["id"] == id) return row;
    return {};
}

int sum_of(const Json& list) {
    int sum = 0;
    for (const Json& row : list) sum += row["done"].get<int>();
    return sum;
}

/// Hours by account, as hledger reads a timeclock; nothing where it is not installed.
std::optional<std::map<std::string, double>> hledger_sums(const std::filesystem::path& file) {
    const std::string command =
        "hledger -f timeclock:'" + file.string() + "' balance --flat -N -O csv 2>/dev/null";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    if (!pipe) return std::nullopt;
    std::map<std::string, double> sums;
    std::array<char, 400> line{};
    while (std::fgets(line.data(), line.size(), pipe.get()) != nullptr) {
        const std::string text(line.data());
        const auto comma = text.find("\",\"");
        if (!text.starts_with('"') || comma == std::string::npos || text.starts_with("\"account"))
            continue;
        sums[text.substr(1, comma - 1)] = std::stod(text.substr(comma + 3));
    }
    return sums.empty() ? std::nullopt : std::optional(sums);
}

/// The live sessions as a timeclock, one after the other on each day.
std::string timeclock(const State& state, std::map<std::string, int>& entries) {
    std::string text;
    Day day{};
    int minute = 0;
    const auto stamp = [&](int at) {
        return fmt::format("{} {}:00", iso_date(day + days{at / 1440}), clock_text(at));
    };
    for (const Session& session : state.sessions) {
        if (session.date() != day) minute = 0;
        day = session.date();
        const int end = minute + static_cast<int>(session.min());
        text += fmt::format("i {} {}\no {}\n", stamp(minute), session.name(), stamp(end));
        minute = end;
        ++entries[std::string(session.name())];
    }
    return text;
}

}  // namespace

TEST_CASE("hledger, reading the log as a timeclock, comes to the same sums") {
    const Year study;
    const auto curriculum = parse_curriculum(year::curriculum());
    REQUIRE(curriculum);
    const Journal journal = parse_journal(year::log(1));
    const State state = fold(curriculum->curriculum, journal.records);
    std::map<std::string, int> entries;
    put(study.folder / "log.timeclock", timeclock(state, entries));
    const auto sums = hledger_sums(study.folder / "log.timeclock");
    if (!sums) {
        std::cout << "SKIPPED: hledger is not installed, so nobody checks the totals" << std::endl;
        return;
    }
    const Json progress = study.on_last_day("progress");
    std::size_t compared = 0;
    for (const char* list : {"resources", "unknown"})
        for (const Json& row : progress[list]) {
            if (row["done"] == 0) continue;
            const std::string id = row["id"];
            INFO(id);
            REQUIRE(sums->contains(id));
            const double hours = row["done"].get<double>() / 60;
            CHECK(std::abs(sums->at(id) - hours) <= 0.01 * entries[id]);
            ++compared;
        }
    CHECK(compared == sums->size());
    CHECK(compared > 8);
}

TEST_CASE("the sum of progress is that of sessions, whatever the filter") {
    const Year study(2);
    int some = 0;
    for (const char* filter :
         {"", "--since 2026-03-01", "--until 2025-12-31", "--from 2026-01 --to 2026-02",
          "--week 2026-W20", "--last-week", "--goal french", "--goal novel", "--kind book",
          "--tag theory", "-r moocs", "-r la", "--kind book --since 2026-04-01", "--kind none",
          "--tag theory --goal ml-masters --until 2026-05-31", "-r novel --week 2026-W21"}) {
        INFO(filter);
        const Json progress = study.on_last_day(std::string("progress ") + filter);
        const Json sessions = study.on_last_day(std::string("sessions ") + filter);
        CHECK(progress["totals"]["done"] == sessions["total"]);
        CHECK(sum_of(progress["resources"]) + sum_of(progress["unknown"]) == sessions["total"]);
        some += sessions["total"] > 0;
        for (const Json& goal : progress["goals"]) {
            int done = 0;
            for (const Json& row : progress["resources"])
                if (row["goal"] == goal["id"]) done += row["done"].get<int>();
            CHECK(done == goal["done"]);
        }
    }
    CHECK(some > 11);
}

TEST_CASE("the first estimate is that of the first promise, else first-effort, else the effort") {
    const std::string promise = on_day(
        "p1", "promise", "2026-09-15",
        R"("week":"2026-W38","finish":null,"days":{},"left":{"a":300,"old":600},"hours":[])");
    const std::string later =
        on_day("p2", "promise", "2026-09-21",
               R"("week":"2026-W39","finish":null,"days":{},"left":{"a":900,"d":60},"hours":[])");
    const Study study(R"("resources":[{"id":"a","effort":"20h","first-effort":"11h"},
        {"id":"b","effort":"20h","first-effort":{"low":"10h","high":"12h"}},
        {"id":"c","effort":"20h","formerly":["old"]},{"id":"d","effort":"2h"},
        {"id":"e","effort":"5h"}])",
                      on_day("s1", "log", "2026-09-08", R"("resource":"a","min":90)") +
                          on_day("s2", "log", "2026-09-15", R"("resource":"a","min":60)") + later +
                          promise);
    const Json rows = study.answers("progress --today 2026-09-22")["resources"];
    const auto first = [&](const char* id) { return by_id(rows, id)["first_effort"]; };
    CHECK(first("a") == 390);  // 5h were left, and 1h30m had been logged before that week
    CHECK(first("b") == 660);
    CHECK(first("c") == 600);
    CHECK(first("d") == 60);
    CHECK(first("e") == 300);
    CHECK(by_id(rows, "a")["effort"] == 1200);
}

TEST_CASE("what is logged after the promise for earlier weeks is none of the first estimate") {
    const auto session = [](const std::string& id, const std::string& at) {
        return R"({"v":1,"id":")" + id + R"(","op":"log","at":")" + at +
               R"(","date":"2026-09-08","resource":"a","min":60})" + "\n";
    };
    const auto first = [&](const std::string& id, const std::string& at) {
        const Study study(
            R"("resources":[{"id":"a","effort":"20h"}])",
            session(id, at) +
                on_day("p", "promise", "2026-09-14",
                       R"("week":"2026-W38","finish":null,"days":{},"left":{"a":600},"hours":[])"));
        return study.answers("progress --today 2026-09-16")["resources"][0]["first_effort"];
    };
    CHECK(first("s", "2026-09-14T11:59:59Z") == 660);
    CHECK(first("s", "2026-09-14T12:00:01Z") == 600);
    CHECK(first("o", "2026-09-14T12:00:00Z") == 660);  // of two with one `at` the id decides
    CHECK(first("q", "2026-09-14T12:00:00Z") == 600);
}

TEST_CASE("hours of work that is not in the plan are logged, and that is said") {
    const Study study(R"("resources":[{"id":"x","effort":1},{"id":"y","effort":1},
        {"id":"z","effort":1,"dropped":"2026-09-08"}],
        "choices":[{"id":"c","of":["x","y"],"picked":["y"]}])");
    const auto says = [&](const std::string& id) {
        return study.says("log " + id + " 30m --dry-run", 0, "2026-09-09T12:00:00Z");
    };
    CHECK(has(says("x"), "A choice has not picked it"));
    CHECK_FALSE(has(says("y"), "not in the plan"));
    CHECK(has(says("z"), "It was dropped"));
}

TEST_CASE("state, share, left and estimate of a resource") {
    const Study study(R"("goals":[{"id":"g","title":"Goal"}],"resources":[
        {"id":"new","goal":"g","effort":"2h"},{"id":"half","goal":"g","effort":"3h"},
        {"id":"over","goal":"g","effort":"1h"},{"id":"early","goal":"g","effort":"10h"},
        {"id":"gone","goal":"g","effort":"10h","dropped":"2026-09-08"},
        {"id":"talk","goal":"g"},{"id":"x","effort":1},{"id":"y","effort":1},
        {"id":"zero","effort":0}],"choices":[{"id":"c","of":["x","y"],"picked":["y"]}])",
                      on_day("1", "log", "2026-09-07", R"("resource":"half","min":119)") +
                          on_day("2", "log", "2026-09-07", R"("resource":"over","min":90)") +
                          on_day("3", "log", "2026-09-08", R"("resource":"early","min":60)") +
                          on_day("4", "done", "2026-09-08", R"("resource":"early")") +
                          on_day("5", "log", "2026-09-08", R"("resource":"gone","min":30)") +
                          on_day("6", "log", "2026-09-09", R"("resource":"talk","min":45)"));
    const Json answer = study.answers("progress --today 2026-09-09");
    const auto is = [&](const char* id, const char* expected) {
        const Json row = by_id(answer["resources"], id);
        Json seen;
        for (const char* key : {"state", "done", "left", "effort", "share"})
            seen.push_back(row[key]);
        INFO(id);
        CHECK(seen == Json::parse(expected));
    };
    is("new", R"(["todo",0,120,120,0])");
    is("half", R"(["doing",119,61,180,0.66])");
    is("over", R"(["doing",90,0,90,1])");
    is("early", R"(["done",60,0,60,1])");
    is("gone", R"(["dropped",30,570,600,0.05])");
    is("talk", R"(["doing",45,null,null,null])");
    is("x", R"(["todo",0,60,60,0])");
    is("zero", R"(["todo",0,0,0,1])");
    CHECK(by_id(answer["resources"], "x")["picked"] == false);
    CHECK(by_id(answer["resources"], "y")["picked"] == true);
    const std::string text = study.says("progress --today 2026-09-09 --width 60");
    CHECK(has(text, "1h        1h"));
    CHECK(has(text, "  not picked\n"));
    CHECK(has(text, "9h30m       10h"));
    CHECK(has(text, "Of work that is dropped or not picked, hours done count in"));
    CHECK(has(study.says("progress --format csv"), ",todo,false\r\n"));
    CHECK(has(study.says("plan --by resource --today 2026-09-09"), "not picked"));
    CHECK(answer["totals"] == Json{{"done", 344}, {"left", 120 + 61 + 60}});
    const Json goal = answer["goals"][0];
    CHECK(goal["done"] == 344);
    CHECK(goal["left"] == 181);
    CHECK(goal["effort"] == 450);
    CHECK(goal["share"] == 0.59);
    CHECK(goal["first"] == "2026-09-07");
    CHECK(goal["last"] == "2026-09-09");
}

TEST_CASE("pace: the last four weeks, and since the first session") {
    std::string log;
    const Day first = *parse_day("2026-01-05");
    for (int week = 0; week < 10; ++week)
        log += on_day("s" + std::to_string(week), "log", iso_date(first + days{7 * week}),
                      R"("resource":"a","min":)" + std::to_string(week < 6 ? 60 : 120));
    const Study study(R"("resources":[{"id":"a","effort":"99h"}])", log);
    const auto pace = [&](const std::string& line) {
        return study.answers("progress " + line)["resources"][0]["pace"];
    };
    // On the Sunday of the tenth week: 840 minutes in 70 days; before today are 480 in 28.
    CHECK(pace("--today 2026-03-15") == Json{{"recent", 120}, {"overall", 84}});
    CHECK(pace("--until 2026-02-15 --today 2026-03-15") == Json{{"recent", 60}, {"overall", 60}});
    CHECK(pace("--today 2026-01-11") == Json{{"recent", nullptr}, {"overall", 60}});
    CHECK(pace("--today 2026-01-12")["recent"] == 60);
    CHECK(pace("--today 2026-01-01") == Json{{"recent", nullptr}, {"overall", 0}});
    CHECK(pace("--today 2026-06-01")["recent"] == 0);
}

TEST_CASE("the burn-up holds what is done against what was promised for each day") {
    const auto curriculum = parse_curriculum(
        R"({"osmlm":1,"resources":[{"id":"a","effort":9},{"id":"b","effort":9}]})");
    REQUIRE(curriculum);
    Inputs inputs;
    inputs.curriculum = curriculum->curriculum;
    inputs.journal = parse_journal(on_day("1", "log", "2026-09-04", R"("resource":"a","min":30)") +
                                   on_day("2", "log", "2026-09-08", R"("resource":"b","min":60)"));
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    const Day week = *parse_day("2026-09-07");
    const auto promise = [&](Day monday, Minutes a, Minutes b) {
        Promise made;
        made.week = monday;
        for (const Day day : {monday, monday + days{7}}) made.days[day] = {{"a", a}, {"b", b}};
        return made;
    };
    const std::vector<Promise> promises = {promise(week, 60, 40), promise(week + days{7}, 50, 0)};
    const Day today = week + days{8};
    const auto drawn = [&](const std::vector<Promise>& kept, const Selection& selection) {
        return burn_up(inputs, kept, selection, done_by_day(inputs, selection, today), today);
    };
    const Chart chart = drawn(promises, {});
    using Points = std::vector<std::pair<Day, Minutes>>;
    REQUIRE(chart.curves.size() == 2);
    CHECK(chart.curves[0].points ==
          Points{{week - days{4}, 0}, {week - days{3}, 30}, {week + days{1}, 90}, {today, 90}});
    CHECK(chart.curves[1].points ==
          Points{{week - days{1}, 30}, {week, 130}, {week + days{7}, 180}, {week + days{14}, 230}});
    CHECK(chart.caption.alternative ==
          "Done before today: 1h30m; with what was promised for each day: 3h.");
    Selection only;
    only.resource = "b";
    CHECK(drawn(promises, only).curves[1].points.back().second == 40);
    CHECK(drawn({}, {}).curves.size() == 1);
}

TEST_CASE("the heat map has every day of 52 weeks and this one, and says so in a sentence") {
    const Year study;
    const auto curriculum = parse_curriculum(year::curriculum());
    REQUIRE(curriculum);
    Inputs inputs;
    inputs.curriculum = curriculum->curriculum;
    inputs.journal = parse_journal(year::log(1));
    inputs.state = fold(inputs.curriculum, inputs.journal.records);
    const Day today = *parse_day("2026-09-15");
    const auto year_until = [&](Day day) {
        return year_of_days(done_by_day(inputs, {}, day), day);
    };
    const HeatMap map = year_until(today);
    CHECK(map.from == *parse_day("2025-09-15"));
    CHECK(map.minutes.size() == 366);
    Minutes sum = 0;
    for (const Minutes day : map.minutes) sum += day;
    CHECK(sum == study.on_last_day("progress")["totals"]["done"].get<Minutes>());
    CHECK(has(map.caption.alternative, " of the last 366 days, "));
    CHECK(year_until(*parse_day("2024-01-01")).caption.alternative == "No study in the last year.");
}
