#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "catch.hpp"
#include "oracle/dice.hpp"
#include "oracle/odd.hpp"
#include "osmlm/logbook/promise.hpp"
#include "scene.hpp"

namespace {

using namespace osmlm;
using oracle::Instance;
using oracle::Scene;
using oracle::Size;

std::string named(const Instance& instance) {
    return fmt::format("{} {} on {} {}", instance.family, instance.seed, iso_date(instance.today),
                       instance.curriculum.dump());
}

std::string text(const std::optional<Day>& day) { return day ? iso_date(*day) : "-"; }

template <class Number>
std::string text(const std::optional<Number>& number) {
    return number ? std::to_string(*number) : "-";
}

std::string text(const PlannedResource& r) {
    return fmt::format("{} left {} {}..{} by {} slack {} late {} {}\n", r.resource, text(r.left),
                       text(r.first), text(r.last), text(r.deadline), text(r.slack), r.late,
                       r.optional);
}

std::string text(const PlannedDay& day) {
    std::string out = fmt::format("{} {} {}:", iso_date(day.date), day.hours, day.logged);
    for (const PlannedSession& s : day.sessions)
        out +=
            fmt::format(" {}x{}@{}/{}", s.resource, s.min, text(s.start), static_cast<int>(s.why));
    return out + "\n";
}

std::string text(const Conflict& conflict) {
    std::string out = fmt::format("{}..{} {} {}", iso_date(conflict.from), iso_date(conflict.until),
                                  conflict.need, conflict.have);
    for (const auto resource : conflict.resources) out += fmt::format(" r{}", resource);
    for (const auto goal : conflict.goals) out += fmt::format(" g{}", goal);
    for (const Case& one : conflict.cases) {
        out += fmt::format(" case {} (", one.assume.index());
        for (const Conflict& inner : one.conflicts) out += text(inner);
        out += ")";
    }
    return out + "\n";
}

/// Everything that a plan says.
std::string text(const Plan& plan) {
    std::string out =
        fmt::format("{} {} {} finish {} load {} short {} buffer {} must {}\n", iso_date(plan.today),
                    iso_date(plan.from), static_cast<int>(plan.verdict), text(plan.finish),
                    text(plan.load), plan.short_minutes, text(plan.buffer_days), plan.must);
    if (plan.late_days)
        out += text(plan.late_days->at_least) + " " + text(plan.late_days->at_most) + "\n";
    for (const PlannedDay& day : plan.days) out += text(day);
    for (const PlannedResource& resource : plan.resources) out += text(resource);
    for (const PlannedWeek& week : plan.weekly)
        out += fmt::format("{} {} {} {} {} {}\n", week.goal, iso_date(week.monday), week.min,
                           text(week.max), week.logged, week.planned);
    for (const Conflict& conflict : plan.conflicts) out += text(conflict);
    for (const Finding& finding : plan.findings) out += finding.id + finding.message + "\n";
    return out;
}

/// Sessions from that day on, by day and in order; without clock and reasons.
std::string work_from(const Plan& plan, Day from, Day until) {
    std::string out;
    for (const PlannedDay& day : plan.days) {
        if (day.date < from || day.date > until || day.sessions.empty()) continue;
        out += iso_date(day.date);
        for (const PlannedSession& s : day.sessions)
            out += fmt::format(" {}x{}", s.resource, s.min);
        out += "\n";
    }
    return out;
}

Minutes planned_of(const Plan& plan, std::size_t resource, std::optional<Day> until = {}) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (session.resource == resource && (!until || day.date <= *until)) sum += session.min;
    return sum;
}

const PlannedResource& of(const Plan& plan, std::size_t resource) {
    return *std::find_if(plan.resources.begin(), plan.resources.end(),
                         [&](const PlannedResource& r) { return r.resource == resource; });
}

std::vector<std::string> every_family() { return oracle::families(); }

}  // namespace

