#include "osmlm/logbook/promise.hpp"

#include <algorithm>
#include <unordered_set>

#include "osmlm/model/calendar.hpp"

namespace osmlm {
namespace {

constexpr days two_weeks{14};

/// Whether the record is of an earlier day: by its own date, or by when it was written. No zone
/// and no begin of a day moves an instant by three days, so that few need to be looked up.
bool is_before(const Record& record, Day day, const std::function<Day(Instant)>& study_day) {
    constexpr days three{3};
    if (record.date.has() && record.op != Op::edit) return *record.date < day;
    const Day written = std::chrono::floor<days>(record.at);
    if (written < day - three || written > day + three) return written < day;
    return study_day(record.at) < day;
}

/// Minutes of each resource on that day, in the order in which they were first worked on.
MinutesByResource minutes_of(const Curriculum& curriculum, const PlannedDay& day) {
    MinutesByResource minutes;
    for (const PlannedSession& session : day.sessions) {
        const std::string& id = curriculum.resources[session.resource].id;
        const auto found = std::find_if(minutes.begin(), minutes.end(),
                                        [&](const auto& one) { return one.first == id; });
        if (found == minutes.end())
            minutes.emplace_back(id, session.min);
        else
            found->second += session.min;
    }
    return minutes;
}

}  // namespace

Records records_before(const std::vector<Record>& records, Day monday,
                       const std::function<Day(Instant)>& study_day) {
    std::vector<bool> before(records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        before[i] = is_before(records[i], monday, study_day);
    return {records, std::move(before)};
}

Records records_of_days_before(const std::vector<Record>& records, const State& state, Day day,
                               const std::function<Day(Instant)>& study_day) {
    std::unordered_set<std::string_view> later;
    const auto [first, last] = state.between(day, Day::max());
    for (std::size_t s = first; s < last; ++s) later.insert(state.sessions[s].id());
    const auto stays = [&](const Record& record) {
        if (record.op == Op::edit || record.op == Op::del) return true;
        return is_before(record, day, study_day) ||
               (record.op == Op::log && !later.contains(record.id));
    };
    std::vector<bool> before(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) before[i] = stays(records[i]);
    for (const auto& [i, edited] : *state.edited)
        if (edited.record.op == Op::log) before[i] = !later.contains(edited.record.id);
    return {records, std::move(before)};
}

Promise promise_of(const Curriculum& curriculum, const Plan& plan, Day monday) {
    Promise promise;
    promise.week = monday;
    promise.finish = plan.finish;
    for (const PlannedDay& day : plan.days) {
        if (day.date < monday || day.date >= monday + two_weeks || day.sessions.empty()) continue;
        promise.days.emplace(day.date, minutes_of(curriculum, day));
    }
    for (const PlannedResource& planned : plan.resources) {
        if (planned.left)
            promise.left.emplace_back(curriculum.resources[planned.resource].id, *planned.left);
    }
    const Day last = plan.finish.value_or(monday + two_weeks - days{1});
    for (Day day = monday; day <= last; day += days{1})
        promise.hours.push_back(hours_on(curriculum.schedule, day).minutes);
    return promise;
}

}  // namespace osmlm
