#include <set>

#include "catch.hpp"
#include "feel/feel.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/proof/verify.hpp"
#include "osmlm/store/store.hpp"
#include "plan/fill/fill.hpp"
#include "plan/relax/check.hpp"
#include "plan/relax/propagate.hpp"

/// What the wishes of a learner do to a plan, beside the plain one that knows nothing of them.
namespace {

using namespace osmlm;

/// A curriculum whose days are filled both ways.
struct BothWays {
    Curriculum curriculum;
    Problem problem;
    Node node;
    std::optional<Filled> plain, wished;  ///< none: an arc forbids this order

    BothWays(std::uint64_t seed, int load)
        : curriculum(parse_curriculum(feel::lifelike_json(seed, load))->curriculum),
          problem(make_problem(curriculum, fold(curriculum, {}), *curriculum.start)),
          node(propagate(problem, root_node(problem)).node) {
        const auto order = order_in_time(problem, node);
        REQUIRE(order);
        plain = fill_days(problem, node, *order);
        wished = fill_days(problem, node, as_wished(problem, node, *order));
    }
    [[nodiscard]] bool holds(const std::optional<Filled>& filled) const {
        return filled && !find_breach(problem, node, filled->allotment, true);
    }
    [[nodiscard]] bool both() const { return holds(plain) && holds(wished); }
    BothWays(const BothWays&) = delete;
    BothWays& operator=(const BothWays&) = delete;
};

std::vector<Minutes> minutes_of_works(const Problem& problem, const Allotment& allotment) {
    std::vector<Minutes> sums(problem.works.size());
    for (const auto& shares : allotment)
        for (const Share& share : shares)
            if (at(share.task) < sums.size()) sums[at(share.task)] += share.min;
    return sums;
}

/// Sessions shorter than wished that do not finish their work.
int crumbs(const Problem& problem, const Allotment& allotment) {
    std::vector<Minutes> left = minutes_of_works(problem, allotment);
    int count = 0;
    for (const auto& shares : allotment)
        for (const Share& share : shares) {
            if (at(share.task) >= left.size()) continue;
            left[at(share.task)] -= share.min;
            const bool ends = left[at(share.task)] == 0;
            count += !ends && share.min < problem.curriculum->schedule.session_min ? 1 : 0;
        }
    return count;
}

/// Over all days: works that are begun and not finished.
int open_works(const Problem& problem, const Allotment& allotment) {
    std::vector<Minutes> left = minutes_of_works(problem, allotment);
    std::set<int> open;
    int count = 0;
    for (const auto& shares : allotment) {
        for (const Share& share : shares) {
            if (at(share.task) >= left.size()) continue;
            left[at(share.task)] -= share.min;
            if (left[at(share.task)] == 0)
                open.erase(share.task);
            else
                open.insert(share.task);
        }
        count += static_cast<int>(open.size());
    }
    return count;
}

/// Over all works that others wait for: days from their end to the first minute of the first other.
int lead(const BothWays& made, const Allotment& allotment) {
    const Summary sum = summarize(made.problem, allotment);
    int days = 0;
    for (std::size_t work = 0; work < made.problem.works.size(); ++work) {
        int first = never;
        for (const int next : made.node.arcs->after[work])
            if (sum.first[at(next)] >= 0) first = std::min(first, sum.first[at(next)]);
        if (first < never) days += first - sum.last[work];
    }
    return days;
}

}  // namespace

TEST_CASE("wishes lose no minute, and seldom need an order that arcs forbid") {
    int plain = 0, wished = 0;
    for (const int load : {60, 80, 92})
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const BothWays made(seed, load);
            INFO(load << " % seed " << seed);
            plain += made.holds(made.plain) ? 1 : 0;
            wished += made.holds(made.wished) ? 1 : 0;
            if (made.both())
                CHECK(minutes_of_works(made.problem, made.wished->allotment) ==
                      minutes_of_works(made.problem, made.plain->allotment));
        }
    INFO(plain << " plain, " << wished << " as wished, of 60");
    CHECK(wished >= 50);
}

