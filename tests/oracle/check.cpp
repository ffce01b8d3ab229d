#include "oracle/check.hpp"

#include <algorithm>

namespace osmlm::oracle {
namespace {

using std::size_t;

/// What is known while the timetable is walked through.
struct Walk {
    const Facts& facts;
    const Scenario& scenario;
    std::vector<Minutes> left;

    bool finished(size_t job) const { return !facts.jobs[job].open && left[job] == 0; }
    bool waits(size_t job) const {
        const Groups& groups = scenario.after[job];
        return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
            return std::none_of(group.begin(), group.end(),
                                [&](size_t member) { return finished(member); });
        });
    }
    bool goal_finished(size_t goal) const {
        for (size_t j = 0; j < facts.jobs.size(); ++j) {
            if (facts.jobs[j].goal == goal && scenario.required[j] && left[j] > 0) return false;
        }
        return true;
    }
};

std::string sit(Walk& walk, int day, const Sitting& sitting, std::vector<Minutes>& on_day) {
    const Job& job = walk.facts.jobs[sitting.job];
    if (sitting.min <= 0) return "minutes";
    on_day[sitting.job] += sitting.min;
    if (on_day[sitting.job] > job.room[static_cast<size_t>(day)]) return "room";
    if (day > window_end(walk.facts, walk.scenario, sitting.job, false)) return "deadline";
    if (walk.waits(sitting.job)) return "after";
    if (job.open) return {};
    walk.left[sitting.job] -= sitting.min;
    return walk.left[sitting.job] < 0 ? "effort" : "";
}

std::string end_of_day(const Walk& walk, int day, const std::vector<Minutes>& of_goal) {
    for (const WeekLimit& week : walk.facts.weeks) {
        if (week.last != day) continue;
        const Minutes planned = of_goal[week.goal];
        if (week.most && planned > *week.most) return "weekly-max";
        const bool asked = week.always || !walk.goal_finished(week.goal);
        if (asked && planned < week.asked) return "weekly-min";
    }
    return {};
}

std::string walk_day(Walk& walk, int day, const std::vector<Sitting>& sittings,
                     std::vector<Minutes>& of_goal) {
    std::vector<Minutes> on_day(walk.facts.jobs.size(), 0);
    Minutes all = 0;
    for (const Sitting& sitting : sittings) {
        const std::string broken = sit(walk, day, sitting, on_day);
        if (!broken.empty()) return broken;
        all += sitting.min;
        const std::optional<size_t> goal = walk.facts.jobs[sitting.job].goal;
        if (goal) of_goal[*goal] += sitting.min;
    }
    if (all > walk.facts.free[static_cast<size_t>(day)]) return "hours";
    return end_of_day(walk, day, of_goal);
}

size_t goals_of(const Facts& facts) {
    size_t goals = 0;
    for (const Job& job : facts.jobs) goals = std::max(goals, job.goal ? *job.goal + 1 : 0);
    for (const WeekLimit& week : facts.weeks) goals = std::max(goals, week.goal + 1);
    return goals;
}

std::string broken_in(const Facts& facts, const Scenario& scenario, const Timetable& timetable) {
    Walk walk{facts, scenario, {}};
    for (const Job& job : facts.jobs) walk.left.push_back(job.left);
    std::vector<Minutes> of_goal(goals_of(facts), 0);
    for (int day = 0; day < facts.length; ++day) {
        if (weekday_of(facts.begin + days{day}) == 0) of_goal.assign(of_goal.size(), 0);
        const auto at = static_cast<size_t>(day);
        const std::vector<Sitting> none;
        const std::vector<Sitting>& sittings = at < timetable.size() ? timetable[at] : none;
        const std::string broken = walk_day(walk, day, sittings, of_goal);
        if (!broken.empty()) return broken;
    }
    for (size_t j = 0; j < facts.jobs.size(); ++j) {
        if (scenario.required[j] && walk.left[j] > 0) return "unplanned";
    }
    return {};
}

}  // namespace

std::string broken_rule(const Facts& facts, const Timetable& timetable) {
    std::string first;
    for (const Scenario& scenario : scenarios(facts)) {
        const std::string broken = broken_in(facts, scenario, timetable);
        if (broken.empty()) return {};
        if (first.empty()) first = broken;
    }
    return first;
}

}  // namespace osmlm::oracle
