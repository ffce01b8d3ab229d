#include "osmlm/report/comparison.hpp"

#include <algorithm>
#include <map>

#include "osmlm/model/calendar.hpp"
#include "osmlm/report/findings.hpp"
#include "report/plan/promise_reasons.hpp"

namespace osmlm {
namespace {

/// What of a plan is compared, whether it was made or promised.
struct Side {
    PlanFigures figures;
    bool knows_spans = false;      ///< first and last days of the works
    std::vector<std::string> ids;  ///< of all works, in the order of the plan
    std::map<std::string, PlannedWork> works;
    std::map<Day, std::map<std::string, Minutes>> days;
    std::vector<Minutes> hours;  ///< the calendar's, day by day from a Monday on
};

using Titles = std::map<std::string, std::string>;  ///< by id

/// The last day that matters: of the finish and the end the later, else two weeks on.
Day last_day(const PlanSide& side) {
    const auto last = std::max(side.plan.finish, side.inputs.curriculum.end);
    return std::max(last.value_or(side.plan.from), side.plan.from + days{13});
}

/// From the Monday of the first week on.
std::vector<Minutes> hours_between(const Curriculum& curriculum, Day from, Day last) {
    std::vector<Minutes> hours;
    for (Day day = monday_of(from); day <= last; day += days{1})
        hours.push_back(hours_on(curriculum.schedule, day).minutes);
    return hours;
}

Side side_of(const PlanSide& made, Day from, Day until) {
    const Plan& plan = made.plan;
    const Curriculum& curriculum = made.inputs.curriculum;
    Side side;
    side.knows_spans = true;
    side.figures = {plan.verdict, plan.finish, plan.load, plan.buffer_days, {}};
    for (const PlannedResource& each : plan.resources) {
        const std::string& id = curriculum.resources[each.resource].id;
        side.ids.push_back(id);
        side.works[id] = {each.first, each.last, 0};
    }
    for (const PlannedDay& day : plan.days) {
        if (day.date < from || day.date > until) continue;
        for (const PlannedSession& session : day.sessions)
            side.days[day.date][curriculum.resources[session.resource].id] += session.min;
    }
    return side;
}

/// What was promised and is still to come, by the ids of now: of today, what is not logged yet.
Side side_of(const Promise& promise, const PlanSide& now, Day from, Day until) {
    const Curriculum& curriculum = now.inputs.curriculum;
    const ResourceIndex index(curriculum);
    const auto id_now = [&](const std::string& id) {
        const auto found = index.find(id);
        return found ? curriculum.resources[*found].id : id;
    };
    Side side;
    side.figures.finish = promise.finish;
    for (const auto& [id, left] : promise.left) {
        side.ids.push_back(id_now(id));
        side.works[side.ids.back()] = {};
    }
    for (auto day = promise.days.lower_bound(from);
         day != promise.days.end() && day->first <= until; ++day)
        for (const auto& [id, minutes] : day->second) side.days[day->first][id_now(id)] += minutes;
    const auto [first, last] = now.inputs.state.between(now.plan.today, now.plan.today);
    for (std::size_t i = first; i < last; ++i) {
        const Session& session = now.inputs.state.sessions[i];
        Minutes& still = side.days[session.date()][id_now(std::string(session.name()))];
        still = std::max<Minutes>(0, still - session.min());
    }
    const auto gone = static_cast<std::size_t>((monday_of(from) - promise.week).count());
    if (gone < promise.hours.size())
        side.hours.assign(promise.hours.begin() + static_cast<std::ptrdiff_t>(gone),
                          promise.hours.end());
    return side;
}

void sum_up_days(Side& side) {
    for (const auto& [date, minutes] : side.days)
        for (const auto& [id, min] : minutes) {
            if (!side.works.contains(id)) side.ids.push_back(id);
            side.works[id].soon += min;
        }
}

/// Of the whole weeks at the begin of these days.
std::optional<Minutes> mean_week(const std::vector<Minutes>& hours, std::size_t known) {
    const std::size_t weeks = known / 7;
    if (weeks == 0) return std::nullopt;
    Minutes sum = 0;
    for (std::size_t i = 0; i < 7 * weeks; ++i) sum += hours[i];
    return (2 * sum / static_cast<Minutes>(weeks) + 1) / 2;
}

Minutes minutes_on(const Side& side, Day date, const std::string& id) {
    const auto day = side.days.find(date);
    if (day == side.days.end()) return 0;
    const auto found = day->second.find(id);
    return found != day->second.end() ? found->second : 0;
}

/// Minutes of each resource that the one side has on a day, and the other has not there.
std::map<std::string, Minutes> lost(const Side& before, const Side& after) {
    std::map<std::string, Minutes> minutes;
    for (const auto& [date, works] : before.days)
        for (const auto& [id, min] : works) {
            const Minutes kept = minutes_on(after, date, id);
            if (min > kept) minutes[id] += min - kept;
        }
    return minutes;
}

constexpr std::int64_t far = 100'000;  // days

/// The days between two that may be missing; one that is there against none counts most.
std::int64_t shift(const std::optional<Day>& a, const std::optional<Day>& b) {
    if (!a || !b) return a == b ? 0 : far;
    return std::abs((*a - *b).count());
}

std::int64_t shift(const std::optional<PlannedWork>& a, const std::optional<PlannedWork>& b) {
    if (!a || !b) return a || b ? far : 0;
    return shift(a->first, b->first) + shift(a->last, b->last);
}

std::optional<PlannedWork> work_of(const Side& side, const std::string& id) {
    const auto found = side.works.find(id);
    return found != side.works.end() ? std::optional(found->second) : std::nullopt;
}

std::vector<MovedWork> moves(const Side& before, const Side& after, const Titles& titles) {
    auto gone = lost(before, after), come = lost(after, before);
    std::vector<std::string> ids = after.ids;
    for (const std::string& id : before.ids)
        if (!after.works.contains(id)) ids.push_back(id);
    std::vector<MovedWork> all;
    for (const std::string& id : ids) {
        const auto title = titles.find(id);
        MovedWork work{id, title != titles.end() ? title->second : id, work_of(before, id),
                       work_of(after, id), std::max(gone[id], come[id])};
        if (before.knows_spans) work.days = shift(work.before, work.after);
        if (work.soon > 0 || work.days > 0) all.push_back(std::move(work));
    }
    return all;
}

Comparison compared(Side before, Side after, const Titles& titles) {
    sum_up_days(before);
    sum_up_days(after);
    Comparison result;
    const std::size_t known = std::min(before.hours.size(), after.hours.size());
    before.figures.hours_a_week = mean_week(before.hours, known);
    after.figures.hours_a_week = mean_week(after.hours, known);
    result.before = before.figures;
    result.after = after.figures;
    for (const auto& [id, minutes] : lost(before, after)) result.moved_minutes += minutes;
    result.moved = moves(before, after, titles);
    return result;
}

void add_titles(const Curriculum& curriculum, Titles& titles) {
    for (const Resource& resource : curriculum.resources) titles[resource.id] = resource.title;
}

/// The title of the resource or goal that the place lies in, or nothing.
std::string title_at(const Curriculum& curriculum, const std::string& path) {
    const auto title_in = [&](const auto& items) {
        const auto found = std::ranges::find_if(
            items, [&](const auto& item) { return (path + '/').starts_with(item.path + '/'); });
        return found != items.end() ? found->title : std::string();
    };
    const std::string title = title_in(curriculum.resources);
    return title.empty() ? title_in(curriculum.goals) : title;
}

/// Whether both are of one rule at one place, or where they have no place, say the same.
bool is_same(const Finding& a, const Finding& b) {
    return a.id == b.id && a.path == b.path && (!a.path.empty() || a.message == b.message);
}

/// Warnings of the one that the other has not.
std::vector<Finding> new_findings(const PlanSide& before, const PlanSide& after) {
    const std::vector<Finding> old = findings_of(before.inputs, before.plan.findings);
    std::vector<Finding> found = findings_of(after.inputs, after.plan.findings);
    std::erase_if(found, [&](const Finding& finding) {
        return finding.severity == Severity::note ||
               std::ranges::any_of(old, [&](const Finding& one) { return is_same(one, finding); });
    });
    for (Finding& finding : found) {
        const std::string title = title_at(after.inputs.curriculum, finding.path);
        if (!title.empty()) finding.message = title + ": " + finding.message;
    }
    return found;
}

Day two_weeks_from(Day day) { return monday_of(day) + days{13}; }

}  // namespace

Comparison compare(const PlanSide& before, const PlanSide& after) {
    const Day from = std::min(before.plan.from, after.plan.from);
    const Day until = two_weeks_from(from);
    Titles titles;
    add_titles(before.inputs.curriculum, titles);
    add_titles(after.inputs.curriculum, titles);
    Side was = side_of(before, from, until), is = side_of(after, from, until);
    // Of the weeks of the plan as it is, so that its average is the same beside every change.
    was.hours = hours_between(before.inputs.curriculum, before.plan.from, last_day(before));
    is.hours = hours_between(after.inputs.curriculum, before.plan.from, last_day(before));
    Comparison result = compared(std::move(was), std::move(is), titles);
    result.from = from;
    result.until = until;
    result.findings = new_findings(before, after);
    return result;
}

Comparison compare(const Promise& promise, const PlanSide& now) {
    const Day from = now.plan.from;
    const Day until = promise.week + days{13};
    const Curriculum& curriculum = now.inputs.curriculum;
    Titles titles;
    add_titles(curriculum, titles);
    Side is = side_of(now, from, until);
    is.hours = hours_between(curriculum, from, last_day(now));
    Comparison result = compared(side_of(promise, now, from, until), std::move(is), titles);
    result.week = promise.week;
    result.from = from;
    result.until = until;
    result.reasons = reasons_since(promise, now);
    return result;
}

}  // namespace osmlm
