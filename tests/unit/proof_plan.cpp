#include "catch.hpp"
#include "proof_scenes.hpp"

using namespace lab;

TEST_CASE("a plan that holds every rule breaks none") {
    const Scene scene = rich();
    INFO(messages(scene));
    CHECK(broken(scene).empty());
}

TEST_CASE("slack is what is unused on the days after the last, up to the deadline") {
    Scene scene = rich();
    scene.figures(la).slack = 20;
    scene.figures(bishop).slack = 690;
    scene.figures(esl).slack = 360;
    INFO(messages(scene));
    CHECK(broken(scene).empty());
}

TEST_CASE("a plan whose work is late by a proved conflict breaks none") {
    const Scene scene = late();
    INFO(messages(scene));
    CHECK(broken(scene).empty());
}

TEST_CASE("a plan of an empty curriculum breaks no rule") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.complete();
    CHECK(broken(scene).empty());
}

TEST_CASE("work without a deadline is never late") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(60);
    scene.work("a", 60);
    scene.put(on(12, 31, 2035), 0, 60);
    scene.complete();
    CHECK(broken(scene).empty());
}

TEST_CASE("what finds no place has no last day, and neither has the plan") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.curriculum.schedule.days.push_back({on(9, 7), on(9, 7), DayHours{30, {}}, ""});
    scene.curriculum.end = on(9, 8);
    scene.work("a", 50);
    scene.put(on(9, 7), 0, 30);
    scene.plan.verdict = Verdict::short_;
    scene.plan.short_minutes = 20;
    scene.plan.conflicts = {{on(9, 7), on(9, 8), 50, 30, {0}, {}, {}}};
    scene.complete();
    INFO(messages(scene));
    CHECK(broken(scene).empty());
    scene.figures(0).late = 20;  // counted as late or not: both are said
    CHECK(broken(scene).empty());
    scene.figures(0).late = 19;
    CHECK(broken(scene) == Names{"resource-late"});
    scene.figures(0).late = 0;
    scene.figures(0).last = on(9, 7);
    CHECK(broken(scene) == Names{"resource-last"});
    scene.figures(0).last.reset();
    scene.plan.finish = on(9, 7);
    CHECK(broken(scene) == Names{"finish"});
}

TEST_CASE("work without a date fits without a place only while some week has hours for it") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(60);
    scene.work("a", 60);
    scene.complete();
    CHECK(broken(scene).empty());
    scene.at(0).days = weekdays({6});
    CHECK(broken(scene) == Names{"effort"});
    scene.at(0).days = Weekdays::all();
    scene.at(0).daily_max = 0;
    CHECK(broken(scene) == Names{"effort"});
    scene.at(0).daily_max.reset();
    scene.goal("g");
    scene.curriculum.goals[0].weekly = Weekly{{}, 0};
    scene.at(0).goal = 0;
    CHECK(broken(scene).contains("effort"));
}

TEST_CASE("the plan begins at the later of today and the start") {
    Scene scene;
    scene.plan.today = on(9, 1);
    scene.curriculum.start = on(9, 8);
    scene.weekday_minutes(60);
    scene.work("a", 60);
    scene.log("a", on(9, 1), 20);
    scene.left[0] = 40;
    scene.put(on(9, 8), 0, 40);
    scene.complete();
    CHECK(broken(scene).empty());
    scene.plan.days.clear();
    scene.put(on(9, 7), 0, 40);
    scene.complete();
    CHECK(broken(scene) == Names{"begin", "capacity"});
}

TEST_CASE("an optional resource that required work waits for is required") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(60);
    scene.work("first", 30);
    scene.work("then", 30);
    scene.at(0).optional = true;
    scene.at(1).after = {{0}};
    scene.put(on(9, 7), 0, 30);
    scene.put(on(9, 7), 1, 30);
    scene.complete();
    CHECK(broken(scene) == Names{"resource-optional"});
    scene.figures(0).optional = false;
    CHECK(broken(scene).empty());
}

