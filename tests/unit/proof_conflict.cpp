#include "proof_conflict_lab.hpp"

using namespace lab;

namespace {

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

/// 100 minutes without a date, on weekdays that have hours on one day only.
Scene without_hours() {
    Scene scene = blank(30);
    scene.curriculum.schedule.days.push_back({on(9, 12), on(9, 12), DayHours{40, {}}, ""});
    scene.work("a", 100);
    scene.at(0).days = weekdays({5, 6});
    scene.plan.conflicts = {plain(on(9, 7), on(9, 19), 100, 40, {0})};
    return scene;
}

std::vector<Damage> plain_damages() {
    return {
        {"work that has hours in every week",
         without_hours,
         [](Scene& s) { s.at(0).days.add(4); },
         {"conflict-have", "conflict-window"}},
        {"hours a week after the last date named",
         without_hours,
         [](Scene& s) { only(s).until = on(9, 18); },
         {"conflict-window"}},
        {"a later date that is named",
         without_hours,
         [](Scene& s) {
             s.work("dropped", 1);
             s.at(1).dropped = on(9, 1);
             s.at(1).start = on(9, 14);
         },
         {"conflict-window"}},
        {"a change that gives the days hours for ever",
         without_hours,
         [](Scene& s) {
             WeekChange change;
             change.from = on(9, 7);
             change.week[6] = DayHours{10, {}};
             s.curriculum.schedule.changes.push_back(change);
         },
         {"conflict-have", "conflict-window"}},
        {"the only day with hours forgotten",
         without_hours,
         [](Scene& s) { only(s).have = 0; },
         {"conflict-have"}},
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
        {"told twice",
         late,
         [](Scene& s) { s.plan.conflicts.push_back(only(s)); },
         {"conflict-twice"}},
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

}  // namespace

TEST_CASE("a conflict that is true stands") {
    check_all({{"plain", late, [](Scene&) {}, {}},
               {"hours that end for ever", without_hours, [](Scene&) {}, {}},
               {"a weekly minimum", with_minimum, [](Scene&) {}, {}},
               {"a weekly maximum", with_maximum, [](Scene&) {}, {}}});
}

TEST_CASE("each damage to a conflict breaks the rules that are named, and no other") {
    check_all(plain_damages());
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
