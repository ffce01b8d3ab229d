#include "plan/fill/margins.hpp"

#include <algorithm>

#include "catch.hpp"
#include "feel/feel.hpp"
#include "oracle_cases.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/store/store.hpp"
#include "plan/fill/fill.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/search/decide.hpp"
#include "problem_scene.hpp"

/// Work that is due leaves the week before its deadline free, where that costs nothing.
namespace {

using namespace osmlm;

struct Scene : ProblemScene {
    using ProblemScene::ProblemScene;

    [[nodiscard]] Node node() const { return propagate(problem, root_node(problem)).node; }
    [[nodiscard]] bool has_flow(const Node& node) const {
        if (node.has_empty_window()) return false;
        DayFlow flow(problem.free, problem.lead, problem.today,
                     demand_of(problem, node, true).tasks);
        return flow.place_all();
    }
};

/// The margins once more, each by a decision of its own.
Node margins_one_by_one(const Scene& scene, Node node) {
    const Problem& problem = scene.problem;
    const Curriculum& curriculum = *problem.curriculum;
    const std::vector<Priority> priority = wish_priorities(problem, node);
    for (const Priority now : {Priority::high, Priority::normal, Priority::low})
        for (int due = 0; due <= problem.last_date; ++due)
            for (std::size_t work = 0; work < problem.works.size(); ++work) {
                const Work& w = problem.works[work];
                if (priority[work] != now || w.until != due || !w.has_deadline) continue;
                if (!node.required[work] || (curriculum.end && problem.date(due) >= curriculum.end))
                    continue;
                if (w.goal >= 0 && problem.goals[at(w.goal)].max) continue;
                for (int margin = 7; margin > 0; --margin) {
                    Node tried = node;
                    tried.until[work] = std::min(tried.until[work], due - margin);
                    inherit(tried);
                    tried = propagate(problem, tried).node;
                    if (!scene.has_flow(tried)) continue;
                    node = tried;
                    break;
                }
            }
    return node;
}

template <class Check>
void for_each_instance(std::uint64_t seeds, Check check) {
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            oracle::Instance instance = oracle::generate(family, seed, oracle::Size::small);
            instance.curriculum.erase("end");  // so that much is due sooner
            INFO(family << " " << seed << " " << instance.curriculum.dump());
            const oracle::Loaded loaded = oracle::load(instance);
            check(Scene(loaded.curriculum, loaded.records, instance.today));
        }
}

/// On which days the last resource of the plan is worked on.
std::vector<std::string> days_of_last(const std::string& json) {
    const Scene scene(json);
    const Plan plan = make_plan(scene.curriculum, scene.state, *scene.curriculum.start);
    CHECK(plan.verdict == Verdict::fits);
    std::vector<std::string> days;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (session.resource + 1 == scene.curriculum.resources.size())
                days.push_back(iso_date(day.date));
    return days;
}

std::string four_weeks(const std::string& resources) {
    return R"({"osmlm":1,"start":"2026-09-07","end":"2026-10-02","schedule":{"week":{"mon":"2h",)"
           R"("tue":"2h","wed":"2h","thu":"2h","fri":"2h"}},"resources":[)" +
           resources + "]}";
}

const std::string paper = R"({"id":"paper","effort":"4h","deadline":"2026-09-25"})";

}  // namespace

TEST_CASE("a paper behind a long book is done a week before it is due") {
    CHECK(days_of_last(four_weeks(R"({"id":"book","effort":"30h"},)" + paper)) ==
          std::vector<std::string>{"2026-09-17", "2026-09-18"});
}

TEST_CASE("a margin is as long as what else is due leaves it") {
    const std::string first = R"({"id":"talk","effort":"18h","deadline":"2026-09-18"},)";
    CHECK(days_of_last(four_weeks(first + paper)) ==
          std::vector<std::string>{"2026-09-18", "2026-09-21"});
}

TEST_CASE("where there is no room for a margin the plan is the same as without") {
    const std::string first = R"({"id":"talk","effort":"26h","deadline":"2026-09-23"},)"
                              R"({"id":"book","effort":"10h","deadline":"2026-10-02"},)";
    CHECK(days_of_last(four_weeks(first + paper)) ==
          std::vector<std::string>{"2026-09-24", "2026-09-25"});
}

