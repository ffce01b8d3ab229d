#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "catch.hpp"
#include "changed_instance.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/plan/planner.hpp"
#include "told.hpp"

namespace {

using namespace osmlm;
using oracle::Instance;
using oracle::Json;
using Kind = Remedy::Kind;

struct Scene {
    Instance instance;
    oracle::Loaded loaded;
    State state;
    Plan plan;

    explicit Scene(Instance made)
        : instance(std::move(made)),
          loaded(oracle::load(instance)),
          state(fold(loaded.curriculum, loaded.records)),
          plan(make_plan(loaded.curriculum, state, instance.today)) {
        plan.remedies = find_remedies(loaded.curriculum, state, plan, told_in_order());
    }
    [[nodiscard]] bool has(Kind kind) const { return find(kind) != nullptr; }
    [[nodiscard]] const Remedy* find(Kind kind) const {
        const auto found = std::find_if(plan.remedies.begin(), plan.remedies.end(),
                                        [&](const Remedy& one) { return one.kind == kind; });
        return found == plan.remedies.end() ? nullptr : &*found;
    }
};

std::vector<std::string> words_of(const Remedy& remedy) {
    std::vector<std::string> words;
    for (const Change& change : remedy.changes) words.push_back(change_words(change));
    return words;
}

std::vector<std::string> words_of(const Remedy* remedy) {
    return remedy == nullptr ? std::vector<std::string>{"nothing"} : words_of(*remedy);
}

/// The change a minute or a day smaller; nothing when that is none at all.
std::optional<Change> smaller(const Curriculum& curriculum, const Remedy& remedy, Change change) {
    if (std::holds_alternative<DropResource>(change)) return std::nullopt;
    if (auto* hours = std::get_if<SetHours>(&change)) {
        const Day date = *hours->from + days{(hours->weekday - weekday_of(*hours->from) + 7) % 7};
        const Minutes usual = usual_hours_on(curriculum.schedule, date).minutes;
        const Minutes more = *parse_duration(hours->hours) - usual;
        hours->hours = duration_text(usual + std::min(more, *remedy.min - 1));
        return change;
    }
    Assignment& key = std::get<SetKeys>(change).keys.front();
    if (key.key == "effort") {
        if (*remedy.min == 1) return std::nullopt;
        key.value = '-' + duration_text(*remedy.min - 1);
    } else if (key.key == "weekly") {
        const std::size_t dots = std::min(key.value.find(".."), key.value.size());
        key.value =
            duration_text(*parse_duration(key.value.substr(0, dots)) + 1) + key.value.substr(dots);
    } else {
        key.value = iso_date(*parse_day(key.value) - days{1});
    }
    return change;
}

/// The words of the remedy with one step less; of a pair, with one step less of either.
std::vector<std::vector<std::string>> steps_below(const Curriculum& curriculum,
                                                  const Remedy& remedy) {
    if (remedy.kind == Kind::pair) {
        std::vector<std::vector<std::string>> steps;
        for (const std::size_t part : {0U, 1U}) {
            auto words = steps_below(curriculum, remedy.parts[part]).front();
            for (const std::string& word : words_of(remedy.parts[1 - part])) words.push_back(word);
            steps.push_back(std::move(words));
        }
        return steps;
    }
    std::vector<std::string> words;
    for (const Change& change : remedy.changes)
        if (const auto less = smaller(curriculum, remedy, change))
            words.push_back(change_words(*less));
    return {words};
}

std::optional<bool> oracle_says(const Instance& instance) {
    const oracle::Loaded loaded = oracle::load(instance);
    return oracle::feasible_by_search(loaded.curriculum, loaded.records, instance.today, 200'000);
}

struct Tally {
    std::map<Kind, int> judged;
    int short_plans = 0, helped = 0, undecided = 0;
};

/// With each remedy the oracle finds a plan, and with one step less none.
void judge(const Scene& scene, Tally& tally) {
    if (scene.plan.verdict != Verdict::short_) return;
    ++tally.short_plans;
    if (!scene.plan.remedies.empty()) ++tally.helped;
    for (const Remedy& remedy : scene.plan.remedies) {
        const auto words = words_of(remedy);
        INFO(join_words(words));
        const auto fits = oracle_says(oracle::with(scene.instance, words));
        if (!fits) {
            ++tally.undecided;
            continue;
        }
        CHECK(*fits);
        bool decided = true;
        for (const auto& less : steps_below(scene.loaded.curriculum, remedy)) {
            const auto still = oracle_says(oracle::with(scene.instance, less));
            decided = decided && still.has_value();
            INFO("less: " << join_words(less));
            CHECK_FALSE(still.value_or(false));
        }
        if (decided) ++tally.judged[remedy.kind];
    }
}

/// Nothing is offered beyond the limit of the schedule.
void check_limit(const Scene& scene) {
    const auto& limit = scene.loaded.curriculum.schedule.limit;
    for (const Remedy& remedy : scene.plan.remedies)
        for (const Change& change : remedy.changes) {
            const auto* hours = std::get_if<SetHours>(&change);
            if (hours == nullptr || !limit) continue;
            if (limit->day) CHECK(*parse_duration(hours->hours) <= *limit->day);
            if (limit->days) CHECK(limit->days->has(hours->weekday));
        }
}

void judge_families(std::uint64_t seeds, Tally& tally) {
    for (const std::string& family : oracle::families())
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            Instance instance = oracle::generate(family, seed, oracle::Size::small);
            // Most generated days are exceptions, which no ordinary week changes.
            if (seed % 3 != 0) instance.curriculum["schedule"].erase("days");
            if (seed % 2 == 0)
                instance.curriculum["schedule"]["limit"] = {{"day", "6m"},
                                                            {"days", {"mon", "tue", "thu", "sat"}}};
            INFO(family << " " << seed << " on " << iso_date(instance.today) << " "
                        << instance.curriculum.dump());
            const Scene scene(std::move(instance));
            judge(scene, tally);
            check_limit(scene);
        }
}

void report(const Tally& tally) {
    static const std::map<Kind, const char*> names = {{Kind::more_hours, "more hours"},
                                                      {Kind::move_deadline, "move a deadline"},
                                                      {Kind::less_effort, "less effort"},
                                                      {Kind::lower_weekly, "less a week"},
                                                      {Kind::drop, "drop"},
                                                      {Kind::move_all, "move all"},
                                                      {Kind::pair, "pair"}};
    fmt::print("{} short plans, {} with a remedy; not decided by the oracle: {}\n",
               tally.short_plans, tally.helped, tally.undecided);
    for (const auto& [kind, count] : tally.judged) fmt::print("{:>18} {}\n", names.at(kind), count);
}

/// Two weeks of two minutes a day from Monday to Friday, and what follows.
Scene scene_of(const std::string& rest) { return Scene(oracle::two_weeks(rest)); }

}  // namespace

