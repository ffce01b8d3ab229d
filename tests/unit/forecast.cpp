#include "osmlm/plan/forecast.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "hand_made.hpp"
#include "oracle_cases.hpp"
#include "osmlm/model/first_effort.hpp"
#include "osmlm/store/store.hpp"
#include "plan/forecast/draw.hpp"
#include "plan/forecast/habits.hpp"

namespace {

using namespace osmlm;

const Day monday = *parse_day("2026-09-07");

/// Some days of study from that Monday on: the shares of one week after the other.
std::vector<StudyDay> study(int weeks, const std::vector<double>& week) {
    std::vector<StudyDay> seen;
    for (int day = 0; day < weeks * 7; ++day)
        if (const auto weekday = static_cast<std::size_t>(day % 7); weekday < week.size())
            seen.push_back({monday + days{day}, week[weekday]});
    return seen;
}

/// A plan of one resource of 40 h or of others, at ten hours a week, and what is logged of it.
struct Case {
    oracle::Loaded loaded;
    Day today;

    explicit Case(std::vector<std::string> log = {}, const std::string& day = "2026-10-05",
                  const std::string& resources = R"({"id":"a","effort":"40h"})")
        : loaded(oracle::load(
              {"by hand", 0,
               nlohmann::ordered_json::parse(
                   R"({"osmlm":1,"start":"2026-09-07","end":"2027-03-26","schedule":)"
                   R"({"week":{"mon":"2h","tue":"2h","wed":"2h","thu":"2h","fri":"2h"}},)"
                   R"("resources":[)" +
                   resources + "]}"),
               std::move(log), *parse_day(day)})),
          today(*parse_day(day)) {}

    [[nodiscard]] Forecast forecast(std::uint64_t seed = 1, int samples = 200) const {
        const State state = fold(loaded.curriculum, loaded.records);
        return osmlm::forecast(loaded.curriculum, state, today,
                               {samples, seed, {}, first_efforts(loaded.curriculum, state, {})});
    }
};

/// Three dates that ascend and are not all one.
void check_width(const Case& made) {
    const Forecast forecast = made.forecast();
    REQUIRE(forecast.whole);
    const Dates& dates = forecast.whole->dates;
    REQUIRE((dates[0] && dates[1]));
    CHECK(*dates[0] >= made.today);
    CHECK(*dates[0] < *dates[1]);
    CHECK((!dates[2] || *dates[1] <= *dates[2]));
}

std::vector<std::string> every_day(int count, int min) {
    std::vector<std::string> log;
    for (int day = 0; day < count; ++day)
        log.push_back(oracle::logged(day, iso_date(monday + days{day}), "a", min));
    return log;
}

}  // namespace

TEST_CASE("chance falls the same everywhere") {
    Chance chance(1, 2, 3);
    CHECK(chance.uniform() == 0.1684294872829582);
    CHECK(chance.normal() == 0.057295967939091696);
    CHECK(chance.gamma(2.5) == 1.8533673751805861);
    CHECK(chance.beta(0.5, 2) == 0.042860050258695236);
}

TEST_CASE("chance is spread as it says") {
    for (double x = -30; x <= 30; x += 0.37) {
        CHECK(power_of_e(x) == Approx(std::exp(x)).epsilon(1e-13));
        CHECK(natural_log(std::exp(x)) == Approx(x).epsilon(1e-13).margin(1e-15));
    }
    Chance chance(7, 0, 0);
    constexpr int count = 20000;
    double mean = 0, square = 0, gamma = 0, small = 0, beta = 0, above = 0, below = 0;
    for (int i = 0; i < count; ++i) {
        const double z = chance.normal(), tail = chance.normal_above(2);
        mean += z / count;
        square += z * z / count;
        gamma += chance.gamma(3) / count;
        small += chance.gamma(0.5) / count;
        beta += chance.beta(3, 1) / count;
        above += tail / count;
        below += chance.normal_above(-1) / count;
        REQUIRE(tail > 2);
    }
    CHECK(mean == Approx(0).margin(0.03));
    CHECK(square == Approx(1).margin(0.04));
    CHECK(gamma == Approx(3).margin(0.05));
    CHECK(small == Approx(0.5).margin(0.02));
    CHECK(beta == Approx(0.75).margin(0.01));
    CHECK(above == Approx(2.3732).margin(0.02));  // φ(2) / (1 - Φ(2))
    CHECK(below == Approx(0.2876).margin(0.03));
}

