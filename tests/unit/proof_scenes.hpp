#pragma once

#include "proof_lab.hpp"

/// Plans that hold every rule; the tests break them.
namespace lab {

/// Places in the rich scene.
enum : std::size_t { la, esl, bishop, lessons, grammar, nets, old, os, networks, novel };
enum : std::size_t { ml, french, fantasy };

inline void add_calendar(Scene& scene) {
    Curriculum& curriculum = scene.curriculum;
    scene.weekday_minutes(120);
    curriculum.start = on(9, 7);
    curriculum.end = on(10, 2);
    curriculum.schedule.week[2].windows = {{540, 660}};
    WeekChange change;
    change.from = on(9, 21);
    change.week[4] = DayHours{60, {}};
    curriculum.schedule.changes.push_back(change);
    curriculum.schedule.days.push_back({on(9, 17), on(9, 17), DayHours{}, "closed"});
}

inline void add_resources(Scene& scene) {
    const Weekdays study = weekdays({0, 1, 2, 3});
    scene.goal("ml", study);
    scene.goal("french", study);
    scene.goal("novel", weekdays({4}));
    scene.curriculum.goals[ml].deadline = on(9, 30);
    scene.curriculum.goals[french].weekly = Weekly{60, 90};
    scene.work("la", 300, ml);
    scene.work("esl", 200, ml);
    scene.work("bishop", 60, ml);
    scene.open("lessons", french);
    scene.work("grammar", 90, french);
    scene.work("nets", 100, ml);
    scene.work("old", 60, ml);
    scene.work("os", 40, ml);
    scene.work("networks", 40, ml);
    scene.open("novel", fantasy);
    scene.at(la).daily_max = 100;
    scene.at(la).deadline = on(9, 16);
    scene.at(esl).after = {{la}, {old}, {nets}};
    scene.at(esl).days = weekdays({0, 2, 4});
    scene.at(esl).start = on(9, 14);
    scene.at(bishop).optional = true;
    scene.at(nets).dropped = on(9, 1);
    scene.at(os).after = {{bishop, grammar}};
    scene.at(novel).implied = true;
    scene.curriculum.choices.push_back({"systems", "", 1, {os, networks}, {os}, ""});
    scene.passed_over = {networks};
}

inline void add_records(Scene& scene) {
    scene.log("old", on(9, 7), 60);
    scene.log("grammar", on(9, 7), 15);
    scene.log("la", on(9, 8), 20);
    scene.log("what", on(9, 8), 10);
    scene.left = {{la, 280}, {grammar, 75}, {old, 0}};
}

inline void add_sessions(Scene& scene) {
    scene.put(on(9, 8), la, 80);
    scene.put(on(9, 9), grammar, 45).start = 540;
    scene.put(on(9, 9), la, 75).start = 585;
    scene.put(on(9, 10), la, 100);
    scene.put(on(9, 11), novel, 120);
    scene.put(on(9, 14), la, 25);
    scene.put(on(9, 14), grammar, 30);
    scene.put(on(9, 14), lessons, 15);
    scene.put(on(9, 14), esl, 50);
    scene.put(on(9, 15), os, 40);
    scene.put(on(9, 15), bishop, 60);
    scene.put(on(9, 16), esl, 120).start = 540;
    scene.put(on(9, 18), novel, 120);
    scene.put(on(9, 21), esl, 30);
    scene.put(on(9, 22), lessons, 60);
    scene.put(on(9, 25), novel, 60);
    scene.put(on(9, 29), lessons, 60);
    scene.put(on(10, 2), novel, 60);
}

/// Goals with weekdays, weekly hours and open work, a choice, an `any`, clock windows, a holiday.
inline Scene rich() {
    Scene scene;
    scene.plan.today = on(9, 8);
    add_calendar(scene);
    add_resources(scene);
    add_records(scene);
    add_sessions(scene);
    scene.plan.weekly = {{french, on(9, 7), 45, 90, 15, 45},
                         {french, on(9, 14), 45, 90, 0, 45},
                         {french, on(9, 21), 60, 90, 0, 60},
                         {french, on(9, 28), 60, 90, 0, 60}};
    scene.complete();
    return scene;
}

/// Work that waits for one of two optional ones: one has no hours, and the other is due on Tuesday.
inline Scene waiting() {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(60);
    for (const char* id : {"sunday", "due", "then", "else"}) scene.work(id, 30);
    scene.at(0).optional = scene.at(1).optional = true;
    scene.at(0).days = weekdays({6});
    scene.at(1).deadline = on(9, 8);
    scene.at(2).after = {{0, 1}};
    scene.put(on(9, 7), 3, 30);
    scene.put(on(9, 8), 1, 30);
    scene.put(on(9, 9), 2, 30);
    scene.complete();
    return scene;
}

/// 100 minutes by Tuesday, and half an hour a day: 40 minutes are late.
inline Scene late() {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(30);
    scene.work("a", 100);
    scene.at(0).deadline = on(9, 8);
    scene.put(on(9, 7), 0, 30);
    scene.put(on(9, 8), 0, 30);
    scene.put(on(9, 9), 0, 30);
    scene.put(on(9, 10), 0, 10);
    scene.plan.verdict = Verdict::short_;
    scene.plan.short_minutes = 40;
    scene.plan.late_days = LateDays{2, 2};
    scene.plan.conflicts = {{on(9, 7), on(9, 8), 100, 60, {0}, {}, {}}};
    scene.complete();
    return scene;
}

}  // namespace lab
