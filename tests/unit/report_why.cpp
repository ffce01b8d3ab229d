#include <set>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "osmlm/render/render.hpp"
#include "osmlm/report/reports.hpp"
#include "scene.hpp"

namespace {

using namespace osmlm;
using nlohmann::json;
using oracle::Scene;
using oracle::Size;

Inputs inputs_of(const Scene& scene) {
    Inputs inputs;
    inputs.curriculum = scene.loaded.curriculum;
    inputs.journal.records = scene.loaded.records;
    inputs.state = fold(scene.loaded.curriculum, scene.loaded.records);
    return inputs;
}

json data_of(const Report& report) { return json::parse(find_format("json")->render(report, {})); }

int minutes_of(const json& placements) {
    int sum = 0;
    for (const json& one : placements) sum += one["min"].get<int>();
    return sum;
}

int planned_minutes(const Plan& plan, std::size_t resource) {
    int sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (session.resource == resource) sum += static_cast<int>(session.min);
    return sum;
}

/// Each link could begin when the one before it ends, and the last is the resource itself.
void check_chain(const json& why) {
    const json& chain = why["chain"];
    for (std::size_t i = 0; i < chain.size(); ++i) {
        CHECK(chain[i]["could"] <= chain[i]["from"]);
        CHECK(chain[i]["after"].is_null() == (i == 0));
        if (i == 0) continue;
        CHECK(chain[i]["after"] == chain[i - 1]["resource"]);
        CHECK(chain[i]["could"] == chain[i - 1]["until"]);
    }
    if (chain.empty()) return;
    CHECK(chain.back()["resource"] == why["resource"]["id"]);
    CHECK(chain.back()["until"] == why["resource"]["last"]);
    CHECK(chain.back()["own"] == why["resource"]["left"]);
}

template <class Use>
void for_scenes(Use use) {
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const Scene scene(oracle::generate(family, seed, Size::small));
            INFO(family << " " << seed << " " << scene.instance.curriculum.dump());
            use(inputs_of(scene), scene.plan());
        }
}

}  // namespace

TEST_CASE("why of a resource holds all of its minutes, or says why there are none") {
    int sooner = 0, chains = 0;
    for_scenes([&](const Inputs& inputs, const Plan& plan) {
        for (std::size_t i = 0; i < inputs.curriculum.resources.size(); ++i) {
            const json why = data_of(why_resource_report(inputs, plan, {}, i));
            INFO(why.dump());
            CHECK(minutes_of(why["placements"]) == planned_minutes(plan, i));
            CHECK(why["placements"].empty() == why["unplanned"].is_string());
            check_chain(why);
            for (const json& one : why["sooner"]) CHECK(one["last"] < why["resource"]["last"]);
            sooner += static_cast<int>(why["sooner"].size());
            chains += why["chain"].size() > 1 ? 1 : 0;
        }
    });
    CHECK(sooner > 20);
    CHECK(chains > 20);
}

TEST_CASE("why of a day holds all of its minutes, or says why there are none") {
    std::set<std::string> reasons;
    for_scenes([&](const Inputs& inputs, const Plan& plan) {
        for (int day = -3; day < 20; ++day) {
            const json why = data_of(why_day_report(inputs, plan, plan.today + days{day}));
            INFO(why.dump());
            Minutes planned = 0;
            for (const PlannedDay& one : plan.days)
                for (const PlannedSession& session : one.sessions)
                    if (one.date == plan.today + days{day}) planned += session.min;
            CHECK(minutes_of(why["placements"]) == planned);
            CHECK((planned == 0) == why["unplanned"].is_string());
            if (why["unplanned"].is_string()) reasons.insert(why["unplanned"]);
        }
    });
    CHECK(reasons.size() >= 5);
}

TEST_CASE("what brings the end forward says so when it is really done") {
    const Scene scene(
        oracle::two_weeks(R"("resources":[{"id":"la","effort":"4m","daily-max":"1m"},)"
                          R"({"id":"esl","effort":"6m","after":["la"]}])"));
    const json why = data_of(why_resource_report(inputs_of(scene), scene.plan(), {}, 0));
    REQUIRE(why["resource"]["last"] == "2026-09-10");
    REQUIRE(why["sooner"].size() == 1);
    CHECK(why["sooner"][0]["changes"] == json{"set la daily-max="});
    Scene changed = scene;
    changed.loaded.curriculum.resources[0].daily_max.reset();
    CHECK(why["sooner"][0]["last"] == iso_date(*changed.plan().resources[0].last));
}
