#include <functional>

#include "catch.hpp"
#include "osmlm/render/render.hpp"
#include "osmlm/report/reports.hpp"
#include "osmlm/store/plan_json.hpp"
#include "proof_scenes.hpp"

using namespace lab;

namespace {

using Change = std::function<void(Scene&)>;

/// What breaks a sound plan, before or after its figures are filled, and the rules that it breaks.
struct Damage {
    std::string what;
    Scene (*sound)();
    Change before, after;
    Names rules;
};

Damage sessions(const std::string& what, const Change& change, const Names& rules) {
    return {what, rich, change, [](Scene&) {}, rules};
}

Damage figures(const std::string& what, const Change& change, const Names& rules) {
    return {what, rich, [](Scene&) {}, change, rules};
}

Damage late_plan(const std::string& what, const Change& change, const Names& rules) {
    return {what, late, [](Scene&) {}, change, rules};
}

/// Moves minutes of a resource from one day to another.
Change move(std::size_t resource, Day from, Day to, Minutes min) {
    return [=](Scene& scene) {
        scene.session(from, resource).min -= min;
        std::erase_if(scene.day(from).sessions, [](const auto& left) { return left.min == 0; });
        auto& there = scene.day(to).sessions;
        const bool known = std::ranges::count(there, resource, &PlannedSession::resource) > 0;
        if (known)
            scene.session(to, resource).min += min;
        else
            scene.put(to, resource, min);
    };
}

Conflict some_conflict() { return {on(9, 8), on(9, 16), 0, 0, {la}, {}, {}}; }

std::vector<Damage> day_damages() {
    return {
        figures("the plan begins a day late", [](Scene& s) { s.plan.from = on(9, 9); }, {"begin"}),
        sessions("a day before today", [](Scene& s) { s.day(on(9, 7)); }, {"begin"}),
        figures("two days change places",
                [](Scene& s) { std::swap(s.plan.days[2], s.plan.days[3]); }, {"day-order"}),
        figures("one day stands there twice",
                [](Scene& s) {
                    PlannedDay again = s.plan.days[5];
                    again.sessions.clear();
                    s.plan.days.insert(s.plan.days.begin() + 5, again);
                },
                {"day-order"}),
        figures("a day ten years after the end",
                [](Scene& s) { s.day(on(10, 3, 2036)).hours = 60; }, {"horizon"}),
        figures("hours of a day off by one", [](Scene& s) { --s.plan.days[0].hours; },
                {"day-hours"}),
        figures("logged minutes of a day off by one", [](Scene& s) { --s.plan.days[0].logged; },
                {"day-logged"}),
        sessions("a full day gets one minute more", move(esl, on(9, 21), on(9, 16), 1),
                 {"capacity", "clock"}),
        sessions("today has less than its hours",
                 [](Scene& s) {
                     s.put(on(9, 8), bishop, 11);
                     s.session(on(9, 15), bishop).min -= 11;
                 },
                 {"capacity"}),
        sessions("a session without minutes", [](Scene& s) { s.put(on(9, 10), la, 0); },
                 {"session-minutes"}),
        sessions("a resource that is not there", [](Scene& s) { s.put(on(9, 10), 10, 5); },
                 {"unknown-resource"}),
        figures("a start before its clock window",
                [](Scene& s) { s.session(on(9, 9), grammar).start = 539; }, {"clock"}),
        figures("an end after its clock window",
                [](Scene& s) { s.session(on(9, 9), la).start = 586; }, {"clock"}),
        figures("two sessions that overlap by a minute",
                [](Scene& s) { s.session(on(9, 9), la).start = 584; }, {"clock"}),
        figures("a start on a day without clock windows",
                [](Scene& s) { s.session(on(9, 10), la).start = 600; }, {"clock"}),
        figures("no start though its clock window is free",
                [](Scene& s) { s.session(on(9, 9), la).start.reset(); }, {"clock"}),
    };
}

std::vector<Damage> work_damages() {
    return {
        sessions("dropped work", [](Scene& s) { s.put(on(9, 10), nets, 1); }, {"out-of-plan"}),
        {"a member that is not picked",
         rich,
         [](Scene& s) { s.put(on(9, 24), networks, 40); },
         [](Scene& s) { s.plan.finish = on(9, 21); },
         {"out-of-plan", "resource-slack"}},
        sessions("finished work", [](Scene& s) { s.put(on(9, 10), old, 1); },
                 {"finished", "resource-slack"}),
        sessions("a weekday that is not its own", move(esl, on(9, 21), on(9, 22), 30),
                 {"allowed-days"}),
        sessions("a weekday that is not its goal's",
                 [](Scene& s) {
                     s.session(on(9, 11), novel).min -= 1;
                     move(la, on(9, 14), on(9, 11), 1)(s);
                 },
                 {"allowed-days"}),
        sessions("a start one day later", [](Scene& s) { s.at(esl).start = on(9, 15); },
                 {"allowed-days"}),
        sessions("a daily maximum passed by a minute", move(la, on(9, 14), on(9, 10), 1),
                 {"daily-max"}),
        sessions("a daily maximum passed by what is logged today", move(la, on(9, 14), on(9, 8), 1),
                 {"daily-max"}),
        sessions("a daily maximum passed by a second session",
                 [](Scene& s) {
                     s.put(on(9, 10), la, 1);
                     s.session(on(9, 14), la).min -= 1;
                 },
                 {"daily-max"}),
        sessions("a minute too little", [](Scene& s) { s.session(on(9, 15), os).min -= 1; },
                 {"effort"}),
        sessions("a minute too much", [](Scene& s) { s.session(on(9, 15), os).min += 1; },
                 {"effort"}),
        sessions("a minute of optional work too much",
                 [](Scene& s) { s.put(on(9, 10), bishop, 1); }, {"effort"}),
        sessions("a day of work that waits goes first",
                 [](Scene& s) {
                     auto& there = s.day(on(9, 14)).sessions;
                     std::swap(there.front(), there.back());
                 },
                 {"after"}),
        sessions("no member of an `any` is finished", move(os, on(9, 15), on(9, 10), 20),
                 {"after"}),
        sessions("one more arc", [](Scene& s) { s.at(la).after = {{grammar}}; }, {"after"}),
        sessions("open work that waits", [](Scene& s) { s.at(lessons).after = {{esl}}; },
                 {"after"}),
        sessions("a deadline one day earlier", [](Scene& s) { s.at(la).deadline = on(9, 13); },
                 {"deadline"}),
        sessions("a deadline that has passed", [](Scene& s) { s.at(la).deadline = on(9, 7); },
                 {"deadline", "empty-window"}),
        sessions("a deadline before the start", [](Scene& s) { s.at(esl).deadline = on(9, 13); },
                 {"deadline", "empty-window"}),
        sessions("optional work after its deadline",
                 [](Scene& s) { s.at(bishop).deadline = on(9, 14); }, {"optional-window"}),
        {"no time any more for what work waits for",
         waiting,
         [](Scene& s) { s.plan.days.resize(1); },
         [](Scene& s) { s.plan.finish.reset(); },
         {"endless-wait"}},
        sessions("open work after its goal's deadline",
                 [](Scene& s) { s.curriculum.goals[fantasy].deadline = on(10, 1); },
                 {"open-window"}),
    };
}

std::vector<Damage> weekly_damages() {
    return {
        figures("a maximum passed by a minute",
                [](Scene& s) {
                    s.curriculum.goals[french].weekly->max = 59;
                    for (PlannedWeek& week : s.plan.weekly) week.max = 59;
                },
                {"weekly-max"}),
        figures("a minimum missed by a minute",
                [](Scene& s) {
                    s.session(on(9, 22), lessons).min = 59;
                    s.plan.weekly[2].planned = 59;
                },
                {"resource-slack", "weekly-min"}),
        figures("open work beyond what is asked",
                [](Scene& s) {
                    s.session(on(9, 22), lessons).min = 61;
                    s.plan.weekly[2].planned = 61;
                },
                {"open-work", "resource-slack"}),
        sessions("open work that nobody asks for",
                 [](Scene& s) { s.put(on(9, 24), s.open("reading", ml), 10); }, {"open-work"}),
        figures("a minimum off by one", [](Scene& s) { ++s.plan.weekly[0].min; },
                {"weekly-figures"}),
        figures("no minimum", [](Scene& s) { s.plan.weekly[0].min = 0; }, {"weekly-figures"}),
        figures("a maximum off by one", [](Scene& s) { ++*s.plan.weekly[0].max; },
                {"weekly-figures"}),
        figures("no maximum", [](Scene& s) { s.plan.weekly[0].max.reset(); }, {"weekly-figures"}),
        figures("logged of a week off by one", [](Scene& s) { ++s.plan.weekly[0].logged; },
                {"weekly-figures"}),
        figures("planned of a week off by one", [](Scene& s) { --s.plan.weekly[1].planned; },
                {"weekly-figures"}),
        figures("a week that begins on Tuesday",
                [](Scene& s) { s.plan.weekly[1].monday += days{1}; }, {"weekly-figures"}),
        figures("a week that is not listed",
                [](Scene& s) { s.plan.weekly.erase(s.plan.weekly.begin() + 1); }, {"weekly-list"}),
        figures("weeks out of order",
                [](Scene& s) { std::swap(s.plan.weekly[0], s.plan.weekly[1]); },
                {"weekly-figures"}),
    };
}

std::vector<Damage> figure_damages() {
    return {
        figures("a resource missing", [](Scene& s) { s.plan.resources.pop_back(); },
                {"resource-list"}),
        figures("a listed resource that is not there",
                [](Scene& s) { s.plan.resources.back().resource = 10; }, {"resource-list"}),
        figures("two resources out of order",
                [](Scene& s) { std::swap(s.plan.resources[0], s.plan.resources[1]); },
                {"resource-list"}),
        figures("left off by one", [](Scene& s) { ++*s.figures(la).left; }, {"resource-left"}),
        figures("left of open work", [](Scene& s) { s.figures(lessons).left = 0; },
                {"resource-left"}),
        figures("the first day off by one", [](Scene& s) { *s.figures(la).first += days{1}; },
                {"resource-first"}),
        figures("no first day", [](Scene& s) { s.figures(la).first.reset(); }, {"resource-first"}),
        figures("the last day off by one", [](Scene& s) { *s.figures(la).last -= days{1}; },
                {"resource-last"}),
        figures("the deadline off by one", [](Scene& s) { *s.figures(la).deadline += days{1}; },
                {"resource-deadline"}),
        figures("the goal's deadline forgotten",
                [](Scene& s) { s.figures(os).deadline = on(10, 2); }, {"resource-deadline"}),
        figures("late by a minute", [](Scene& s) { ++s.figures(la).late; }, {"resource-late"}),
        figures("required work called optional", [](Scene& s) { s.figures(la).optional = true; },
                {"resource-optional"}),
        figures("optional work called required",
                [](Scene& s) { s.figures(bishop).optional = false; }, {"resource-optional"}),
        figures("required work called passed over", [](Scene& s) { s.figures(la).picked = false; },
                {"resource-picked"}),
        figures("slack off by one", [](Scene& s) { ++*s.figures(la).slack; }, {"resource-slack"}),
        figures("no slack", [](Scene& s) { s.figures(la).slack.reset(); }, {"resource-slack"}),
        figures("slack of open work without end", [](Scene& s) { s.figures(lessons).slack = 0; },
                {"resource-slack"}),
        figures("no last day of open work", [](Scene& s) { s.figures(lessons).last.reset(); },
                {"resource-last"}),
        figures("a reason of urgent work",
                [](Scene& s) { s.session(on(9, 22), lessons).why = Why::priority; }, {"reason"}),
        figures("a reason of optional work",
                [](Scene& s) { s.session(on(9, 15), os).why = Why::optional; }, {"reason"}),
        figures("the end of the plan off by one", [](Scene& s) { *s.plan.finish += days{1}; },
                {"finish"}),
        figures("no end of the plan", [](Scene& s) { s.plan.finish.reset(); }, {"finish"}),
    };
}

std::vector<Damage> verdict_damages() {
    return {
        figures("it fits, and a minute misses", [](Scene& s) { s.plan.short_minutes = 1; },
                {"verdict"}),
        figures("it fits, and is late", [](Scene& s) { s.plan.late_days = LateDays{}; },
                {"verdict"}),
        figures("it fits, with a conflict",
                [](Scene& s) { s.plan.conflicts.push_back(some_conflict()); },
                {"conflict-gap", "conflict-have", "conflict-need", "verdict"}),
        late_plan("short without a conflict", [](Scene& s) { s.plan.conflicts.clear(); },
                  {"verdict"}),
        late_plan("open with a conflict", [](Scene& s) { s.plan.verdict = Verdict::open; },
                  {"verdict"}),
        late_plan("a load though it does not fit", [](Scene& s) { s.plan.load = 100; },
                  {"verdict"}),
        late_plan("a buffer though it does not fit", [](Scene& s) { s.plan.buffer_days = 1; },
                  {"verdict"}),
        figures("a buffer below nothing", [](Scene& s) { s.plan.buffer_days = -1; }, {"verdict"}),
        late_plan("a conflict that stands there twice",
                  [](Scene& s) {
                      const Conflict again = s.plan.conflicts.front();
                      s.plan.conflicts.push_back(again);
                  },
                  {"conflict-twice"}),
        late_plan("late by more than at most",
                  [](Scene& s) {
                      s.plan.late_days = LateDays{3, 2};
                  },
                  {"verdict"}),
        late_plan("more misses than the plan is late", [](Scene& s) { ++s.plan.short_minutes; },
                  {"short"}),
        late_plan("less misses than a conflict shows", [](Scene& s) { --s.plan.short_minutes; },
                  {"short-least"}),
        late_plan("less than nothing misses", [](Scene& s) { s.plan.short_minutes = -1; },
                  {"short", "short-least"}),
        late_plan("late work called in time",
                  [](Scene& s) {
                      s.plan.verdict = Verdict::fits;
                      s.plan.conflicts.clear();
                      s.plan.late_days.reset();
                      s.plan.short_minutes = 0;
                  },
                  {"deadline"}),
        late_plan("late minutes off by one", [](Scene& s) { --s.figures(0).late; },
                  {"resource-late"}),
    };
}

std::vector<Damage> all_damages() {
    std::vector<Damage> all;
    for (const auto& part :
         {day_damages(), work_damages(), weekly_damages(), figure_damages(), verdict_damages()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace

TEST_CASE("each damage to a plan breaks the rules that are named, and no other") {
    for (const Damage& damage : all_damages()) {
        Scene scene = damage.sound();
        damage.before(scene);
        scene.complete();
        damage.after(scene);
        INFO(damage.what << "\n" << messages(scene));
        CHECK(broken(scene) == damage.rules);
    }
}

namespace {

/// Whether a report can say it: ids that there are, weeks that begin on Monday, days up to its end,
/// and why it does not fit.
bool can_be_written(const Scene& scene) {
    const auto known = [&](const auto& each) {
        return each.resource < scene.curriculum.resources.size();
    };
    return std::ranges::all_of(scene.plan.resources, known) &&
           std::ranges::all_of(
               scene.plan.days,
               [&](const PlannedDay& day) { return std::ranges::all_of(day.sessions, known); }) &&
           std::ranges::all_of(
               scene.plan.weekly,
               [](const PlannedWeek& week) { return weekday_of(week.monday) == 0; }) &&
           scene.plan.days.back().date < on(1, 1, 2030) &&
           (scene.plan.verdict != Verdict::short_ || !scene.plan.conflicts.empty());
}

Names broken_when_written(const Scene& scene) {
    Inputs inputs;
    inputs.curriculum = scene.curriculum;
    const std::string json = find_format("json")->render(plan_report(inputs, scene.plan, {}), {});
    const auto written = parse_plan(json, scene.curriculum, "plan.json");
    REQUIRE(written);
    Names names;
    for (const Violation& one : verify(scene.curriculum, scene.records, written->plan))
        names.insert(one.rule);
    return names;
}

}  // namespace

TEST_CASE("each damage is found as well when the plan has been written and read again") {
    int written = 0;
    for (const Damage& damage : all_damages()) {
        Scene scene = damage.sound();
        damage.before(scene);
        scene.complete();
        damage.after(scene);
        if (!can_be_written(scene)) continue;
        INFO(damage.what);
        CHECK(broken_when_written(scene) == damage.rules);
        ++written;
    }
    CHECK(written + 5 >= static_cast<int>(all_damages().size()));
}

TEST_CASE("every rule of a plan is broken by some damage") {
    Names covered;
    for (const Damage& damage : all_damages()) {
        covered.insert(damage.rules.begin(), damage.rules.end());
    }
    for (const std::string_view rule : rule_names()) {
        if (rule.starts_with("conflict-")) continue;
        INFO(rule);
        CHECK(covered.contains(std::string(rule)));
    }
}