TEST_CASE("of two works high priority has its margin first") {
    const std::string book = R"({"id":"book","effort":"16h","deadline":"2026-09-16"},)";
    const std::string essay = R"({"id":"essay","effort":"4h","deadline":"2026-09-25"},)";
    CHECK(days_of_last(four_weeks(book + essay + paper)).back() == "2026-09-22");
    CHECK(days_of_last(four_weeks(book + essay +
                                  R"({"id":"paper","effort":"4h","deadline":"2026-09-25",)"
                                  R"("priority":"high"})"))
              .back() == "2026-09-18");
}

TEST_CASE("each margin is the largest beside those before it") {
    int narrowed = 0, partly = 0;
    for_each_instance(25, [&](const Scene& scene) {
        const Node node = scene.node();
        if (!scene.has_flow(node)) return;
        const Node expected = margins_one_by_one(scene, node);
        const auto early = with_margins(scene.problem, node, {}, Minima::open);
        CHECK((early ? early->until : node.until) == expected.until);
        narrowed += early ? 1 : 0;
        for (std::size_t work = 0; early && work < node.until.size(); ++work)
            partly += early->until[work] < scene.problem.works[work].until &&
                              early->until[work] > scene.problem.works[work].until - 7
                          ? 1
                          : 0;
    });
    CHECK(narrowed > 100);
    CHECK(partly > 100);
}

TEST_CASE("margins change no verdict and lose no minute") {
    for_each_instance(25, [&](const Scene& scene) {
        const Decision whole = decide(scene.problem, true), bare = decide(scene.problem, false);
        if (bare.verdict != Verdict::open && whole.verdict != Verdict::open)
            CHECK(whole.verdict == bare.verdict);
        if (whole.verdict != Verdict::fits) return;
        std::vector<Minutes> placed(scene.problem.works.size());
        for (int day = 0; day < static_cast<int>(whole.filled->allotment.size()); ++day)
            for (const Share& share : whole.filled->allotment[at(day)])
                if (at(share.task) < placed.size()) {
                    placed[at(share.task)] += share.min;
                    CHECK(day <= whole.node.until[at(share.task)]);
                }
        for (std::size_t work = 0; work < placed.size(); ++work)
            if (whole.node.dated(static_cast<int>(work)))
                CHECK(placed[work] == scene.problem.works[work].left);
    });
}

TEST_CASE("windows that a decision shows are those without margins") {
    const Scene scene(four_weeks(R"({"id":"book","effort":"30h"},)" + paper));
    CHECK(decide(scene.problem, true).node.until == scene.node().until);
}

TEST_CASE("what was promised for the last week stays there") {
    const Scene scene(four_weeks(R"({"id":"book","effort":"30h"},)" + paper));
    PlanOptions options;  // of a week in which the paper was not yet due then
    for (const int day : {14, 15})
        options.promised[*parse_day("2026-09-07") + days{day}] = {{"paper", 120}};
    const Plan plan = make_plan(scene.curriculum, scene.state, *scene.curriculum.start, options);
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (session.resource == 1) CHECK(options.promised.contains(day.date));
}

TEST_CASE("a promise in the last week takes the margin of its own work alone") {
    const Scene scene(
        four_weeks(R"({"id":"essay","effort":"4h","deadline":"2026-09-25"},)" + paper));
    const int due = 18;  // 25 September, counted from the 7th
    Allotment promised(at(due) + 1);
    promised[at(due) - 1] = {{1, 60}};
    const auto early = with_margins(scene.problem, scene.node(), promised, Minima::open);
    REQUIRE(early);
    CHECK(early->until == std::vector<int>{due - margin_days, due - 1});
}

TEST_CASE("who does what is planned has the same margins and the same plan on later days") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed)
        for (const int weeks : {0, 5, 11}) {
            INFO("seed " << seed << " after " << weeks << " weeks");
            const auto near = parse_curriculum(feel::near_deadlines_json(seed));
            CHECK(feel::drift(near->curriculum, weeks, 0).anew == 0);
        }
}

TEST_CASE("little leans on the last week before a deadline") {
    const auto leaning = [](auto json) {
        feel::Feel sum;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Scene scene(json(seed));
            sum += feel::feel_of(scene.curriculum,
                                 make_plan(scene.curriculum, scene.state, *scene.curriculum.start));
        }
        CHECK(sum.dated > 0);
        return sum.lean / sum.dated;
    };
    CHECK(leaning(feel::near_deadlines_json) <= 0.01);
    for (const int load : {60, 80, 92})
        CHECK(leaning([&](std::uint64_t seed) { return feel::lifelike_json(seed, load); }) <= 0.02);
}
