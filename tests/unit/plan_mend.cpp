#include "plan/search/mend.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "catch.hpp"
#include "oracle/dice.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "plan/relax/check.hpp"
#include "plan/relax/propagate.hpp"
#include "problem_scene.hpp"

/// Flows that break an order are mended, and plans are found where every minute is needed.
namespace {

using namespace osmlm;

/// A problem with what is demanded of its root.
struct Scene : ProblemScene {
    Node node;
    Demand demand;

    explicit Scene(const std::string& text)
        : ProblemScene(text),
          node(propagate(problem, root_node(problem)).node),
          demand(demand_of(problem, node, false)) {}

    /// As late as can be, without a look at what waits for what.
    [[nodiscard]] DayFlow flow() const {
        const int length = last_day(problem, demand) + 1;
        DayFlow backward = empty_flow(problem, demand.tasks, length).reversed();
        backward.place_all();
        return backward.reversed();
    }
    [[nodiscard]] Breach breach(const DayFlow& of) const {
        return find_breach(problem, node, allotment_of(of, demand), false);
    }
    [[nodiscard]] Plan plan() const { return make_plan(curriculum, state, *curriculum.start); }
};

std::string two_weeks(const std::string& resources) {
    return R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-20",)"
           R"("schedule":{"week":{"mon":"1h","tue":"1h","thu":"1h"}},"resources":[)" +
           resources + "]}";
}

struct PlantedWork {
    int goal = 0, after = -1, daily = 0, target = 0;
    std::map<int, int> days;  ///< minutes
};

/// A planted plan that uses every minute: works of three goals with weekdays of their own, each
/// after the one before it in its chain of five, three of five with a daily maximum, and due on the
/// day on which it ends; what they leave of a day is work for that day alone. With `minima` the
/// first goal asks of each week what the plan has in its poorest. A `size` is half a year.
std::string full_days(std::uint64_t seed, bool minima, int size) {
    oracle::Dice dice("full days", seed);
    const int length = 182 * size, works = 60 * size, hours = 240;
    const std::array<std::string, 3> weekdays = {"0123456", "01234", "2456"};
    std::vector<int> free(static_cast<std::size_t>(length), hours);
    std::vector<PlantedWork> all;
    std::array<int, 3> before = {-1, -1, -1}, in_chain{};
    for (int i = 0; i < works; ++i) {
        PlantedWork work;
        work.goal = dice.between(0, 2);
        int& chained = in_chain[static_cast<std::size_t>(work.goal)];
        int& last = before[static_cast<std::size_t>(work.goal)];
        if (last >= 0 && chained % 5 != 0) work.after = last;
        ++chained;
        if (dice.chance(60)) work.daily = 30 * dice.between(1, 4);
        work.target = 60 * dice.between(3, 18);
        int day = dice.between(0, length - 60);
        if (work.after >= 0) day = all[static_cast<std::size_t>(work.after)].days.rbegin()->first;
        for (int left = work.target; left > 0 && day < length; ++day) {
            const auto& on = weekdays[static_cast<std::size_t>(work.goal)];
            if (on.find(static_cast<char>('0' + day % 7)) == std::string::npos) continue;
            int& room = free[static_cast<std::size_t>(day)];
            int some = std::min(left, room);
            if (work.daily > 0) some = std::min(some, work.daily);
            if (some == 0 || (dice.chance(30) && day < length - 20)) continue;
            work.days[day] = some;
            room -= some;
            left -= some;
        }
        if (work.days.empty()) continue;
        last = static_cast<int>(all.size());
        all.push_back(work);
    }
    for (int day = 0; day < length; ++day)
        if (const int room = free[static_cast<std::size_t>(day)]; room > 0)
            all.push_back({0, -1, 0, room, {{day, room}}});
    std::map<int, int> weeks;
    for (const PlantedWork& work : all)
        for (const auto& [day, minutes] : work.days)
            if (work.goal == 0) weeks[day / 7] += minutes;
    int least = hours * 7;
    for (int week = 0; week < weeks.rbegin()->first; ++week) least = std::min(least, weeks[week]);
    const auto date = [](int day) {
        return iso_date(Day{std::chrono::sys_days{std::chrono::year{2026} / 9 / 7}} + days{day});
    };
    std::string text = fmt::format(
        R"({{"osmlm":1,"start":"{}","end":"{}","schedule":{{"week":{{"mon":"4h","tue":"4h",)"
        R"("wed":"4h","thu":"4h","fri":"4h","sat":"4h","sun":"4h"}}}},"goals":[{{"id":"g0"{}}},)"
        R"({{"id":"g1","days":["mon","tue","wed","thu","fri"]}},)"
        R"({{"id":"g2","days":["wed","fri","sat","sun"]}}],"resources":[)",
        date(0), date(length - 1),
        minima && least > 0 ? fmt::format(R"(,"weekly":"{}m")", least) : "");
    for (std::size_t i = 0; i < all.size(); ++i) {
        const PlantedWork& work = all[i];
        int effort = 0;
        for (const auto& [day, minutes] : work.days) effort += minutes;
        text +=
            fmt::format(R"({}{{"id":"r{}","goal":"g{}","effort":"{}m","deadline":"{}")",
                        i == 0 ? "" : ",", i, work.goal, effort, date(work.days.rbegin()->first));
        if (work.days.size() == 1 && work.after < 0)
            text += fmt::format(R"(,"start":"{}")", date(work.days.begin()->first));
        if (work.after >= 0) text += fmt::format(R"(,"after":["r{}"])", work.after);
        if (work.daily > 0) text += fmt::format(R"(,"daily-max":"{}m")", work.daily);
        text += "}";
    }
    return text + "]}";
}

/// How many of the planted plans are found; whatever is found holds.
int found(bool minima, int seeds, int size) {
    int fits = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const Scene scene(full_days(static_cast<std::uint64_t>(seed), minima, size));
        const Plan plan = scene.plan();
        INFO("seed " << seed);
        CHECK(plan.verdict != Verdict::short_);
        CHECK(verify(scene.curriculum, {}, plan).empty());
        fits += plan.verdict == Verdict::fits ? 1 : 0;
    }
    return fits;
}

}  // namespace

