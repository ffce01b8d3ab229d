#include <algorithm>

#include "feel/feel.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/planner.hpp"

namespace osmlm::feel {
namespace {

/// The record of somebody who does what the plan has for the days in [from, until).
class Learner {
public:
    explicit Learner(const Curriculum& curriculum) : state_(fold(curriculum, {})) {}

    [[nodiscard]] const State& state() const { return state_; }

    void work(const Plan& plan, Day from, Day until) {
        for (const PlannedDay& day : plan.days)
            for (const PlannedSession& session : day.sessions)
                if (day.date >= from && day.date < until) work(session, day.date);
        state_.sessions.clear();
        for (const auto& [record, resource] : done_)
            state_.sessions.push_back({&record, std::optional(resource)});
    }

private:
    void work(const PlannedSession& session, Day day) {
        Record record;
        record.op = Op::log;
        record.date.set(day);
        record.min.set(session.min);
        done_.emplace_back(record, session.resource);
        Progress& progress = state_.progress[session.resource];
        progress.logged += session.min;
        if (progress.left) *progress.left -= session.min;
    }

    State state_;
    std::vector<std::pair<Record, std::size_t>> done_;
};

Minutes planned(const Plan& plan, Day from, Day until) {
    Minutes sum = 0;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions)
            if (day.date >= from && day.date < until) sum += session.min;
    return sum;
}

}  // namespace

Drift& Drift::operator+=(const Drift& other) {
    missed += other.missed;
    stable += other.stable;
    anew += other.anew;
    unlike += other.unlike;
    return *this;
}

Drift drift(const Curriculum& curriculum, int weeks, int missed) {
    const Day start = *curriculum.start, monday = monday_of(start) + days{7 * weeks};
    const Day end = monday + days{14};
    Learner learner(curriculum);
    learner.work(make_plan(curriculum, learner.state(), start), start, monday);
    const Plan before = make_plan(curriculum, learner.state(), monday);
    const Promise promise = promise_of(curriculum, before, monday);
    const Day today = monday + days{missed == 0 ? 3 : missed};
    if (missed == 0) learner.work(before, monday, today);
    const Plan anew = make_plan(curriculum, learner.state(), today);
    PlanOptions options;
    options.promised = promise.days;
    const Plan kept = make_plan(curriculum, learner.state(), today, options);
    return {missed == 0 ? 0 : planned(before, monday, today), moved(before, kept, today, end),
            moved(before, anew, today, end),
            kept.verdict != anew.verdict || kept.finish != anew.finish ? 1 : 0};
}

}  // namespace osmlm::feel