TEST_CASE("of an `any` whose members are all optional only one must be planned") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(60);
    scene.work("one", 30);
    scene.work("other", 30);
    scene.work("then", 30);
    scene.at(0).optional = scene.at(1).optional = true;
    scene.at(2).after = {{0, 1}};
    scene.put(on(9, 7), 1, 30);
    scene.put(on(9, 7), 2, 30);
    scene.complete();
    INFO(messages(scene));
    CHECK(broken(scene).empty());
    scene.session(on(9, 7), 1).min = 29;
    scene.complete();
    CHECK(broken(scene) == Names{"after"});
}

TEST_CASE("a plan that fits leaves no required work waiting for what it never finishes") {
    Scene scene = waiting();
    const auto leave_out_last = [&] {
        scene.plan.days.pop_back();
        scene.complete();
        scene.plan.finish.reset();
    };
    CHECK(broken(scene).empty());
    leave_out_last();
    CHECK(broken(scene).empty());  // it may come later
    leave_out_last();
    CHECK(broken(scene) == Names{"endless-wait"});
    scene.at(0).days = Weekdays::all();
    CHECK(broken(scene).empty());  // so may what it waits for
    scene.at(0).after = {{1}};
    CHECK(broken(scene) == Names{"endless-wait"});
}

TEST_CASE("a weekly minimum holds only before the week in which the goal is finished") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.curriculum.end = on(9, 27);
    scene.weekday_minutes(60);
    scene.goal("g");
    scene.curriculum.goals[0].weekly = Weekly{100, {}};
    scene.work("a", 120, 0);
    scene.put(on(9, 7), 0, 60);
    scene.put(on(9, 8), 0, 40);
    scene.put(on(9, 14), 0, 20);
    scene.plan.weekly = {{0, on(9, 7), 100, {}, 0, 100}, {0, on(9, 14), 0, {}, 0, 20}};
    scene.complete();
    INFO(messages(scene));
    CHECK(broken(scene).empty());
    scene.plan.weekly[1].min = 100;  // as asked, though it need not hold there
    CHECK(broken(scene).empty());
    scene.plan.weekly[0].min = 0;
    CHECK(broken(scene) == Names{"weekly-figures"});
}

TEST_CASE("a choice with too few picked takes the first that are neither dropped nor optional") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(60);
    for (const char* id : {"gone", "maybe", "first", "second"}) scene.work(id, 30);
    scene.at(0).dropped = on(9, 1);
    scene.at(1).optional = true;
    scene.curriculum.choices.push_back({"c", "", 1, {0, 1, 2, 3}, {}, ""});
    scene.passed_over = {1, 3};
    scene.put(on(9, 7), 2, 30);
    scene.complete();
    INFO(messages(scene));
    CHECK(broken(scene).empty());
    scene.plan.days.clear();
    scene.put(on(9, 7), 3, 30);
    scene.complete();
    CHECK(broken(scene) == Names{"finish", "out-of-plan"});
}

TEST_CASE("a session has no start today only where no window from the first start on has room") {
    Scene scene;
    scene.plan.today = on(9, 7);
    scene.weekday_minutes(120);
    for (const std::size_t weekday : {0U, 1U})
        scene.curriculum.schedule.week[weekday].windows = {{540, 600}, {840, 900}};
    scene.work("a", 120);
    scene.work("b", 120);
    for (const Day day : {on(9, 7), on(9, 8)}) {
        scene.put(day, 0, 60).start = 540;
        scene.put(day, 1, 60).start = 840;
    }
    scene.complete();
    CHECK(broken(scene).empty());
    scene.session(on(9, 7), 0).start.reset();  // the morning may have gone
    CHECK(broken(scene).empty());
    scene.session(on(9, 7), 0).start = 540;
    scene.session(on(9, 7), 1).start.reset();
    CHECK(broken(scene) == Names{"clock"});
    scene.session(on(9, 7), 1).start = 840;
    scene.session(on(9, 8), 0).start.reset();
    CHECK(broken(scene) == Names{"clock"});
}
