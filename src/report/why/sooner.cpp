#include "report/why/sooner.hpp"

#include <algorithm>

#include "osmlm/model/day_hours.hpp"
#include "osmlm/proof/verify.hpp"

namespace osmlm {
namespace {

/// A curriculum with changes made to it.
struct Trial {
    std::vector<Change> changes;
    Curriculum curriculum;
};

Change set(const std::string& id, const std::string& key, Assignment::How how,
           const std::string& value) {
    return SetKeys{id, {{key, how, value}}};
}

/// An hour more on each weekday of the resource that has hours and room for it, within the limit.
std::optional<Trial> an_hour_more(const Curriculum& curriculum, std::size_t resource) {
    Trial trial{{}, curriculum};
    const Weekdays own = days_of(curriculum, resource);
    const auto& limit = curriculum.schedule.limit;
    for (int weekday = 0; weekday < 7; ++weekday) {
        DayHours& hours = trial.curriculum.schedule.week[static_cast<std::size_t>(weekday)];
        const Minutes most = limit ? limit->day.value_or(24 * 60) : 24 * 60;
        const bool may = !limit || !limit->days || limit->days->has(weekday);
        if (!may || !own.has(weekday) || hours.minutes == 0 || hours.minutes + 60 > most) continue;
        const DayHours more = with_more(hours, 60, curriculum.schedule.day_starts);
        if (more.minutes < hours.minutes + 60) continue;
        hours = more;
        trial.changes.push_back(SetHours{weekday, hours_words(hours), {}, {}});
    }
    return trial.changes.empty() ? std::nullopt : std::optional(std::move(trial));
}

std::vector<Trial> trials(const Curriculum& curriculum, const Link& link) {
    std::vector<Trial> all;
    const Resource& of = curriculum.resources[link.resource];
    const auto with = [&](Change change, auto alter) {
        all.push_back({{std::move(change)}, curriculum});
        alter(all.back().curriculum);
    };
    if (of.priority != Priority::high)
        with(set(of.id, "priority", Assignment::How::set, "high"), [&](Curriculum& changed) {
            changed.resources[link.resource].priority = Priority::high;
        });
    if (of.daily_max)
        with(set(of.id, "daily-max", Assignment::How::set, ""),
             [&](Curriculum& changed) { changed.resources[link.resource].daily_max.reset(); });
    if (auto more = an_hour_more(curriculum, link.resource)) all.push_back(std::move(*more));
    if (link.after) {
        const std::string& before = curriculum.resources[*link.after].id;
        with(set(of.id, "after", Assignment::How::remove, before), [&](Curriculum& changed) {
            auto& after = changed.resources[link.resource].after;
            std::erase(after, Prerequisite{*link.after});
        });
        with(DropResource{before},
             [&](Curriculum& changed) { changed.resources[*link.after].dropped = Day{}; });
    }
    return all;
}

Minutes late_in(const Plan& plan) {
    Minutes sum = 0;
    for (const PlannedResource& resource : plan.resources) sum += resource.late;
    return sum;
}

std::optional<Day> end_in(const Plan& plan, const Link& link, bool finish) {
    if (finish) return plan.finish;
    const PlannedResource* work = work_in(plan, link.resource);
    return work != nullptr ? work->last : std::nullopt;
}

}  // namespace

std::vector<Sooner> sooner(const Inputs& inputs, const Plan& plan, PlanOptions options,
                           const std::vector<Link>& chain, bool finish) {
    options.figures = false;
    std::vector<Sooner> found;
    if (chain.empty()) return found;
    const Link& link = chain.back();
    const auto now = end_in(plan, link, finish);
    for (Trial& trial : trials(inputs.curriculum, link)) {
        const Plan then = make_plan(trial.curriculum, inputs.state, plan.today, options);
        const auto last = end_in(then, link, finish);
        const bool worse = (plan.verdict == Verdict::fits && then.verdict != Verdict::fits) ||
                           late_in(then) > late_in(plan);
        if (!last || !now || *last >= *now || worse) continue;
        if (!verify(trial.curriculum, inputs.journal.records, then).empty()) continue;
        found.push_back({std::move(trial.changes), *last});
    }
    std::ranges::stable_sort(found, {}, &Sooner::last);
    return found;
}

}  // namespace osmlm
