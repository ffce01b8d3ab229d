#include "plan/fill/pools.hpp"

#include <map>

#include "catch.hpp"
#include "feel/feel.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/search/decide.hpp"
#include "problem_scene.hpp"

/// Weekly minima that finite work alone serves have their room beside work that is due.
namespace {

using namespace osmlm;

struct Scene : ProblemScene {
    using ProblemScene::ProblemScene;

    [[nodiscard]] Plan plan() const { return make_plan(curriculum, state, *curriculum.start); }
    [[nodiscard]] Pool pool() const {
        const Node root = root_node(problem);
        return pool_of(problem, root, 0, works_of_pool(problem, root, 0));
    }
};

std::string two_hours_a_day(const std::string& more) {
    return R"({"osmlm":1,"start":"2026-09-07",)" + more +
           R"(,"schedule":{"week":{"mon":"2h","tue":"2h","wed":"2h","thu":"2h","fri":"2h"}}})";
}

using Week = std::vector<Minutes>;  ///< minutes of each resource

std::vector<Week> weeks_of(const Scene& scene, const Plan& plan) {
    std::vector<Week> weeks;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            const auto week =
                at(static_cast<int>((day.date - *scene.curriculum.start).count()) / 7);
            weeks.resize(std::max(weeks.size(), week + 1), Week(scene.curriculum.resources.size()));
            weeks[week][session.resource] += session.min;
        }
    return weeks;
}

}  // namespace

TEST_CASE("a thesis keeps its weekly hours beside an exam, and high priority stays before it") {
    const Scene scene(two_hours_a_day(
        R"("end":"2026-11-29","goals":[{"id":"thesis","weekly":"3h"}],"resources":[
            {"id":"draft","goal":"thesis","effort":"25h"},
            {"id":"reading","effort":"30h","priority":"high"},
            {"id":"exam","effort":"20h","deadline":"2026-10-16","priority":"low"}])"));
    CHECK(can_fill(scene.problem));
    const Plan plan = scene.plan();
    CHECK(plan.verdict == Verdict::fits);
    CHECK(verify(scene.curriculum, {}, plan).empty());
    // The exam is as late as leaves the week before it free; in week 5 reading goes on.
    CHECK(weeks_of(scene, plan) == std::vector<Week>{{180, 420, 0},
                                                     {180, 420, 0},
                                                     {180, 60, 360},
                                                     {180, 0, 420},
                                                     {180, 0, 420},
                                                     {180, 420, 0},
                                                     {180, 420, 0},
                                                     {240, 60, 0}});
}

TEST_CASE("a goal's weeks have what they ask until its work is used up") {
    const Scene scene(two_hours_a_day(
        R"("end":"2026-11-29","goals":[{"id":"thesis","weekly":"3h"}],"resources":[
            {"id":"draft","goal":"thesis","effort":"4h"},{"id":"rest","goal":"thesis","effort":"4h"}])"));
    CHECK(scene.pool().weeks == std::vector<Minutes>{180, 180, 120});
    CHECK(scene.pool().rest == std::vector<Minutes>{0, 0});
}

TEST_CASE("what is due first serves the weeks first, and the last week asks nothing") {
    const Scene scene(two_hours_a_day(
        R"("end":"2026-10-02","goals":[{"id":"thesis","weekly":"3h"}],"resources":[
            {"id":"draft","goal":"thesis","effort":"12h"},
            {"id":"notes","goal":"thesis","effort":"10h","deadline":"2026-09-23"}])"));
    CHECK(scene.pool().weeks == std::vector<Minutes>{180, 180, 180});
    CHECK(scene.pool().rest == std::vector<Minutes>{9 * 60, 4 * 60});
}

TEST_CASE("open work, a weekly maximum and optional work make no pool") {
    const auto pooled = [](const std::string& weekly, const std::string& more) {
        const Scene scene(two_hours_a_day(R"("goals":[{"id":"g","weekly":)" + weekly +
                                          R"(}],"resources":[{"id":"a","goal":"g")" + more + "}]"));
        return has_pools(scene.problem, root_node(scene.problem));
    };
    CHECK(pooled(R"("3h")", R"(,"effort":"9h")"));
    CHECK_FALSE(pooled(R"("3h")", ""));
    CHECK_FALSE(pooled(R"({"min":"3h","max":"4h"})", R"(,"effort":"9h")"));
    CHECK_FALSE(pooled(R"("3h")", R"(,"effort":"9h","optional":true)"));
}

TEST_CASE("plans with weekly hours of finite work need no search and have margins") {
    for (const int load : {60, 80, 95}) {
        feel::Feel sum;
        int fits = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            INFO("seed " << seed << ", load " << load);
            const Scene scene(feel::finite_minima_json(seed, load));
            const Plan plan = scene.plan();
            CHECK(verify(scene.curriculum, {}, plan).empty());
            if (plan.verdict != Verdict::fits) continue;
            ++fits;
            CHECK(can_fill(scene.problem));
            sum += feel::feel_of(scene.curriculum, plan);
        }
        CHECK(fits >= 8);
        CHECK(sum.lean <= 0.02 * sum.dated);
    }
}

TEST_CASE("who does what is planned keeps a plan with weekly hours of finite work") {
    for (const int load : {60, 95})
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            INFO("seed " << seed << ", load " << load);
            const Scene scene(feel::finite_minima_json(seed, load));
            if (scene.plan().verdict == Verdict::fits)
                CHECK(feel::drift(scene.curriculum, 2, 0).anew == 0);
        }
}
