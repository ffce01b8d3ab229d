#include <functional>

#include "catch.hpp"
#include "proof_scenes.hpp"

using namespace lab;

namespace {

/// The rules of proofs that the scene breaks.
Names faults(const Scene& scene) {
    Names names = broken(scene);
    std::erase_if(names, [](const std::string& name) { return !name.starts_with("conflict-"); });
    return names;
}

Scene blank(Minutes monday_to_friday) {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.plan.verdict = Verdict::short_;
    scene.weekday_minutes(monday_to_friday);
    return scene;
}

Conflict plain(Day from, Day until, Minutes need, Minutes have, std::vector<std::size_t> resources,
               std::vector<std::size_t> goals = {}) {
    return {from, until, need, have, std::move(resources), std::move(goals), {}};
}

Conflict by_cases(std::vector<Case> cases) { return {{}, {}, 0, 0, {}, {}, std::move(cases)}; }

/// The first conflict of a scene.
Conflict& only(Scene& scene) { return scene.plan.conflicts.front(); }
Case& branch(Scene& scene, std::size_t i) { return only(scene).cases[i]; }
Conflict& leaf(Scene& scene, std::size_t i) { return branch(scene, i).conflicts.front(); }

/// Work on Tuesdays that work on Mondays waits for: only a proof by cases shows that it is short.
Scene across_weekdays() {
    Scene scene = blank(60);
    scene.work("i", 60);
    scene.work("j", 120);
    scene.at(0).days = weekdays({1});
    scene.at(1).days = weekdays({0});
    scene.at(1).after = {{0}};
    scene.at(1).deadline = on(9, 14);
    scene.plan.conflicts = {
        by_cases({{FinishedBy{0, on(9, 7)}, {plain(on(9, 7), on(9, 7), 60, 0, {0})}},
                  {NotBefore{1, on(9, 8)}, {plain(on(9, 8), on(9, 14), 120, 60, {1})}}})};
    return scene;
}

/// A weekly minimum of which work due on Monday leaves too little.
Scene shared_monday() {
    Scene scene = blank(0);
    scene.curriculum.schedule.week[0].minutes = 60;
    scene.curriculum.schedule.week[1].minutes = 30;
    scene.goal("g");
    scene.curriculum.goals[0].weekly = Weekly{60, {}};
    scene.open("open", 0);
    scene.work("m", 40);
    scene.at(1).deadline = on(9, 7);
    scene.curriculum.end = on(9, 13);
    scene.plan.conflicts = {
        by_cases({{AtMost{0, on(9, 7), 20}, {plain(on(9, 7), on(9, 13), 60, 50, {}, {0})}},
                  {AtLeast{0, on(9, 7), 21}, {plain(on(9, 7), on(9, 7), 61, 60, {1}, {0})}}})};
    return scene;
}

/// A goal that cannot be finished in its first week, nor have its minimum there.
Scene unfinished() {
    Scene scene = blank(0);
    scene.curriculum.schedule.week[0].minutes = scene.curriculum.schedule.week[1].minutes = 30;
    scene.goal("g");
    scene.curriculum.goals[0].weekly = Weekly{60, {}};
    scene.work("a", 70, 0);
    scene.work("x", 40);
    scene.at(1).deadline = on(9, 8);
    scene.curriculum.end = on(9, 20);
    scene.plan.conflicts = {by_cases(
        {{GoalFinished{0, on(9, 7), true}, {plain(on(9, 7), on(9, 13), 70, 60, {0})}},
         {GoalFinished{0, on(9, 7), false}, {plain(on(9, 7), on(9, 13), 100, 60, {1}, {0})}}})};
    return scene;
}

/// Work that waits for one of two others, neither of which leaves it enough.
Scene either_way() {
    Scene scene = blank(30);
    scene.work("p", 60);
    scene.work("q", 100);
    scene.work("j", 60);
    scene.work("done", 0);
    scene.at(0).optional = true;
    scene.at(2).after = {{0, 1}, {3}};
    scene.at(2).deadline = on(9, 9);
    const Conflict under_p =
        by_cases({{FinishedBy{0, on(9, 9)}, {plain(on(9, 7), on(9, 9), 120, 90, {0, 2})}},
                  {NotBefore{2, on(9, 10)}, {plain(on(9, 9), on(9, 9), 60, 0, {2})}}});
    scene.plan.conflicts = {
        by_cases({{WaitsFor{2, 0}, {under_p}},
                  {WaitsFor{2, 1}, {plain(on(9, 7), on(9, 9), 160, 90, {1, 2})}}})};
    return scene;
}

/// A weekly minimum, partly served by listed work of the same goal.
Scene with_minimum() {
    Scene scene = blank(0);
    for (std::size_t weekday = 0; weekday < 4; ++weekday) {
        scene.curriculum.schedule.week[weekday].minutes = 45;
    }
    scene.goal("french");
    scene.curriculum.goals[0].weekly = Weekly{100, {}};
    scene.open("lessons", 0);
    scene.work("grammar", 60, 0);
    scene.work("x", 100);
    scene.at(1).deadline = scene.at(2).deadline = on(9, 10);
    scene.curriculum.end = on(9, 13);
    scene.plan.conflicts = {plain(on(9, 7), on(9, 13), 200, 180, {1, 2}, {0})};
    return scene;
}

/// A weekly maximum beside work with a daily one: 50 + 5 × 10 minutes in each of two weeks.
Scene with_maximum() {
    Scene scene = blank(30);
    scene.goal("ml");
    scene.curriculum.goals[0].weekly = Weekly{{}, 60};
    scene.work("a", 120, 0);
    scene.work("b", 90);
    scene.work("c", 20, 0);
    scene.at(2).dropped = on(9, 6);
    scene.at(0).deadline = scene.at(1).deadline = on(9, 20);
    scene.at(1).daily_max = 10;
    scene.log("c", on(9, 7), 10);
    scene.log("b", on(9, 7), 4);
    scene.left = {{1, 86}};
    // Monday has 16 minutes, of which b may take 6. Week 1: 50 + 6 + 40; week 2: 60 + 50.
    scene.plan.conflicts = {plain(on(9, 7), on(9, 20), 206, 206, {0, 1}, {0})};
    scene.at(0).effort->planned = 121;
    only(scene).need = 207;
    return scene;
}

struct Damage {
    std::string what;
    Scene (*sound)();
    std::function<void(Scene&)> change;
    Names rules;
};

std::vector<Damage> plain_damages() {
    return {
        {"need off by one", late, [](Scene& s) { ++only(s).need; }, {"conflict-need"}},
        {"need one less", late, [](Scene& s) { --only(s).need; }, {"conflict-need"}},
        {"have off by one", late, [](Scene& s) { ++only(s).have; }, {"conflict-have"}},
        {"have one less", late, [](Scene& s) { --only(s).have; }, {"conflict-have"}},
        {"from a day later",
         late,
         [](Scene& s) { only(s).from += days{1}; },
         {"conflict-have", "conflict-window"}},
        {"until a day earlier",
         late,
         [](Scene& s) { only(s).until -= days{1}; },
         {"conflict-have", "conflict-window"}},
        {"until before from",
         late,
         [](Scene& s) { only(s).until = on(9, 6); },
         {"conflict-window"}},
        {"a deadline a day later",
         late,
         [](Scene& s) { s.at(0).deadline = on(9, 9); },
         {"conflict-window"}},
        {"no deadline", late, [](Scene& s) { s.at(0).deadline.reset(); }, {"conflict-window"}},
        {"enough hours",
         late,
         [](Scene& s) {
             s.at(0).effort->planned = 60;
             only(s).need = 60;
         },
         {"conflict-gap"}},
        {"optional work", late, [](Scene& s) { s.at(0).optional = true; }, {"conflict-resource"}},
        {"dropped work", late, [](Scene& s) { s.at(0).dropped = on(9, 1); }, {"conflict-resource"}},
        {"work listed twice",
         late,
         [](Scene& s) { only(s).resources.push_back(0); },
         {"conflict-resource"}},
        {"work that is not there",
         late,
         [](Scene& s) { only(s).resources.push_back(1); },
         {"conflict-resource"}},
        {"a goal that is not there",
         late,
         [](Scene& s) { only(s).goals.push_back(0); },
         {"conflict-goal"}},
        {"a goal without weekly hours",
         late,
         [](Scene& s) { only(s).goals.push_back(s.goal("g", weekdays({6}))); },
         {"conflict-goal"}},
        {"a minimum counted twice",
         with_minimum,
         [](Scene& s) { only(s).need = 260; },
         {"conflict-need"}},
        {"a minimum without its goal",
         with_minimum,
         [](Scene& s) { only(s).goals.clear(); },
         {"conflict-need"}},
        {"a minimum whose week lies half outside",
         with_minimum,
         [](Scene& s) { only(s).until = on(9, 10); },
         {"conflict-need"}},
        {"a minimum of a goal without open work",
         with_minimum,
         [](Scene& s) { s.at(0).dropped = on(9, 1); },
         {"conflict-need"}},
        {"a maximum without its goal",
         with_maximum,
         [](Scene& s) { only(s).goals.clear(); },
         {"conflict-have"}},
        {"a maximum one higher",
         with_maximum,
         [](Scene& s) { s.curriculum.goals[0].weekly->max = 61; },
         {"conflict-have"}},
        {"a daily maximum one lower",
         with_maximum,
         [](Scene& s) { s.at(1).daily_max = 9; },
         {"conflict-have"}},
    };
}

std::vector<Damage> case_damages() {
    return {
        {"a case is missing",
         across_weekdays,
         [](Scene& s) { only(s).cases.pop_back(); },
         {"conflict-siblings"}},
        {"a case stands there twice",
         across_weekdays,
         [](Scene& s) { only(s).cases.push_back(branch(s, 1)); },
         {"conflict-siblings"}},
        {"two cases leave out a day",
         across_weekdays,
         [](Scene& s) {
             std::get<NotBefore>(branch(s, 1).assume).from += days{1};
             leaf(s, 1).from += days{1};
         },
         {"conflict-siblings"}},
        {"two cases share a day",
         across_weekdays,
         [](Scene& s) { std::get<NotBefore>(branch(s, 1).assume).from -= days{1}; },
         {"conflict-siblings", "conflict-window"}},
        {"an arc that is not there",
         across_weekdays,
         [](Scene& s) { s.at(1).after.clear(); },
         {"conflict-arc"}},
        {"an arc the other way",
         across_weekdays,
         [](Scene& s) {
             s.at(1).after.clear();
             s.at(0).after = {{1}};
         },
         {"conflict-arc"}},
        {"a case that is no work",
         across_weekdays,
         [](Scene& s) { std::get<FinishedBy>(branch(s, 0).assume).resource = 9; },
         {"conflict-arc", "conflict-window"}},
        {"a case of work that is not there",
         across_weekdays,
         [](Scene& s) { std::get<FinishedBy>(branch(s, 0).assume).resource = 2; },
         {"conflict-arc", "conflict-window"}},
        {"a case of work that is not there begins later",
         across_weekdays,
         [](Scene& s) { std::get<NotBefore>(branch(s, 1).assume).resource = 2; },
         {"conflict-arc", "conflict-window"}},
        {"minutes of a goal that is not there",
         shared_monday,
         [](Scene& s) {
             std::get<AtMost>(branch(s, 0).assume).goal = 1;
             std::get<AtLeast>(branch(s, 1).assume).goal = 1;
         },
         {"conflict-have", "conflict-need", "conflict-siblings"}},
        {"a goal that is not there is finished",
         unfinished,
         [](Scene& s) {
             for (Case& one : only(s).cases) std::get<GoalFinished>(one.assume).goal = 1;
         },
         {"conflict-need", "conflict-siblings", "conflict-window"}},
        {"a case without conflicts",
         across_weekdays,
         [](Scene& s) { branch(s, 0).conflicts.clear(); },
         {"conflict-case"}},
        {"a need off by one in a case",
         across_weekdays,
         [](Scene& s) { ++leaf(s, 1).need; },
         {"conflict-need"}},
        {"a have off by one in a case",
         across_weekdays,
         [](Scene& s) { ++leaf(s, 1).have; },
         {"conflict-have"}},
        {"minutes between two cases",
         shared_monday,
         [](Scene& s) {
             std::get<AtLeast>(branch(s, 1).assume).min = 22;
             leaf(s, 1).need = 62;
         },
         {"conflict-siblings"}},
        {"cases of different days",
         shared_monday,
         [](Scene& s) { std::get<AtMost>(branch(s, 0).assume).date = on(9, 8); },
         {"conflict-have", "conflict-siblings"}},
        {"only the case of many minutes",
         shared_monday,
         [](Scene& s) { only(s).cases.erase(only(s).cases.begin()); },
         {"conflict-siblings"}},
        {"minutes assumed of a goal that is not listed",
         shared_monday,
         [](Scene& s) { leaf(s, 1).goals.clear(); },
         {"conflict-need"}},
        {"finished in two different weeks",
         unfinished,
         [](Scene& s) { std::get<GoalFinished>(branch(s, 0).assume).monday = on(8, 31); },
         {"conflict-have", "conflict-siblings", "conflict-window"}},
        {"finished in both cases",
         unfinished,
         [](Scene& s) { std::get<GoalFinished>(branch(s, 1).assume).finished = true; },
         {"conflict-need", "conflict-siblings"}},
        {"a week that begins on Tuesday",
         unfinished,
         [](Scene& s) {
             for (Case& one : only(s).cases) std::get<GoalFinished>(one.assume).monday = on(9, 8);
             leaf(s, 0).until = on(9, 14);
             leaf(s, 0).have = 90;
         },
         {"conflict-gap", "conflict-week"}},
        {"a member is missing",
         either_way,
         [](Scene& s) { only(s).cases.pop_back(); },
         {"conflict-siblings"}},
        {"a member that is none",
         either_way,
         [](Scene& s) { std::get<WaitsFor>(branch(s, 1).assume).member = 3; },
         {"conflict-siblings", "conflict-window"}},
        {"one more member",
         either_way,
         [](Scene& s) {
             s.work("r", 30);
             s.at(2).after[0].push_back(4);
         },
         {"conflict-siblings"}},
        {"cases of two kinds",
         either_way,
         [](Scene& s) {
             branch(s, 1).assume = FinishedBy{1, on(9, 9)};
         },
         {"conflict-siblings"}},
        {"a member that is finished",
         either_way,
         [](Scene& s) { s.at(2).after[0].push_back(3); },
         {"conflict-arc", "conflict-resource", "conflict-siblings", "conflict-window"}},
        {"work that waits for nothing",
         either_way,
         [](Scene& s) { s.at(2).optional = true; },
         {"conflict-resource", "conflict-window"}},
    };
}

void check_all(const std::vector<Damage>& damages) {
    for (const Damage& damage : damages) {
        Scene scene = damage.sound();
        damage.change(scene);
        INFO(damage.what << "\n" << messages(scene));
        CHECK(faults(scene) == damage.rules);
    }
}

}  // namespace