TEST_CASE("every remedy fits by the oracle, and with one step less does not") {
    Tally tally;
    judge_families(16, tally);
    report(tally);
    CHECK(tally.short_plans >= 100);
    for (const Kind kind : {Kind::more_hours, Kind::move_deadline, Kind::less_effort,
                            Kind::lower_weekly, Kind::drop, Kind::move_all})
        CHECK(tally.judged[kind] > 0);
}

TEST_CASE("every remedy of many instances fits by the oracle, and with one step less does not",
          "[.][long]") {
    Tally tally;
    judge_families(120, tally);
    report(tally);
    CHECK(tally.short_plans >= 800);
}

TEST_CASE("a plan that fits, and one that is not decided, has no remedies") {
    CHECK(scene_of(R"("resources":[{"id":"a","title":"A","effort":"20m"}])").plan.remedies.empty());
    Scene scene = scene_of(R"("resources":[{"id":"a","title":"A","effort":"21m"}])");
    CHECK_FALSE(scene.plan.remedies.empty());
    scene.plan.verdict = Verdict::open;
    CHECK(find_remedies(scene.loaded.curriculum, scene.state, scene.plan).empty());
}

TEST_CASE("each kind of remedy is the smallest, in the words of its command") {
    // 20 minutes there are; 26 are needed, 4 of them a week of practice.
    const Scene scene = scene_of(
        R"("goals":[{"id":"g","title":"G","weekly":"4m","days":["mon","tue"]}],
           "resources":[{"id":"a","title":"A","effort":"18m"},
                        {"id":"p","title":"P","goal":"g"}])");
    CHECK(words_of(scene.find(Kind::move_deadline)) ==
          std::vector<std::string>{"set end=2026-09-25"});
    CHECK(words_of(scene.find(Kind::less_effort)) == std::vector<std::string>{"set a effort=-6m"});
    CHECK(words_of(scene.find(Kind::lower_weekly)) == std::vector<std::string>{"set g weekly=1m"});
    CHECK(words_of(scene.find(Kind::drop)) == std::vector<std::string>{"drop a"});
    CHECK_FALSE(scene.has(Kind::pair));
    const Remedy* hours = scene.find(Kind::more_hours);
    REQUIRE(hours != nullptr);
    CHECK(hours->min == 1);
    CHECK(hours->total == 10);
    CHECK(hours->changes.size() == 5);
    CHECK(words_of(hours).front() == "set mon=3m 2026-09-07..2026-09-18");
}