TEST_CASE("a flow that lets a work begin too soon is mended") {
    // The second Thursday is c's, so b has the first; and a, as late as can be, the second week.
    const Scene scene(two_weeks(R"({"id":"a","effort":"2h","days":["mon","tue"]},)"
                                R"({"id":"b","effort":"1h","days":["thu"],"after":["a"]},)"
                                R"({"id":"c","effort":"1h","days":["thu"],"start":"2026-09-17"})"));
    REQUIRE(scene.breach(scene.flow()).kind == Breach::Kind::arc);
    const Mended mended = mend(scene.problem, scene.node, scene.demand, scene.flow(), true);
    REQUIRE(mended.flow);
    CHECK(mended.flow->missing() == 0);
    CHECK(scene.breach(*mended.flow).kind == Breach::Kind::none);
}

TEST_CASE("where no day can part two works, that is refuted") {
    // The same, and the first Tuesday is needed by d.
    const Scene scene(
        two_weeks(R"({"id":"a","effort":"2h","days":["mon","tue"]},)"
                  R"({"id":"b","effort":"1h","days":["thu"],"after":["a"]},)"
                  R"({"id":"c","effort":"1h","days":["thu"],"start":"2026-09-17"},)"
                  R"({"id":"d","effort":"1h","days":["tue"],"deadline":"2026-09-13"})"));
    REQUIRE(scene.flow().missing() == 0);
    const Mended mended = mend(scene.problem, scene.node, scene.demand, scene.flow(), true);
    CHECK_FALSE(mended.flow);
    CHECK(mended.refuted);
    CHECK(scene.plan().verdict == Verdict::short_);
}

TEST_CASE("plans are found that leave no minute free beside daily maxima and prerequisites") {
    CHECK(found(false, 40, 1) == 40);
    CHECK(found(false, 2, 6) == 2);
}

TEST_CASE("and where a goal's weekly hours are what its poorest week has") {
    CHECK(found(true, 40, 1) == 40);
    CHECK(found(true, 2, 6) == 2);
}