TEST_CASE("a proof that is true stands") {
    const std::pair<const char*, Scene (*)()> sound[] = {
        {"plain", late},
        {"by weekdays", across_weekdays},
        {"by minutes", shared_monday},
        {"by the week of the end", unfinished},
        {"by members", either_way},
        {"a weekly minimum", with_minimum},
        {"a weekly maximum", with_maximum},
    };
    for (const auto& [what, make] : sound) {
        const Scene scene = make();
        INFO(what << "\n" << messages(scene));
        CHECK(faults(scene).empty());
    }
}

TEST_CASE("each damage to a conflict breaks the rules that are named, and no other") {
    check_all(plain_damages());
}

TEST_CASE("each damage to a proof by cases breaks the rules that are named, and no other") {
    check_all(case_damages());
}

TEST_CASE("a deadline that has passed, or lies before the start, is a conflict of that day") {
    Scene scene = blank(60);
    scene.work("late", 10);
    scene.work("early", 20);
    scene.at(0).deadline = on(9, 4);
    scene.at(1).deadline = on(9, 9);
    scene.at(1).start = on(9, 10);
    scene.plan.conflicts = {plain(on(9, 4), on(9, 4), 10, 0, {0}),
                            plain(on(9, 9), on(9, 9), 20, 0, {1})};
    INFO(messages(scene));
    CHECK(faults(scene).empty());
    scene.plan.conflicts[0].from = on(9, 3);
    CHECK(faults(scene) == Names{"conflict-window"});
}

