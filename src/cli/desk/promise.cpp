#include "cli/desk/promise.hpp"

#include "cli/desk/proved_plan.hpp"
#include "osmlm/base/clock.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/store/promise.hpp"

namespace osmlm {

namespace {

std::function<Day(Instant)> study_day_by(const Desk& desk) {
    return [&desk](Instant instant) {
        return study_day(desk.local(instant), desk.inputs.curriculum.schedule.day_starts).day;
    };
}

Past folded(const Desk& desk, const Records& records) {
    return {records, fold(desk.inputs.curriculum, records, desk.inputs.state)};
}

/// What would have been promised on that Monday; no figure of a plan is.
Expected<Promise, Failure> promise_made_now(const Desk& desk, Day monday) {
    const Past past = known_before(desk, monday);
    PlanOptions options{std::nullopt, Pace::asap,
                        promised_days(desk.inputs.curriculum, past.state, monday)};
    options.figures = false;
    const auto plan = judged(desk.inputs, past.records,
                             make_plan(desk.inputs.curriculum, past.state, monday, options));
    if (!plan) return plan.error();
    return promise_of(desk.inputs.curriculum, *plan, monday);
}

/// The study day on which the record was written, by the clock that its `at` shows.
Day written_on(const Record& record, const Curriculum& curriculum) {
    constexpr std::string_view key = "\"at\":\"";
    const std::string_view line = record.raw();
    const std::size_t found = line.find(key);
    const std::string_view at = found < line.size() ? line.substr(found + key.size(), 16) : "";
    const auto date = parse_day(at.substr(0, 10));
    const auto minute = at.size() == 16 ? parse_clock(at.substr(11)) : std::nullopt;
    if (!date || !minute) return std::chrono::floor<days>(record.at);
    return study_day({*date, *minute}, curriculum.schedule.day_starts).day;
}

}  // namespace

Past known_before(const Desk& desk, Day day) {
    return folded(desk, records_before(desk.inputs.journal.records, day, study_day_by(desk)));
}

std::optional<Past> days_before(const Desk& desk, Day day) {
    const Records records = records_of_days_before(desk.inputs.journal.records, desk.inputs.state,
                                                   day, study_day_by(desk));
    return records.holds_all() ? std::nullopt : std::optional(folded(desk, records));
}

std::vector<const Record*> promises_of(const State& state, Day monday) {
    const std::string week = iso_week(monday);
    std::vector<const Record*> found = state.promises;
    std::erase_if(found, [&](const Record* record) {
        if (record->raw().find(week) == std::string_view::npos) return true;  // not worth parsing
        const auto promise = parse_promise(*record);
        return !promise || promise->week != monday;
    });
    return found;
}

std::vector<Promise> kept_promises(const State& state) {
    std::map<Day, Promise> by_week;
    for (const Record* record : state.promises) {
        if (auto promise = parse_promise(*record))
            by_week.emplace(promise->week, *std::move(promise));
    }
    std::vector<Promise> promises;
    for (auto& [week, promise] : by_week) promises.push_back(std::move(promise));
    return promises;
}

PromisedDays promised_days(const Curriculum& curriculum, const State& state, Day today) {
    const ResourceIndex index(curriculum);
    PromisedDays promised;
    const auto went_so = [&](Day from, Day until) {
        while (from < until && went_as_promised(index, state, promised, from)) from += days{1};
        return from >= until;
    };
    const Day this_week = monday_of(today);
    for (Day monday = this_week;; monday -= days{7}) {
        const auto kept = promises_of(state, monday);
        if (kept.empty() && monday < this_week) return promised;
        if (kept.empty()) continue;
        PromisedDays week = parse_promise(*kept.front())->days;
        if (!promised.empty()) week.erase(week.lower_bound(monday + days{7}), week.end());
        promised.merge(week);
        const Day seen = monday < this_week ? monday : written_on(*kept.front(), curriculum);
        if (!went_so(monday, std::min(today, seen)))
            promised.clear();  // its first days had gone otherwise before anybody knew of it
        else if (!went_so(monday, std::min(today, monday + days{7})))
            return promised;
    }
}

std::optional<Draft> promise_draft(const Desk& desk) {
    const auto promise = promise_made_now(desk, monday_of(desk.today.day));
    if (!promise) return std::nullopt;
    Draft draft;
    draft.op = Op::promise;
    draft.members = promise_members(*promise);
    return draft;
}

Expected<Promise, Failure> promise_for(const Desk& desk, Day monday) {
    const auto kept = promises_of(desk.inputs.state, monday);
    if (!kept.empty()) return *parse_promise(*kept.front());
    return promise_made_now(desk, monday);
}

bool wants_promise(const Desk& desk) {
    return !ids_only(desk) && promises_of(desk.inputs.state, monday_of(desk.today.day)).empty();
}

}  // namespace osmlm
