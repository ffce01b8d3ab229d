// Two plans side by side, and what became of a promise.
#include "catch.hpp"
#include "change_lab.hpp"
#include "oracle/dice.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/plan/planner.hpp"
#include "osmlm/report/comparison.hpp"

using namespace osmlm;

namespace {

using Kind = PlanReason::Kind;

const Day monday = monday_of(wednesday);

const std::string plan_text = R"({"osmlm": 1, "end": "2026-12-18",
  "schedule": {"week": {"mon": "4h", "tue": "4h", "wed": "4h", "thu": "4h", "fri": "4h"}},
  "resources": [{"id": "la", "effort": "12h"}, {"id": "prob", "effort": "30h"},
                {"id": "cs", "effort": "20h"}]})";

std::string session(const std::string& id, const std::string& date, const std::string& resource,
                    int min) {
    return R"({"v":1,"id":")" + id + R"(","op":"log","at":")" + date + R"(T18:00:00Z","date":")" +
           date + R"(","resource":")" + resource + R"(","min":)" + std::to_string(min) + "}\n";
}

Plan plan_of(const Inputs& inputs, Day today = wednesday) {
    return make_plan(inputs.curriculum, inputs.state, today);
}

Comparison with(const std::string& words, const std::string& text = plan_text) {
    const Inputs before = inputs_of(text);
    const auto result = change(before, words);
    REQUIRE(result);
    const Inputs after = inputs_of(result->text);
    return compare({before, plan_of(before)}, {after, plan_of(after)});
}

/// What Monday's plan promised, against that text and log on Wednesday.
Comparison since_monday(const std::string& text, const std::string& log) {
    const Inputs then = inputs_of(plan_text);
    const Promise promise = promise_of(then.curriculum, plan_of(then, monday), monday);
    const Inputs now = inputs_of(text, log);
    return compare(promise, {now, plan_of(now)});
}

Minutes reason(const Comparison& comparison, Kind kind, const std::string& id) {
    Minutes sum = 0;
    for (const PlanReason& each : comparison.reasons)
        if (each.kind == kind && each.id == id) sum += each.min;
    return sum;
}

std::string promised_until_today() {
    const Inputs then = inputs_of(plan_text);
    const Promise promise = promise_of(then.curriculum, plan_of(then, monday), monday);
    std::string log;
    for (const auto& [day, works] : promise.days) {
        if (day >= wednesday) break;
        for (const auto& [id, min] : works)
            log +=
                session("s" + std::to_string(log.size()), iso_date(day), id, static_cast<int>(min));
    }
    return log;
}

}  // namespace

TEST_CASE("a change that moves nothing compares as nothing") {
    const Comparison same = with("set la title=Algebra");
    CHECK(same.moved.empty());
    CHECK(same.moved_minutes == 0);
    CHECK(same.before.finish == same.after.finish);
    CHECK(same.before.hours_a_week == 20 * 60);
    CHECK(same.reasons.empty());
}

TEST_CASE("figures, moves and hours of both plans stand side by side") {
    const Comparison off = with("off 2026-09-16..2026-09-18");
    CHECK(*off.after.finish > *off.before.finish);
    CHECK(*off.after.hours_a_week < *off.before.hours_a_week);
    CHECK(*off.before.buffer_days - *off.after.buffer_days == 3);
    CHECK(off.moved_minutes >= 3 * 4 * 60);
    CHECK(off.moved.size() == 3);
    CHECK(off.from == wednesday);
    CHECK(off.until == monday + days{13});
}

TEST_CASE("the hours a week of now are the same beside every change") {
    std::string text = plan_text;
    text.insert(text.find("\"week\""),
                R"("days": [{"on": "2026-11-02..2026-12-18", "hours": 0}], )");
    const auto now = with("set la title=Algebra", text).before.hours_a_week;
    CHECK(*now < 20 * 60);
    for (const char* words : {"set end=2026-11-01", "set end=2027-06-01", "set start=2026-09-28"}) {
        const Comparison trial = with(words, text);
        INFO(words);
        CHECK(trial.before.hours_a_week == now);
        CHECK(trial.after.hours_a_week == now);
    }
}

