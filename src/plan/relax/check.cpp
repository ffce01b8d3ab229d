#include "plan/relax/check.hpp"

#include <algorithm>
#include <optional>

namespace osmlm {
namespace {

bool holds_from(const Problem& problem, const Summary& sum, int before, int first) {
    return sum.minutes[at(before)] >= problem.works[at(before)].left &&
           sum.last[at(before)] <= first;
}

Breach find_early(const Problem& problem, const Summary& sum) {
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        if (sum.minutes[i] == 0) continue;
        const auto& groups = problem.works[i].after;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const bool holds = std::any_of(groups[g].begin(), groups[g].end(), [&](int before) {
                return holds_from(problem, sum, before, sum.first[i]);
            });
            if (holds) continue;
            const int work = static_cast<int>(i);
            if (groups[g].size() == 1) return {Breach::Kind::arc, work, groups[g][0]};
            return {Breach::Kind::any, work, static_cast<int>(g)};
        }
    }
    return {};
}

/// Works of one day that wait for one another, each for an `any` or for what waits for one. Arcs
/// alone make no circle.
Breach find_circle(const Problem& problem, const Summary& sum) {
    std::vector<bool> begun(problem.works.size());
    std::optional<Breach> stuck;
    for (bool again = true; again;) {
        again = false;
        stuck.reset();
        for (std::size_t i = 0; i < problem.works.size(); ++i) {
            if (begun[i]) continue;
            const auto& groups = problem.works[i].after;
            const auto waits = std::ranges::find_if(groups, [&](const auto& group) {
                return std::ranges::none_of(group, [&](int before) {
                    return holds_from(problem, sum, before, sum.first[i]) &&
                           (sum.last[at(before)] < sum.first[i] || begun[at(before)]);
                });
            });
            if (sum.minutes[i] == 0 || waits == groups.end())
                begun[i] = again = true;
            else if (waits->size() > 1)
                stuck = Breach{Breach::Kind::any, static_cast<int>(i),
                               static_cast<int>(waits - groups.begin())};
        }
    }
    return stuck.value_or(Breach{});
}

/// Required work that may wait for ever: the node requires none of the members that it waits for,
/// and the allotment finishes none of them in time.
Breach find_endless_wait(const Problem& problem, const Node& node, const Summary& sum) {
    const auto comes = [&](int member) {
        const Work& work = problem.works[at(member)];
        return node.required[at(member)] ||
               (sum.minutes[at(member)] >= work.left && sum.last[at(member)] <= work.until);
    };
    for (const auto& [work, group] : problem.unsure_groups)
        if (node.required[at(work)] &&
            std::ranges::none_of(problem.works[at(work)].after[at(group)], comes))
            return {Breach::Kind::any, work, group};
    return {};
}

/// What the day's shares of one task are together.
Minutes minutes_of(const std::vector<Share>& shares, int task) {
    Minutes sum = 0;
    for (const Share& share : shares)
        if (share.task == task) sum += share.min;
    return sum;
}

/// A day with more open minutes of a goal than its open work may have.
Breach find_misplaced_open(const Problem& problem, const Summary& sum, const Allotment& allotment) {
    const auto works = static_cast<int>(problem.works.size());
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day)
        for (const Share& share : allotment[at(day)]) {
            const int goal = share.task - works;
            if (goal >= 0 && minutes_of(allotment[at(day)], share.task) >
                                 open_room_after(problem, sum, goal, day))
                return {Breach::Kind::open, -1, -1, goal, -1, day};
        }
    return {};
}

