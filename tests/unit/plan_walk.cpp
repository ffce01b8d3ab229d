#include <algorithm>
#include <numeric>

#include "catch.hpp"
#include "feel/feel.hpp"
#include "oracle/dice.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/forecast.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/store/store.hpp"
#include "plan/choose/chosen.hpp"
#include "plan/relax/check.hpp"
#include "plan/wishes/walk.hpp"

/// The plan's own order, walked as planned and otherwise.
namespace {

using namespace osmlm;

struct Planned {
    Curriculum curriculum;
    State state;
    Problem problem;
    Chosen chosen;
    Order order;

    Planned(Curriculum made, const std::vector<Record>& records, Day today)
        : curriculum(std::move(made)),
          state(fold(curriculum, records)),
          problem(make_problem(curriculum, state, today)),
          chosen(choose_plan(problem, state, Pace::asap, {})),
          order{chosen.filled.allotment, wish_ranks(problem, chosen.node)} {}
    Planned(const Planned&) = delete;
    Planned& operator=(const Planned&) = delete;

    [[nodiscard]] Walk walk() const { return {problem, chosen.node, order}; }
    [[nodiscard]] bool is_required(const Share& share) const {
        return at(share.task) >= problem.works.size() || chosen.node.required[at(share.task)];
    }
};

/// Days as lists of (task, minutes), in working order, of what is required.
using Plain = std::vector<std::vector<std::pair<int, Minutes>>>;

Plain required_of(const Planned& planned, const Allotment& allotment) {
    Plain days(allotment.size());
    for (std::size_t day = 0; day < allotment.size(); ++day)
        for (const Share& share : allotment[day])
            if (planned.is_required(share) && share.min > 0)
                days[day].emplace_back(share.task, share.min);
    while (!days.empty() && days.back().empty()) days.pop_back();
    return days;
}

Minutes minutes_of(const std::vector<Share>& shares, int task) {
    Minutes sum = 0;
    for (const Share& share : shares) sum += share.task == task ? share.min : 0;
    return sum;
}

void check_as_planned(const Planned& planned) {
    Allotment walked;
    const std::vector<int> ends = planned.walk().along(as_planned(planned.problem), &walked);
    CHECK(required_of(planned, walked) == required_of(planned, planned.order.planned));
    for (std::size_t day = 0; day < planned.order.planned.size(); ++day)
        for (const Share& share : planned.order.planned[day])
            if (!planned.is_required(share))  // it may have more
                CHECK(minutes_of(walked[day], share.task) >= share.min);
    const Summary sum = summarize(planned.problem, walked);
    for (std::size_t work = 0; work < ends.size(); ++work)
        if (ends[work] >= 0) CHECK(ends[work] == sum.last[work]);
}

/// A course that differs from the plan: work takes half to twice as long, days go missing.
struct Adventure {
    std::vector<Minutes> hours;
    Course course;

    Adventure(const Problem& problem, std::uint64_t seed) : hours(problem.free) {
        oracle::Dice dice("walk", seed);
        for (Minutes& day : hours) day = dice.chance(60) ? day * dice.between(50, 150) / 100 : 0;
        course.hours = [this](int day) { return hours[at(day)]; };
        course.horizon = problem.horizon;
        for (const Work& work : problem.works)
            course.left.push_back(std::max<Minutes>(1, work.left * dice.between(50, 200) / 100));
    }
    Adventure(const Adventure&) = delete;
    Adventure& operator=(const Adventure&) = delete;
};

/// Everything but deadlines and minima holds on any course.
void check_rules(const Planned& planned, std::uint64_t seed) {
    const Adventure adventure(planned.problem, seed);
    Allotment walked;
    const std::vector<int> ends = planned.walk().along(adventure.course, &walked);
    Problem problem = planned.problem;
    for (std::size_t work = 0; work < problem.works.size(); ++work)
        problem.works[work].left = adventure.course.left[work];
    for (std::size_t day = 0; day < walked.size(); ++day) {
        Minutes sum = 0;
        for (const Share& share : walked[day]) {
            sum += share.min;
            if (at(share.task) >= problem.works.size()) continue;
            const Work& work = problem.works[at(share.task)];
            const int on = static_cast<int>(day);
            CHECK((on >= work.from && work.days.has(problem.weekday(on))));
            CHECK(share.min <= problem.daily_max(work, on));
            CHECK((planned.is_required(share) || on <= work.until));
        }
        CHECK(sum <= adventure.hours[day]);
    }
    const Breach breach = find_breach(problem, planned.chosen.node, walked, false);
    CHECK((!breach || breach.kind == Breach::Kind::week_min));
    const Summary sum = summarize(problem, walked);
    for (std::size_t work = 0; work < ends.size(); ++work) {
        CHECK(sum.minutes[work] <= problem.works[work].left);
        CHECK((ends[work] >= 0) == (sum.minutes[work] == problem.works[work].left));
    }
}

template <class Check>
void for_each_instance(std::uint64_t seeds, Check check) {
    for (const std::string& family : oracle::families())
        for (const oracle::Size size : {oracle::Size::small, oracle::Size::medium})
            for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                const oracle::Instance instance = oracle::generate(family, seed, size);
                INFO(family << " " << seed << " " << instance.curriculum.dump());
                check(oracle::load(instance), instance.today, seed);
            }
}

}  // namespace