TEST_CASE("with wishes crumbs are few, prerequisites come later, and hardly more is open") {
    for (const int load : {60, 80, 92}) {
        int crumbs_plain = 0, crumbs_wished = 0, open_plain = 0, open_wished = 0;
        int lead_plain = 0, lead_wished = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const BothWays made(seed, load);
            if (!made.both()) continue;
            const Allotment &plain = made.plain->allotment, &wished = made.wished->allotment;
            crumbs_plain += crumbs(made.problem, plain);
            crumbs_wished += crumbs(made.problem, wished);
            open_plain += open_works(made.problem, plain);
            open_wished += open_works(made.problem, wished);
            lead_plain += lead(made, plain);
            lead_wished += lead(made, wished);
        }
        INFO(load << " %: crumbs " << crumbs_plain << " to " << crumbs_wished << ", open "
                  << open_plain << " to " << open_wished << ", lead " << lead_plain << " to "
                  << lead_wished);
        CHECK(crumbs_wished * 5 <= crumbs_plain);
        CHECK(lead_wished * 5 <= lead_plain * 4);
        CHECK(open_wished * 20 <= open_plain * 21);  // turns of goals open more than one
    }
}

TEST_CASE("weekly hours are spread over their days") {
    feel::Feel sum;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto loaded = parse_curriculum(feel::lifelike_json(seed, 60));
        const Curriculum& curriculum = loaded->curriculum;
        sum += feel::feel_of(curriculum,
                             make_plan(curriculum, fold(curriculum, {}), *curriculum.start));
    }
    CHECK(sum.heap_weeks >= 300);
    CHECK(sum.heaps <= sum.heap_weeks * 1.05);  // the heaviest day, of an even share
}

namespace {

Day finish_of(const std::string& rest) {
    const auto loaded = parse_curriculum(R"({"osmlm":1,"start":"2026-09-07",)" + rest + "}");
    const Curriculum& curriculum = loaded->curriculum;
    return make_plan(curriculum, fold(curriculum, {}), *curriculum.start).finish.value();
}

}  // namespace

TEST_CASE("work without a deadline does not wait for a session that no week has") {
    CHECK(
        finish_of(R"("schedule":{"week":{"mon":"2h","wed":"1h"}},"goals":[{"id":"g","weekly":"2h"}],
                       "resources":[{"id":"r","effort":"3h","days":["wed"]}])") ==
        parse_day("2026-11-04"));  // 20 minutes a week beside 40 of g
}

TEST_CASE("open work steps aside for other work of its goal") {
    const auto finish = [](const std::string& weekly) {
        return finish_of(
            R"("schedule":{"week":{"mon":"2h","wed":"2h"}},"goals":[{"id":"g","weekly":)" + weekly +
            R"(}],"resources":[{"id":"practice","goal":"g"},
                         {"id":"book","goal":"g","effort":"4h"}])");
    };
    CHECK(finish(R"("4h")") == parse_day("2026-09-09"));
    CHECK(finish(R"({"min":"3h","max":"3h"})") == parse_day("2026-09-14"));
}

TEST_CASE("it does so for work with a deadline in a week that is full") {
    CHECK(finish_of(
              R"("end":"2026-09-18","schedule":{"week":{"mon":"1h","tue":"2h","wed":"2h"}},
                 "goals":[{"id":"g","weekly":"2h"}],
                 "resources":[{"id":"exam","effort":"3h","deadline":"2026-09-09"},
                              {"id":"practice","goal":"g"},
                              {"id":"book","goal":"g","effort":"2h"}])") ==
          parse_day("2026-09-09"));
}

TEST_CASE("open works of a goal that share a day twice keep their daily maxima") {
    const auto loaded = parse_curriculum(
        R"({"osmlm":1,"start":"2026-11-23","schedule":{"week":{"mon":"90m","wed":"3h","fri":"4h"}},
            "goals":[{"id":"g","weekly":"3h"},{"id":"h","days":["tue","wed","thu","sat"]}],
            "resources":[{"id":"base","goal":"h","effort":"13h"},
                         {"id":"later","goal":"g","after":["base"]},
                         {"id":"book","goal":"g","effort":"8h30m"},
                         {"id":"daily","goal":"g","daily-max":"30m"}]})");
    const Curriculum& curriculum = loaded->curriculum;
    const Plan plan = make_plan(curriculum, fold(curriculum, {}), *curriculum.start);
    CHECK(verify(curriculum, {}, plan).empty());
}