TEST_CASE("a stretch wider than the windows stands, for there is no more room in it") {
    Scene scene = late();
    only(scene).until = on(9, 11);
    CHECK(faults(scene).empty());
    only(scene).have = 61;
    CHECK(faults(scene) == Names{"conflict-have"});
}

TEST_CASE("windows are inherited along plain arcs, and by the least over an `any`") {
    Scene scene = blank(60);
    scene.work("a", 30);
    scene.work("b", 30);
    scene.work("c", 70);
    scene.at(0).start = on(9, 8);
    scene.at(1).start = on(9, 9);
    scene.at(2).after = {{0, 1}};
    scene.at(2).deadline = on(9, 8);
    scene.plan.conflicts = {plain(on(9, 8), on(9, 8), 70, 60, {2})};
    CHECK(faults(scene).empty());
    scene.at(2).after = {{1}};  // from the 9th until the 8th
    CHECK(faults(scene) == Names{"conflict-have"});
    scene.plan.conflicts = {plain(on(9, 8), on(9, 8), 100, 0, {1, 2})};
    CHECK(faults(scene).empty());
}

TEST_CASE("an assumed end is inherited by what must come before") {
    Scene scene = across_weekdays();
    scene.work("h", 70);
    scene.at(0).after = {{2}};
    leaf(scene, 0) = plain(on(9, 7), on(9, 7), 70, 60, {2});
    leaf(scene, 1) = plain(on(9, 8), on(9, 14), 120, 60, {1});
    INFO(messages(scene));
    CHECK(faults(scene).empty());
    leaf(scene, 1).resources = {2};
    leaf(scene, 1).need = 70;
    CHECK(faults(scene) == Names{"conflict-have", "conflict-window"});
}

TEST_CASE("every rule of a conflict is broken by some damage") {
    Names covered;
    for (const auto& part : {plain_damages(), case_damages()}) {
        for (const Damage& damage : part) covered.insert(damage.rules.begin(), damage.rules.end());
    }
    for (const std::string_view rule : rule_names()) {
        if (!rule.starts_with("conflict-")) continue;
        INFO(rule);
        CHECK(covered.contains(std::string(rule)));
    }
}
