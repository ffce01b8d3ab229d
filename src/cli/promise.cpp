#include "cli/promise.hpp"

#include "cli/proved_plan.hpp"
#include "osmlm/logbook/promise.hpp"
#include "osmlm/store/promise.hpp"

namespace osmlm {

namespace {

/// Whether a line may be of that week; the rest of the promises need not be parsed.
bool names_week(const Record& record, const std::string& week) {
    return record.op == Op::promise && record.raw().find(week) != std::string_view::npos;
}

/// The inputs as they stood before that Monday, but with the curriculum of now.
Inputs as_of(const Desk& desk, Day monday) {
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

}  // namespace

std::vector<std::size_t> promises_of(const Inputs& inputs, Day monday) {
    const auto& records = inputs.journal.records;
    const std::string week = iso_week(monday);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (names_week(records[i], week)) found.push_back(i);
    if (found.empty()) return found;
    const std::vector<bool> live = liveness(records);
    std::erase_if(found, [&](std::size_t i) {
        const auto promise = parse_promise(records[i].raw());
        return !live[i] || !promise || promise->week != monday;
    });
    return found;
}

std::optional<Draft> promise_draft(const Desk& desk) {
    const Day monday = monday_of(desk.today.day);
    const auto plan = proved_plan(as_of(desk, monday), {monday, std::nullopt});
    if (!plan) return std::nullopt;
    Draft draft;
    draft.op = Op::promise;
    draft.members = promise_members(promise_of(desk.inputs.curriculum, *plan, monday));
    return draft;
}

bool wants_promise(const Desk& desk) {
    return !ids_only(desk) && promises_of(desk.inputs, monday_of(desk.today.day)).empty();
}

}  // namespace osmlm