TEST_CASE("resources that come or go are moved, and known by their titles") {
    const Comparison gone = with("drop la");
    const auto la = std::ranges::find(gone.moved, "la", &MovedWork::id);
    REQUIRE(la != gone.moved.end());
    CHECK(la->before->soon == 12 * 60);
    CHECK_FALSE(la->after);
    const Comparison come = with("add os 'Operating systems' 5h priority=high");
    const auto os = std::ranges::find(come.moved, "os", &MovedWork::id);
    REQUIRE(os != come.moved.end());
    CHECK_FALSE(os->before);
    CHECK(os->title == "Operating systems");
    CHECK(os->after->first == wednesday);
}

TEST_CASE("a change tells what it makes doubtful, and not what was doubtful before") {
    CHECK(with("set la title=Algebra").findings.empty());
    const Comparison doubtful = with("set la start=2026-12-20");
    REQUIRE_FALSE(doubtful.findings.empty());
    CHECK(doubtful.findings.front().id == "deadline-before-start");
    CHECK(doubtful.after.verdict == Verdict::short_);
}

TEST_CASE("a goal that was open work itself is no more when it gets a resource, and that is told") {
    const Inputs before = inputs_of(R"({"osmlm": 1, "schedule": {"week": {"fri": "5h"}},
        "goals": [{"id": "novel", "weekly": "5h"}]})",
                                    session("a", "2026-09-11", "novel", 90));
    const auto result = change(before, "add plot 'The plot' 9h goal=novel");
    REQUIRE(result);
    const Inputs after = inputs_of(result->text, session("a", "2026-09-11", "novel", 90));
    const Comparison both = compare({before, plan_of(before)}, {after, plan_of(after)});
    CHECK(both.moved.size() == 2);
    REQUIRE(both.findings.size() == 1);
    CHECK(both.findings.front().id == "unknown-resource");
}

TEST_CASE("a week that goes as promised has no reason for anything") {
    const Comparison held = since_monday(plan_text, promised_until_today());
    CHECK(held.reasons.empty());
    CHECK(held.moved_minutes == 0);
    CHECK(held.before.finish == held.after.finish);
    CHECK(held.before.hours_a_week == held.after.hours_a_week);
}

TEST_CASE("what was not logged is missed, and what is beyond the promise is extra") {
    const Comparison missed = since_monday(plan_text, "");
    Minutes sum = 0;
    for (const PlanReason& each : missed.reasons) {
        CHECK(each.kind == Kind::missed);
        sum += each.min;
    }
    CHECK(sum == 8 * 60);
    const Comparison extra =
        since_monday(plan_text, promised_until_today() + session("x", "2026-09-15", "cs", 50));
    CHECK(reason(extra, Kind::extra, "cs") == 50);
    const Comparison today =
        since_monday(plan_text, promised_until_today() + session("x", "2026-09-16", "cs", 50));
    CHECK(today.reasons.empty());
}

TEST_CASE("work that grows, shrinks, comes or goes, and other hours, are reasons") {
    const std::string log = promised_until_today();
    const auto after = [&](const std::string& words) {
        return since_monday(changed(plan_text, words), log);
    };
    CHECK(reason(after("set prob effort=35h"), Kind::grew, "prob") == 5 * 60);
    CHECK(reason(after("set prob effort=-5h"), Kind::shrank, "prob") == 5 * 60);
    CHECK(reason(after("add os OS 9h"), Kind::added, "os") == 9 * 60);
    CHECK(reason(after("drop prob"), Kind::dropped, "prob") == 30 * 60);
    CHECK(reason(after("off thu"), Kind::fewer_hours, "") == 4 * 60);
    CHECK(reason(after("set thu=6h 2026-09-17"), Kind::more_hours, "") == 2 * 60);
    CHECK(since_monday(changed(plan_text, "off 2026-09-14"), log).reasons.empty());
}