TEST_CASE("estimates are learned from what is finished, the latest most") {
    const double before = learn_estimates({}).log_ratio.mean;
    CHECK(before == Approx(std::log(1.06)));
    const auto twice = learn_estimates({{2, 0}, {2, 0}, {2, 0}});
    CHECK(twice.count == 3);
    CHECK(twice.log_ratio.mean > std::log(1.4));
    CHECK(twice.log_ratio.mean < std::log(2));
    CHECK(learn_estimates({{2, 720}}).log_ratio.mean < learn_estimates({{2, 0}}).log_ratio.mean);
    CHECK(learn_estimates({{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {8, 0}}).heavy);
}

TEST_CASE("attendance is learned from the log against the calendar") {
    const double before = learn_attendance({}, monday).expected_share();
    CHECK(before == Approx(0.64).margin(0.01));
    const Day today = monday + days{70};
    CHECK(learn_attendance(study(10, {1, 1, 1, 1, 1}), today).expected_share() > 0.85);
    CHECK(learn_attendance(study(10, {0.1, 0, 0, 0.1, 0}), today).expected_share() < 0.2);
    const auto own = learn_attendance(study(10, {0.2, 1, 1, 1, 2}), today);
    CHECK(own.weekday[0] < 0.7);
    CHECK(own.weekday[4] > 1.35);
    CHECK(own.weekday[1] == Approx(own.weekday[2]).margin(0.01));
}

TEST_CASE("a long absence is no rest, and goes on while nothing is logged") {
    std::vector<StudyDay> seen = study(10, {1, 1, 1, 1, 1});
    const auto without = learn_attendance(seen, monday + days{70});
    for (std::size_t day = 20; day < 32; ++day) seen[day].share = 0;
    const auto with = learn_attendance(seen, monday + days{70});
    CHECK(with.gaps[0] == without.gaps[0] + 1);
    CHECK(with.comes_back[1] == without.comes_back[1]);
    CHECK_FALSE(with.open_gap);
    for (std::size_t day = 38; day < seen.size(); ++day) seen[day].share = 0;
    CHECK(learn_attendance(seen, monday + days{70}).open_gap);
}

TEST_CASE("days off in the calendar are no absence, and what is done on them counts") {
    const auto habits = [](const std::string& extra) {
        const Case made(
            {oracle::logged(1, "2026-09-07", "a", 120), oracle::logged(2, "2026-09-12", "a", 60)},
            "2026-09-14");
        Curriculum curriculum = made.loaded.curriculum;
        if (!extra.empty())
            curriculum.schedule.days.push_back(
                {*parse_day("2026-09-08"), *parse_day("2026-09-11"), {}, ""});
        return learn_habits(curriculum, fold(curriculum, made.loaded.records), {2400}, made.today)
            .attendance;
    };
    CHECK(habits("").count == 5);
    CHECK(habits("off").count == 1);
    CHECK(habits("off").expected_share() > habits("").expected_share());
}

TEST_CASE("work that runs takes longer than what was spent on it, and ranges bound the rest") {
    const Case made({oracle::logged(1, "2026-09-07", "a", 2100)}, "2026-10-05",
                    R"({"id":"a","effort":"40h"},{"id":"b","effort":{"low":"90h","high":"100h"}},)"
                    R"({"id":"c","effort":"95h"})");
    const State state = fold(made.loaded.curriculum, made.loaded.records);
    const Problem problem = make_problem(made.loaded.curriculum, state, made.today);
    const auto doubts = doubts_of(problem, state);
    REQUIRE(doubts.size() == 3);
    CHECK(doubts[0].spent == 2100);
    CHECK(doubts[1].deviation < 0.05);
    CHECK(doubts[2].deviation == 0);
    std::array<std::vector<Minutes>, 3> left;
    for (int sample = 0; sample < 400; ++sample) {
        const auto drawn = draw_left(problem, doubts, learn_estimates({}), 1, sample, {});
        for (std::size_t work = 0; work < left.size(); ++work) left[work].push_back(drawn[work]);
    }
    for (auto& drawn : left) std::ranges::sort(drawn);
    CHECK(left[0].front() >= 1);
    CHECK(left[1][360] - left[1][40] < left[2][360] - left[2][40]);
    const auto dropped = draw_left(problem, doubts, learn_estimates({}), 1, 0, {1, 1, 1});
    CHECK(dropped[1] == 0);
    CHECK(dropped[2] == draw_left(problem, doubts, learn_estimates({}), 1, 0, {})[2]);
}

TEST_CASE("a forecast is the same for the same seed, and another for another") {
    const Case made(every_day(5, 90));
    const auto dates = [&](std::uint64_t seed) { return made.forecast(seed).ends; };
    CHECK(dates(1) == dates(1));
    CHECK(dates(1) != dates(2));
}

TEST_CASE("logs of which little can be learned give no certain date") {
    check_width(Case());                 // no day logged
    check_width(Case(every_day(1, 1)));  // hardly any
    check_width(
        Case(every_day(28, 120), "2026-10-05", R"({"id":"a","effort":"90h"})"));  // all alike
    check_width(Case({oracle::logged(1, "2026-09-07", "gone", 60)}));  // nobody knows of what
    check_width(Case({oracle::logged(1, "2026-09-07", "a", 600),
                      oracle::record("done", 2, R"("date":"2026-09-07","resource":"a")")},
                     "2026-10-05",
                     R"({"id":"a","effort":"10h"},{"id":"b","effort":"40h"})"));  // one ratio
    check_width(Case({oracle::logged(1, "2026-09-07", "a", 2399)}, "2026-09-08",
                     R"({"id":"a","effort":"40h"},{"id":"b","effort":"30h"})"));  // all but done
}

TEST_CASE("where nothing is left or nothing ends, a forecast says so") {
    const Forecast open = Case({}, "2026-10-05", R"({"id":"a"})").forecast();
    CHECK_FALSE(open.whole);
    CHECK(open.resources.empty());
    const Forecast none = Case({}, "2026-10-05", "").forecast();
    CHECK_FALSE(none.whole);
    const Forecast endless = Case({}, "2026-10-05", R"({"id":"a","effort":"90000h"})").forecast();
    REQUIRE(endless.whole);
    CHECK_FALSE(endless.whole->dates[0]);
    CHECK(endless.whole->on_time == 0);
    CHECK(endless.ends.empty());
    CHECK_FALSE(endless.help.front().earlier);
}

TEST_CASE("what helps is said with what it brings") {
    const Forecast forecast =
        Case(every_day(20, 100), "2026-10-05",
             R"({"id":"a","effort":"90h"},{"id":"b","effort":"60h"},{"id":"c","effort":"5h"})")
            .forecast(1, 1000);
    REQUIRE(forecast.help.size() == 3);
    CHECK(forecast.help.front().kind == Help::Kind::without);
    CHECK(std::ranges::is_sorted(forecast.help, std::greater(),
                                 [](const Help& help) { return help.earlier.value_or(0); }));
    CHECK(forecast.help.back().earlier.value_or(-1) >= 0);
    for (const Help& help : forecast.help) {
        REQUIRE(help.date);
        CHECK(*forecast.whole->dates[1] - *help.date == days{help.earlier.value()});
        CHECK(weekday_of(*help.date) < 5);
    }
}

TEST_CASE("what others can stand in for may be left out, and then they do") {
    const auto without = [](const std::string& optional) {
        const Forecast forecast =
            Case(
                {}, "2026-10-05",
                R"({"id":"a","effort":"70h")" + optional + R"(},{"id":"b","effort":"50h")" +
                    optional +
                    R"(},{"id":"c","effort":"30h","after":[{"any":["a","b"]}]},{"id":"d","effort":"5h"})")
                .forecast();
        const auto help = std::ranges::find(forecast.help, Help::Kind::without, &Help::kind);
        REQUIRE(help != forecast.help.end());
        return *help;
    };
    const Help required = without("");
    CHECK(required.resource == 0);  // the longest of all, and the other one will do
    CHECK(required.earlier.value_or(0) > 20);
    const Help optional = without(R"(,"optional":true)");
    CHECK(optional.resource == 2);  // without the one that is chosen the other has to be done
}

TEST_CASE("hours to come fan out, and end with all of the work in most cases") {
    const Forecast forecast = Case(every_day(20, 100)).forecast();
    REQUIRE_FALSE(forecast.reached.empty());
    CHECK(forecast.reached.back().day >= *forecast.whole->dates[1]);
    const Reached* before = nullptr;
    for (const Reached& reached : forecast.reached) {
        CHECK(std::ranges::is_sorted(reached.minutes));
        CHECK(reached.day == forecast.today + days{6 + 7 * (&reached - forecast.reached.data())});
        for (std::size_t i = 0; before != nullptr && i < fan.size(); ++i)
            CHECK(reached.minutes[i] >= before->minutes[i]);
        before = &reached;
    }
    const Case made;  // ten hours a week, and forty to do
    CHECK(made.forecast().reached[0].planned == 600);
    CHECK(made.forecast().reached[7].planned == 2400);
    CHECK(made.forecast().reached[0].minutes[2] < 600);
    CHECK(made.forecast().reached[0].minutes[2] > 240);
}

TEST_CASE("the first effort is the first that was promised") {
    const Case made(
        {oracle::logged(1, "2026-09-07", "a", 60), oracle::logged(2, "2026-09-15", "a", 90)});
    const State state = fold(made.loaded.curriculum, made.loaded.records);
    const auto effort = [&](const std::vector<Promise>& promises) {
        return first_efforts(made.loaded.curriculum, state, promises);
    };
    CHECK(effort({}) == std::vector<Minutes>{2400});
    Promise first, second;
    first.week = *parse_day("2026-09-14");
    first.left = {{"a", 1740}};
    second.week = *parse_day("2026-09-21");
    second.left = {{"a", 5000}};
    CHECK(effort({first, second}) == std::vector<Minutes>{1800});
}
