#include "proof_conflict_lab.hpp"

using namespace lab;

namespace {

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

}  // namespace

std::vector<Damage> lab::case_damages() {
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

TEST_CASE("a proof by cases that is true stands") {
    check_all({{"by weekdays", across_weekdays, [](Scene&) {}, {}},
               {"by minutes", shared_monday, [](Scene&) {}, {}},
               {"by the week of the end", unfinished, [](Scene&) {}, {}},
               {"by members", either_way, [](Scene&) {}, {}}});
}

TEST_CASE("each damage to a proof by cases breaks the rules that are named, and no other") {
    check_all(case_damages());
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