TEST_CASE("days without hours come last, and the limit keeps remedies from asking more") {
    const std::string resources = R"("resources":[{"id":"a","title":"A","effort":"22m"}])";
    const auto with_limit = [&](const std::string& limit) {
        Instance instance = oracle::two_weeks(resources);
        if (!limit.empty()) instance.curriculum["schedule"]["limit"] = Json::parse(limit);
        return Scene(std::move(instance));
    };
    const Scene free = with_limit("");
    const Remedy& last = free.plan.remedies.back();
    CHECK(last.kind == Kind::more_hours);
    CHECK(last.new_days);
    CHECK(words_of(last) == std::vector<std::string>{"set sat=2m 2026-09-07..2026-09-18"});
    const Scene tight = with_limit(R"({"day":"2m"})");
    CHECK(words_of(tight.find(Kind::more_hours)) == words_of(last));
    const Scene days = with_limit(R"({"day":"3m","days":["mon","tue"]})");
    CHECK(words_of(days.find(Kind::more_hours)) ==
          std::vector<std::string>{"set mon=3m 2026-09-07..2026-09-18"});
    CHECK_FALSE(with_limit(R"({"day":"2m","days":["mon","tue"]})").has(Kind::more_hours));
}

TEST_CASE("a weekday whose hours change within the stretch gets the same minutes more each time") {
    Instance instance = oracle::two_weeks(R"("resources":[{"id":"a","title":"A","effort":"25m"}])");
    instance.curriculum["schedule"]["changes"] =
        Json::parse(R"([{"from":"2026-09-14","week":{"mon":"4m"}}])");
    instance.curriculum["schedule"]["limit"] = Json::parse(R"({"days":["mon"]})");
    const Scene scene(std::move(instance));
    CHECK(words_of(scene.find(Kind::more_hours)) ==
          std::vector<std::string>{"set mon=4m 2026-09-07..2026-09-13",
                                   "set mon=6m 2026-09-14..2026-09-18"});
}

TEST_CASE("windows of the clock get longer, and are kept") {
    Instance instance = oracle::two_weeks(R"("resources":[{"id":"a","title":"A","effort":"25m"}])");
    instance.curriculum["schedule"]["week"]["mon"] =
        Json::parse(R"(["09:00-09:01","19:00-19:01"])");
    instance.curriculum["schedule"]["week"]["tue"] = Json::parse(R"(["23:58-24:00"])");
    instance.curriculum["schedule"]["limit"] = Json::parse(R"({"days":["mon","tue"]})");
    const Scene scene(std::move(instance));
    const std::vector<std::string> both{"set mon=09:00-09:01,19:00-19:03 2026-09-07..2026-09-18",
                                        "set tue=23:56-24:00 2026-09-07..2026-09-18"};
    CHECK(words_of(scene.find(Kind::more_hours)) == both);
    CHECK(oracle_says(oracle::with(scene.instance, both)).value_or(false));
}

