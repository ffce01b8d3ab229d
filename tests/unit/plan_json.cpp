#include "osmlm/store/plan_json.hpp"

#include <nlohmann/json.hpp>

#include "osmlm/proof/verify.hpp"
#include "osmlm/render/render.hpp"
#include "osmlm/report/reports.hpp"
#include "scene.hpp"

#include "catch.hpp"

namespace {

using namespace osmlm;
using oracle::Scene;
using oracle::Size;
using Json = nlohmann::ordered_json;

/// What `osmlm plan --all --json` prints of it, but for its findings.
std::string json_of(const Scene& scene, Plan plan, std::optional<Day> until = {}) {
    Inputs inputs;
    inputs.curriculum = scene.loaded.curriculum;
    plan.findings.clear();
    const Report report = plan_report(inputs, plan, {PlanView::By::day, until, false});
    return find_format("json")->render(report, {});
}

WrittenPlan read(const Scene& scene, const std::string& json) {
    auto written = parse_plan(json, scene.loaded.curriculum, "plan.json");
    if (!written) FAIL(written.error().front().path + ": " + written.error().front().message);
    return *std::move(written);
}

/// All that is wrong with the plan in the file; an error where it cannot be read.
std::vector<std::string> faults(const Scene& scene, const std::string& json) {
    const auto written = parse_plan(json, scene.loaded.curriculum, "plan.json");
    if (!written) return {"error"};
    std::vector<std::string> all;
    for (const Finding& one : written->contradictions) all.push_back(one.id);
    std::optional<Day> cut;
    if (goes_on_after(scene.loaded.curriculum, written->plan, written->until)) cut = written->until;
    for (const Violation& one :
         verify(scene.loaded.curriculum, scene.loaded.records, written->plan, cut))
        all.push_back(one.rule + ": " + one.message);
    return all;
}

template <class Use>
void for_scenes(Use use, std::uint64_t seeds = 6) {
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const Scene scene(oracle::generate(family, seed, Size::small));
            INFO(family << " " << seed << " " << scene.instance.curriculum.dump());
            use(scene, scene.plan());
        }
}

std::vector<Finding> errors_of(const std::string& json) {
    const Scene scene(oracle::two_weeks(R"("resources":[{"id":"la","effort":"4m"}])"));
    const auto written = parse_plan(json, scene.loaded.curriculum, "p.json");
    REQUIRE_FALSE(written);
    return written.error();
}

}  // namespace

TEST_CASE("a plan that is written and read again is the same, and all of it holds") {
    int verdicts[3] = {};
    for_scenes([&](const Scene& scene, const Plan& plan) {
        const std::string json = json_of(scene, plan);
        const WrittenPlan again = read(scene, json);
        CHECK(json_of(scene, again.plan) == json);
        CHECK(again.contradictions.empty());
        CHECK_FALSE(goes_on_after(scene.loaded.curriculum, plan, again.until));
        CHECK(faults(scene, json) == std::vector<std::string>());
        ++verdicts[static_cast<int>(plan.verdict)];
    });
    CHECK(verdicts[static_cast<int>(Verdict::fits)] > 20);
    CHECK(verdicts[static_cast<int>(Verdict::short_)] > 20);
}

TEST_CASE("a plan that is cut after any of its days holds as far as it goes") {
    int cut = 0;
    for_scenes(
        [&](const Scene& scene, const Plan& plan) {
            for (int day = 0; day < 14; day += 3) {
                const Day until = plan.from + days{day};
                INFO("until " << iso_date(until));
                CHECK(faults(scene, json_of(scene, plan, until)) == std::vector<std::string>());
                cut += goes_on_after(scene.loaded.curriculum, plan, until) ? 1 : 0;
            }
        },
        3);
    CHECK(cut > 100);
}

namespace {

/// A place in the plan's JSON: a session of work that must be finished.
struct Sitting {
    std::size_t day, session;
};

std::vector<Sitting> required_sessions(const Json& plan) {
    std::vector<Sitting> places;
    for (std::size_t d = 0; d < plan["days"].size(); ++d)
        for (std::size_t s = 0; s < plan["days"][d]["sessions"].size(); ++s)
            for (const Json& resource : plan["resources"])
                if (resource["id"] == plan["days"][d]["sessions"][s]["resource"] &&
                    resource["optional"] == false && resource["left"].is_number())
                    places.push_back({d, s});
    return places;
}

}  // namespace