TEST_CASE("the same input gives the same plan, whatever the order of the log") {
    for (const std::string& family : every_family())
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const Scene scene(oracle::generate(family, seed, Size::small));
            INFO(named(scene.instance));
            const std::string once = text(scene.plan());
            CHECK(once == text(scene.plan()));
            Instance shuffled = scene.instance;
            auto& lines = shuffled.log_lines;
            oracle::Dice dice("shuffle", seed);
            for (std::size_t i = lines.size(); i > 1; --i) {
                const int other = dice.between(0, static_cast<int>(i) - 1);
                std::swap(lines[i - 1], lines[static_cast<std::size_t>(other)]);
            }
            CHECK(once == text(Scene(shuffled).plan()));
        }
}

namespace {

/// Every minute that is left stands in the plan, or is late, or has no place and says so.
void check_nothing_lost(const Scene& scene, const Plan& plan) {
    const Curriculum& curriculum = scene.loaded.curriculum;
    const State state = fold(curriculum, scene.loaded.records);
    for (const PlannedResource& r : plan.resources) {
        INFO("resource " << curriculum.resources[r.resource].id);
        const Minutes planned = planned_of(plan, r.resource);
        CHECK(r.left == state.progress[r.resource].left);
        if (!r.left || *r.left == 0) continue;
        CHECK(planned <= *r.left);
        CHECK((planned == *r.left) == r.last.has_value());
        if (r.optional || planned == 0 || !r.deadline) continue;
        CHECK(planned_of(plan, r.resource, r.deadline) + r.late == *r.left);
        if (plan.verdict == Verdict::fits) CHECK(planned == *r.left);
    }
}

}  // namespace

TEST_CASE("time that passes without a log loses no work") {
    int turned = 0;
    for (const std::string& family : every_family())
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const Scene scene(oracle::generate(family, seed, Size::small));
            INFO(named(scene.instance));
            const Verdict first = scene.plan().verdict;
            for (const int later : {0, 1, 2, 5, 30}) {
                INFO("days later " << later);
                const Plan plan = scene.plan(later);
                check_nothing_lost(scene, plan);
                turned += first == Verdict::fits && plan.verdict == Verdict::short_ ? 1 : 0;
            }
        }
    CHECK(turned > 30);
}

TEST_CASE("work that is late is planned as long as ordinary weeks have hours for it") {
    for (const char* family : {"deadlines", "releases", "priorities"})
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Instance instance = oracle::generate(family, seed, Size::small);
            for (const std::string_view name : weekday_names)
                instance.curriculum["schedule"]["week"][std::string(name)] = "3m";
            const Scene scene(instance);
            INFO(named(instance));
            for (const int later : {0, 3, 40})
                for (const PlannedResource& r : scene.plan(later).resources)
                    if (r.left.value_or(0) > 0 && !r.optional) CHECK(r.last.has_value());
        }
}

namespace {

struct Steadiness {
    int days = 0, moved = 0;
    std::string first_moved;
};

/// Does each day what is planned for it, and compares what is planned next. With `promises` the
/// log has those of Mondays, as when commands write it.
void follow(Scene scene, int count, Steadiness& steady, bool promises = false) {
    Plan plan = scene.plan();
    if (plan.verdict != Verdict::fits) return;
    PromisedDays promised;
    for (int day = 0; day < count; ++day) {
        const Day today = scene.instance.today + days{day};
        if (promises && today == monday_of(today)) {
            promised.erase(promised.lower_bound(today), promised.end());
            promised.merge(promise_of(scene.loaded.curriculum, plan, today).days);
        }
        scene.work_through(plan, today);
        const Plan next = scene.plan(day + 1, promised);
        const Day until = std::min(plan.days.empty() ? today : plan.days.back().date,
                                   next.days.empty() ? today : next.days.back().date);
        const bool same =
            next.verdict == Verdict::fits &&
            work_from(plan, today + days{1}, until) == work_from(next, today + days{1}, until);
        const bool ends = std::all_of(
            next.resources.begin(), next.resources.end(), [&](const PlannedResource& r) {
                return !r.left || *r.left == 0 || r.last == of(plan, r.resource).last;
            });
        ++steady.days;
        if (!same || !ends) {
            if (steady.moved++ == 0)
                steady.first_moved = named(scene.instance) + " day " + std::to_string(day) + "\n" +
                                     work_from(plan, today, until) + "became\n" +
                                     work_from(next, today, until);
        }
        plan = next;
    }
}

Steadiness follow_family(const std::string& family, std::uint64_t seeds, Size size, int days) {
    Steadiness steady;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        follow(Scene(oracle::planted(family, seed, size)->instance), days, steady);
    CHECK(steady.days >= static_cast<int>(seeds));
    return steady;
}

void check_steady(const std::string& family, std::uint64_t seeds, Size size, int days) {
    const Steadiness steady = follow_family(family, seeds, size, days);
    INFO(steady.first_moved);
    CHECK(steady.moved == 0);
}

}  // namespace