TEST_CASE("a walk as planned is the plan, to the minute") {
    for (const int load : {60, 92, 120})
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            INFO(load << " % seed " << seed);
            const Curriculum curriculum =
                parse_curriculum(feel::lifelike_json(seed, load))->curriculum;
            check_as_planned({curriculum, {}, *curriculum.start});
        }
}

TEST_CASE("a walk as planned is the plan, of all kinds of small ones") {
    for_each_instance(12, [](const oracle::Loaded& loaded, Day today, std::uint64_t) {
        check_as_planned({loaded.curriculum, loaded.records, today});
    });
}

TEST_CASE("a walk keeps the rules whatever comes") {
    for_each_instance(8, [](const oracle::Loaded& loaded, Day today, std::uint64_t seed) {
        check_rules({loaded.curriculum, loaded.records, today}, seed);
    });
}

namespace {

using Shares = std::vector<std::pair<int, Minutes>>;

/// Two weeks of two minutes a day, walked without some of the days.
Plain walked_without(const std::vector<int>& days_off, const std::string& rest) {
    const oracle::Loaded loaded = oracle::load(oracle::two_weeks(rest));
    const Planned planned(loaded.curriculum, {}, *parse_day("2026-09-07"));
    Course course = as_planned(planned.problem);
    course.hours = [&](int day) {
        return std::ranges::count(days_off, day) > 0 ? 0 : planned.problem.free[at(day)];
    };
    Allotment days;
    (void)planned.walk().along(course, &days);
    return required_of(planned, days);
}

}  // namespace

TEST_CASE("who falls behind lets work go first that is due soon, and no sooner than it must") {
    const auto walked = [](const std::vector<int>& days_off) {
        return walked_without(
            days_off, R"("goals":[{"id":"few","weekly":{"max":"10m"}}],"resources":[)"
                      R"({"id":"long","effort":"12m"},)"
                      R"({"id":"short","effort":"4m","deadline":"2026-09-15","goal":"few"}])");
    };
    const Plain behind = walked({2, 3, 4});  // four minutes of the long one are missing
    CHECK(behind[1] == Shares{{0, 2}});
    CHECK(behind[7] == Shares{{1, 2}});
    CHECK(behind[8] == Shares{{1, 2}});
    CHECK(behind[9] == Shares{{0, 2}});
    const Plain late = walked({2, 3, 4, 7});  // two minutes of the short one find no room any more
    CHECK(late[8] == Shares{{1, 2}});
    CHECK(late[9] == Shares{{1, 2}});
    CHECK(late[10] == Shares{{0, 2}});
}

TEST_CASE("who falls behind keeps margins, to the week") {
    const auto walked = [](const std::vector<int>& days_off) {
        return walked_without(days_off, R"("resources":[{"id":"long","effort":"12m"},)"
                                        R"({"id":"short","effort":"4m","deadline":"2026-09-17"}])");
    };
    const Plain planned = walked({});
    CHECK(planned[2] == Shares{{1, 2}});  // and on the next day, a week before it is due
    CHECK(planned[3] == Shares{{1, 2}});
    const Plain behind = walked({0, 1});
    CHECK(behind[2] == Shares{{0, 2}});
    CHECK(behind[3] == Shares{{1, 2}});
    CHECK(behind[4] == Shares{{1, 2}});
    const Plain late = walked({0, 1, 2, 3});
    CHECK(late[4] == Shares{{1, 2}});
    CHECK(late[7] == Shares{{1, 2}});
    CHECK(late[8] == Shares{{0, 2}});
}

TEST_CASE("a forecast walks the plan that is shown") {
    for (const int load : {60, 92, 120})
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            INFO(load << " % seed " << seed);
            const Curriculum curriculum =
                parse_curriculum(feel::lifelike_json(seed, load))->curriculum;
            const State state = fold(curriculum, {});
            const std::vector<Minutes> efforts(curriculum.resources.size());
            const Plan plan = make_plan(curriculum, state, *curriculum.start);
            const Forecast made =
                forecast(curriculum, state, *curriculum.start, {20, 1, {}, efforts});
            CHECK(made.planned == plan.finish);
            std::vector<std::size_t> planned, foreseen;
            for (const PlannedResource& resource : plan.resources)
                if (resource.picked && resource.left.value_or(0) > 0)
                    planned.push_back(resource.resource);
            for (const Outlook& outlook : made.resources) foreseen.push_back(outlook.index);
            CHECK(foreseen == planned);
        }
}