TEST_CASE("one minute, day or id that is wrong in a plan is found") {
    int tried = 0;
    for_scenes(
        [&](const Scene& scene, const Plan& plan) {
            if (plan.verdict != Verdict::fits) return;
            const Json sound = Json::parse(json_of(scene, plan));
            for (const Sitting& place : required_sessions(sound)) {
                const auto damaged = [&](auto change) {
                    Json json = sound;
                    change(json["days"][place.day],
                           json["days"][place.day]["sessions"][place.session]);
                    INFO(json.dump());
                    CHECK(faults(scene, json.dump()) != std::vector<std::string>());
                    ++tried;
                };
                for (const int by : {-1, 1})
                    damaged([&](Json& day, Json& session) {
                        session["min"] = session["min"].get<int>() + by;
                        day["planned"] = day["planned"].get<int>() + by;
                    });
                damaged([](Json& day, Json& session) {
                    session["min"] = session["min"].get<int>() + 1;
                    (void)day;
                });
                damaged([](Json&, Json& session) { session["resource"] = "nobody"; });
                for (const Json& other : sound["resources"])
                    damaged([&](Json&, Json& session) {
                        if (session["resource"] == other["id"])
                            session["min"] = 0;
                        else
                            session["resource"] = other["id"];
                    });
                damaged([](Json& day, Json&) {
                    const Day date = *parse_day(day["date"].get<std::string>());
                    day["date"] = iso_date(date + days{400});
                });
            }
        },
        3);
    CHECK(tried > 500);
}

TEST_CASE("a file that is no plan is refused with a place and what to write") {
    const auto only = [](const std::string& json) {
        const auto errors = errors_of(json);
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].file == "p.json");
        return std::to_string(errors[0].line) + ":" + std::to_string(errors[0].column) + ": " +
               errors[0].message + " (" + errors[0].hint + ")";
    };
    CHECK(only("[]") ==
          "1:1: expected a plan, as osmlm plan --all --json prints it, got an empty list ()");
    CHECK(only("{\n  \"schema\": \"osmlm.today/1\"\n}") ==
          "2:13: expected \"schema\": \"osmlm.plan/1\", got \"osmlm.today/1\" "
          "(osmlm plan --all --json prints one)");
    CHECK(only("{\"schema\": ").starts_with("1:"));
}

TEST_CASE("every error of a plan's file is told at once, and nothing else") {
    const Scene scene(oracle::two_weeks(R"("resources":[{"id":"la","effort":"4m"}])"));
    Json json = Json::parse(json_of(scene, scene.plan()));
    json["days"][0]["sessions"][0]["resource"] = "li";
    json["days"][0]["sessions"][0]["why"] = "because";
    json["resources"][0]["late"] = "no";
    json["today"] = "2026-02-30";
    json["news"] = 1;
    json.erase("finish");
    std::vector<std::string> paths;
    for (const Finding& error : errors_of(json.dump())) {
        CHECK(error.severity == Severity::error);
        paths.push_back(error.path);
    }
    CHECK(paths == std::vector<std::string>{"", "/today", "/days/0/sessions/0/resource",
                                            "/days/0/sessions/0/why", "/resources/0/late"});
}

TEST_CASE("figures of a file that contradict each other are named") {
    const Scene scene(oracle::two_weeks(R"("resources":[{"id":"la","effort":"40m"}])"));
    const Plan plan = scene.plan();
    REQUIRE(plan.verdict == Verdict::short_);
    Json json = Json::parse(json_of(scene, plan));
    json["days"][1]["planned"] = 3;
    json["conflicts"][0]["short"] = 1;
    json["until"] = "2026-09-08";
    std::vector<std::string> ids;
    for (const Finding& one : read(scene, json.dump()).contradictions) ids.push_back(one.id);
    std::ranges::sort(ids);
    CHECK(ids == std::vector<std::string>{"conflict-short", "day-planned", "until"});
}

TEST_CASE("a session past midnight is read as of its study day") {
    Scene scene(oracle::two_weeks(R"("resources":[{"id":"la","effort":"90m"}])"));
    for (DayHours& hours : scene.loaded.curriculum.schedule.week) hours = {120, {{1380, 1500}}};
    scene.loaded.curriculum.schedule.session_max = 60;
    const Plan plan = scene.plan();
    REQUIRE(plan.days[0].sessions.size() == 2);
    const WrittenPlan again = read(scene, json_of(scene, plan));
    CHECK(again.plan.days[0].sessions == plan.days[0].sessions);
    CHECK(*again.plan.days[0].sessions[1].start > 24 * 60 - 60);
}

TEST_CASE("the sums of a conflict add up to its figures") {
    int added = 0;
    for_scenes([&](const Scene& scene, const Plan& plan) {
        const auto sums = sums_of(scene.loaded.curriculum, scene.loaded.records, plan);
        auto next = sums.begin();
        const auto walk = [&](const auto& self, const std::vector<Conflict>& conflicts) -> void {
            for (const Conflict& conflict : conflicts) {
                for (const Case& branch : conflict.cases) self(self, branch.conflicts);
                if (!conflict.cases.empty()) continue;
                REQUIRE(next != sums.end());
                Minutes need = 0, have = 0;
                for (const auto& [resource, left] : next->left) need += left;
                for (const auto& [goal, weeks] : next->minima)
                    for (const Sums::OfWeek& week : weeks) need += week.min;
                for (const Sums::OfWeek& week : next->have) have += week.min;
                CHECK(need == conflict.need);
                CHECK(have == conflict.have);
                ++next;
                ++added;
            }
        };
        walk(walk, plan.conflicts);
        CHECK(next == sums.end());
    });
    CHECK(added > 50);
}