TEST_CASE("who does what is planned today has the same plan tomorrow, without today") {
    for (const char* family :
         {"deadlines", "releases", "arcs", "arcs_across", "weekdays", "daily_max", "any",
          "priorities", "passed", "logged", "exceptions", "choices", "shop"}) {
        DYNAMIC_SECTION(family) { check_steady(family, 25, Size::small, 5); }
    }
}

TEST_CASE("weekly minima and optional work stay where they are as well") {
    for (const char* family : {"weekly_min", "optional", "mix"}) {
        DYNAMIC_SECTION(family) { check_steady(family, 25, Size::small, 5); }
    }
}

TEST_CASE("weekly limits that no flow knows in whole move something on one day in five at most") {
    for (const char* family : {"weekly_min_open", "weekly_max", "weekly_cut"}) {
        DYNAMIC_SECTION(family) {
            int days = 0, moved = 0;
            for (const auto& [size, seeds] : {std::pair{Size::small, 25}, {Size::medium, 24}}) {
                const Steadiness steady =
                    follow_family(family, static_cast<std::uint64_t>(seeds), size, 5);
                UNSCOPED_INFO(steady.first_moved);
                days += steady.days;
                moved += steady.moved;
            }
            CHECK(moved * 5 <= days);
        }
    }
}

TEST_CASE("as long as all goes as promised, nothing that is planned moves") {
    std::vector<Instance> instances;
    for (const char* family : {"weekly_min_open", "weekly_max", "weekly_cut", "daily_max"})
        for (std::uint64_t seed = 1; seed <= 12; ++seed)
            for (const Size size : {Size::small, Size::medium})
                instances.push_back(oracle::planted(family, seed, size)->instance);
    for (std::uint64_t seed = 1; seed <= 100; ++seed)
        instances.push_back(oracle::odd(seed, Size::medium));
    Steadiness kept, forgotten;
    for (Instance& instance : instances) {
        instance.today = monday_of(instance.today);
        instance.log_lines.clear();
        follow(Scene(instance), 9, kept, true);
        follow(Scene(instance), 9, forgotten);
    }
    INFO(kept.first_moved);
    CHECK(kept.moved == 0);
    CHECK(forgotten.moved > 0);
}

TEST_CASE("plans of tens of minutes a day stay where they are") {
    for (const char* family : {"deadlines", "weekdays", "priorities", "optional"}) {
        DYNAMIC_SECTION(family) { check_steady(family, 6, Size::medium, 5); }
    }
}

TEST_CASE(
    "where wishes would break what waits for it today, and not tomorrow, one day in ten moves") {
    const Steadiness steady = follow_family("daily_max", 12, Size::medium, 5);
    INFO(steady.first_moved);
    CHECK(steady.moved * 10 <= steady.days);
}

TEST_CASE("a practice with weekly hours beside finite goals stays where it is for two weeks") {
    Instance instance = oracle::two_weeks(
        R"("goals":[{"id":"ml","days":["mon","tue","wed","thu"]},)"
        R"({"id":"french","weekly":"3h20m","days":["mon","tue","wed","fri"]}],"resources":[)"
        R"({"id":"la","goal":"ml","effort":"13h7m"},{"id":"lessons","goal":"french"},)"
        R"({"id":"esl","goal":"ml","effort":"5h","after":["la"],)"
        R"("priority":"high"},{"id":"extra","effort":"2h","optional":true,"daily-max":"25m"}])");
    instance.curriculum["schedule"]["week"] = {
        {"mon", "3h"}, {"tue", "2h50m"}, {"wed", "3h7m"}, {"thu", "4h"}, {"fri", "1h"}};
    Steadiness steady;
    follow(Scene(instance), 12, steady);
    INFO(steady.first_moved);
    CHECK(steady.days == 12);
    CHECK(steady.moved == 0);
}
