#include "cli/promise.hpp"

#include "cli/proved_plan.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/store/promise.hpp"

namespace osmlm {

std::vector<const Record*> promises_of(const State& state, Day monday) {
    const std::string week = iso_week(monday);
    std::vector<const Record*> found = state.promises;
    std::erase_if(found, [&](const Record* record) {
        if (record->raw().find(week) == std::string_view::npos) return true;  // not worth parsing
        const auto promise = parse_promise(record->raw());
        return !promise || promise->week != monday;
    });
    return found;
}

Inputs inputs_as_of(const Desk& desk, Day monday) {
    Inputs then;
    then.directory = desk.inputs.directory;
    then.text = desk.inputs.text;
    then.curriculum = desk.inputs.curriculum;
    const int day_starts = then.curriculum.schedule.day_starts;
    then.journal.records = records_before(
        desk.inputs.journal.records, monday,
        [&](Instant instant) { return study_day(desk.local(instant), day_starts).day; });
    then.journal.texts = desk.inputs.journal.texts;
    then.state = fold(then.curriculum, then.journal.records);
    return then;
}

std::vector<Promise> kept_promises(const State& state) {
    std::map<Day, Promise> by_week;
    for (const Record* record : state.promises)
        if (auto promise = parse_promise(record->raw()))
            by_week.emplace(promise->week, *std::move(promise));
    std::vector<Promise> promises;
    for (auto& [week, promise] : by_week) promises.push_back(std::move(promise));
    return promises;
}

std::map<Day, MinutesByResource> promised_days(const State& state, Day today) {
    std::map<Day, MinutesByResource> promised;
    for (const Day monday : {monday_of(today) - days{7}, monday_of(today)}) {
        const auto kept = promises_of(state, monday);
        if (kept.empty()) continue;
        promised.erase(promised.lower_bound(monday), promised.end());
        promised.merge(parse_promise(kept.front()->raw())->days);
    }
    return promised;
}

std::optional<Draft> promise_draft(const Desk& desk) {
    const Day monday = monday_of(desk.today.day);
    const auto plan = proved_plan(inputs_as_of(desk, monday), {monday, std::nullopt});
    if (!plan) return std::nullopt;
    Draft draft;
    draft.op = Op::promise;
    draft.members = promise_members(promise_of(desk.inputs.curriculum, *plan, monday));
    return draft;
}

bool wants_promise(const Desk& desk) {
    return !ids_only(desk) && promises_of(desk.inputs.state, monday_of(desk.today.day)).empty();
}

}  // namespace osmlm
