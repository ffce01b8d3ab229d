#include "report/common/missed.hpp"

#include <algorithm>

#include "osmlm/base/duration.hpp"

namespace osmlm {
namespace {

Change set(std::string id, std::string key, std::string value) {
    return SetKeys{std::move(id), {{std::move(key), Assignment::How::set, std::move(value)}}};
}

Change fewer_hours(const Goal& goal, Minutes less) {
    std::string value = duration_text(std::max<Minutes>(0, *goal.weekly->min - less));
    if (goal.weekly->max) value += ".." + duration_text(*goal.weekly->max);
    return set(goal.id, "weekly", std::move(value));
}

/// The deadline that holds for the work, wherever it is written.
Change later_deadline(const Curriculum& curriculum, const PlannedResource& planned) {
    const Resource& resource = curriculum.resources[planned.resource];
    const std::string day = iso_date(*planned.last);
    if (resource.deadline == planned.deadline) return set(resource.id, "deadline", day);
    const Goal* goal = resource.goal ? &curriculum.goals[*resource.goal] : nullptr;
    if (goal != nullptr && goal->deadline == planned.deadline)
        return set(goal->id, "deadline", day);
    return set("", "end", day);
}

}  // namespace

std::vector<MissedWeekly> missed_weekly(const Plan& plan) {
    std::vector<MissedWeekly> all;
    for (const PlannedWeek& week : plan.weekly) {
        const Minutes missed = week.min - week.planned;
        if (missed <= 0) continue;
        auto of_goal = std::ranges::find(all, week.goal, &MissedWeekly::goal);
        if (of_goal == all.end())
            of_goal = all.insert(of_goal, {week.goal, 0, 0, week.monday, week.monday});
        of_goal->last = week.monday;
        of_goal->sum += missed;
        of_goal->most = std::max(of_goal->most, missed);
    }
    std::ranges::sort(all, {}, &MissedWeekly::goal);
    return all;
}

std::optional<Change> asking_less(const Curriculum& curriculum, const Plan& plan) {
    if (const auto missed = missed_weekly(plan); !missed.empty())
        return fewer_hours(curriculum.goals[missed.front().goal], missed.front().most);
    const auto late = std::ranges::find_if(
        plan.resources, [](const PlannedResource& each) { return each.late > 0 && each.last; });
    if (late == plan.resources.end()) return std::nullopt;
    return later_deadline(curriculum, *late);
}

}  // namespace osmlm