Breach find_weekly(const Problem& problem, const Node& node, const Summary& sum) {
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const GoalFacts& goal = problem.goals[g];
        const int index = static_cast<int>(g);
        if (goal.max)
            for (std::size_t w = 0; w < sum.weekly[g].size(); ++w)
                if (sum.weekly[g][w] > goal.room(static_cast<int>(w)))
                    return {Breach::Kind::week_max, -1, -1, index, static_cast<int>(w)};
        if (!goal.min) continue;
        const int finish = finishing_week(problem, node, goal, sum);
        for (int w = 0; w < std::min(finish, static_cast<int>(goal.asked.size())); ++w) {
            const Minutes planned = at(w) < sum.weekly[g].size() ? sum.weekly[g][at(w)] : 0;
            if (planned < goal.asked_in(w)) return {Breach::Kind::week_min, -1, -1, index, w};
        }
    }
    return {};
}

}  // namespace

Minutes open_room_after(const Problem& problem, const Summary& sum, int goal, int day) {
    return open_room(problem, goal, day, [&](const OpenWork& open) {
        return groups_hold(open.after,
                           [&](int before) { return holds_from(problem, sum, before, day); });
    });
}

int finishing_week(const Problem& problem, const Node& node, const GoalFacts& goal,
                   const Summary& sum) {
    if (goal.open) return never;
    int last = -1;
    for (int work : goal.works) {
        if (!node.required[at(work)]) continue;
        if (sum.minutes[at(work)] < problem.works[at(work)].left) return never;
        last = std::max(last, sum.last[at(work)]);
    }
    return last < 0 ? -1 : problem.week(last);
}

Summary summarize(const Problem& problem, const Allotment& allotment) {
    const auto works = static_cast<int>(problem.works.size());
    Summary sum{std::vector<int>(at(works), never),
                std::vector<int>(at(works), -1),
                std::vector<Minutes>(at(works)),
                {}};
    sum.weekly.resize(problem.goals.size());
    const int length = static_cast<int>(allotment.size());
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].limited() && length > 0)
            sum.weekly[g].resize(at(problem.week(length - 1) + 1));
    for (int day = 0; day < length; ++day)
        for (const Share& share : allotment[at(day)]) {
            const bool open = share.task >= works;
            const int goal = open ? share.task - works : problem.works[at(share.task)].goal;
            if (goal >= 0 && problem.goals[at(goal)].limited())
                sum.weekly[at(goal)][at(problem.week(day))] += share.min;
            if (open) continue;
            sum.first[at(share.task)] = std::min(sum.first[at(share.task)], day);
            sum.last[at(share.task)] = day;
            sum.minutes[at(share.task)] += share.min;
        }
    return sum;
}

Minutes most_of_work(const Problem& problem, const Node& node, int work, int day) {
    const Work& facts = problem.works[at(work)];
    const bool allowed = day >= node.from[at(work)] && day <= node.until[at(work)] &&
                         facts.days.has(problem.weekday(day));
    return allowed ? problem.daily_max(facts, day) : 0;
}

bool keeps_days(const Problem& problem, const Node& node, const Allotment& allotment) {
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day)
        for (const Share& share : allotment[at(day)])
            if (at(share.task) < problem.works.size() &&
                minutes_of(allotment[at(day)], share.task) >
                    most_of_work(problem, node, share.task, day))
                return false;
    return true;
}

Breach find_breach(const Problem& problem, const Node& node, const Allotment& allotment,
                   bool whole) {
    const Summary sum = summarize(problem, allotment);
    if (whole)
        for (std::size_t i = 0; i < problem.works.size(); ++i) {
            const Work& work = problem.works[i];
            if (!work.required) continue;
            if (sum.minutes[i] < work.left) return {Breach::Kind::unfinished, static_cast<int>(i)};
            if (sum.last[i] > work.until) return {Breach::Kind::late, static_cast<int>(i)};
        }
    if (const Breach early = find_early(problem, sum)) return early;
    if (!node.arcs->any.empty())
        if (const Breach circle = find_circle(problem, sum)) return circle;
    if (const Breach wait = find_endless_wait(problem, node, sum)) return wait;
    if (const Breach open = find_misplaced_open(problem, sum, allotment)) return open;
    return find_weekly(problem, node, sum);
}

}  // namespace osmlm