TEST_CASE("what haste does not see is found with patience") {
    // Less effort fits from a size on at which a search in haste, and one for figures, sees
    // nothing.
    Instance instance;
    instance.today = *parse_day("2026-09-07");
    instance.curriculum = Json::parse(R"({"osmlm":1,"start":"2026-09-07","end":"2026-09-22",
        "schedule":{"week":{"mon":"6h","tue":"4h","wed":"6h","thu":"2h","fri":"1h","sun":"3h"},
                    "limit":{"day":"8h"}},
        "goals":[{"id":"g","title":"G","days":["mon","wed","sun"],"weekly":"426m"},
                 {"id":"h","title":"H","weekly":"190m"},
                 {"id":"i","title":"I","weekly":{"min":"173m","max":"352m"}}],
        "resources":[{"id":"a","title":"A","goal":"i","days":["thu","fri","sun"]},
                     {"id":"b","title":"B","goal":"i","effort":"548m"},
                     {"id":"c","title":"C","goal":"g","effort":"901m"},
                     {"id":"d","title":"D","goal":"i","effort":"1321m","start":"2026-09-16"}]})");
    const Scene scene(std::move(instance));
    CHECK(words_of(scene.find(Kind::less_effort)) ==
          std::vector<std::string>{"set d effort=-13h33m"});
}

TEST_CASE("weekly hours with a most keep it") {
    const Scene scene = scene_of(
        R"("goals":[{"id":"g","title":"G","weekly":{"min":"4m","max":"6m"}}],
           "resources":[{"id":"a","title":"A","effort":"14m"},{"id":"p","title":"P","goal":"g"}])");
    CHECK(words_of(scene.find(Kind::lower_weekly)) ==
          std::vector<std::string>{"set g weekly=3m..6m"});
}

TEST_CASE("the deadline of work that waits is a remedy for what it waits for") {
    const Scene scene = scene_of(
        R"("resources":[{"id":"a","title":"A","effort":"5m"},
           {"id":"b","title":"B","effort":"1m","after":["a"],"deadline":"2026-09-08"}])");
    const Remedy* move = scene.find(Kind::move_deadline);
    CHECK(words_of(move) == std::vector<std::string>{"set b deadline=2026-09-09"});
    CHECK(move->days == 1);
}

TEST_CASE("pairs come only where no single change helps, each part as small as it can be") {
    // Two causes of their own: neither can move far enough, and no day may get more.
    Instance instance = oracle::two_weeks(
        R"("goals":[{"id":"g","title":"G","days":["mon"],"weekly":"3m"},
                    {"id":"h","title":"H","days":["tue"],"weekly":"3m"}],
           "resources":[{"id":"p","title":"P","goal":"g"},{"id":"q","title":"Q","goal":"h"}])");
    instance.curriculum["schedule"]["limit"] = Json::parse(R"({"day":"2m"})");
    const Scene scene(std::move(instance));
    REQUIRE(scene.plan.verdict == Verdict::short_);
    REQUIRE_FALSE(scene.plan.remedies.empty());
    const Remedy& pair = scene.plan.remedies.front();
    CHECK(pair.kind == Kind::pair);
    CHECK(words_of(pair) == std::vector<std::string>{"set g weekly=2m", "set h weekly=2m"});
    Tally tally;
    judge(scene, tally);
    CHECK(tally.judged[Kind::pair] > 0);
}

TEST_CASE("where nothing helps, nothing is offered") {
    Instance instance = oracle::two_weeks(
        R"("goals":[{"id":"g","title":"G","days":["sat"]}],
           "resources":[{"id":"a","title":"A","goal":"g","effort":"5m"},
                        {"id":"b","title":"B","goal":"g","effort":"5m"},
                        {"id":"c","title":"C","goal":"g","effort":"5m"}])");
    instance.curriculum["schedule"]["limit"] = Json::parse(R"({"days":["mon"]})");
    const Scene scene(std::move(instance));
    CHECK(scene.plan.verdict == Verdict::short_);
    CHECK(scene.plan.remedies.empty());
}

TEST_CASE("the deadline of a goal that is itself the open work moves with all others") {
    const Scene scene = scene_of(
        R"("goals":[{"id":"h","title":"H","weekly":"6m","deadline":"2026-09-18"}],
           "resources":[{"id":"a","title":"A","effort":"11m","deadline":"2026-09-17"}])");
    REQUIRE(scene.has(Kind::move_all));
    const auto words = words_of(scene.find(Kind::move_all));
    CHECK(std::count(words.begin(), words.end(),
                     "set h deadline=" + iso_date(*parse_day("2026-09-18") +
                                                  days{*scene.find(Kind::move_all)->days})) == 1);
    Tally tally;
    judge(scene, tally);
    CHECK(tally.judged[Kind::move_all] == 1);
}
