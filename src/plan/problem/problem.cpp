#include "plan/problem/problem.hpp"

#include <algorithm>

#include "osmlm/model/calendar.hpp"
#include "osmlm/plan/in_plan.hpp"

namespace osmlm {
namespace {

constexpr int ten_years = 3653;

int index_of(const Problem& problem, Day day) {
    return static_cast<int>((day - problem.begin).count());
}

bool finished(const State& state, std::size_t resource) {
    return state.progress[resource].left == Minutes{0};
}

/// Marks the members of one choice that are out, and says so when a stand-in was needed.
void choose(const Curriculum& curriculum, const State& state, const Choice& choice,
            std::vector<bool>& in_plan, std::vector<Finding>& findings) {
    std::vector<std::size_t> members = choice.of;
    std::sort(members.begin(), members.end());
    std::vector<bool> counts(curriculum.resources.size());
    std::size_t counted = 0;
    for (std::size_t member : members) {
        const bool picked = std::count(choice.picked.begin(), choice.picked.end(), member) > 0;
        counts[member] =
            finished(state, member) || (picked && !curriculum.resources[member].dropped);
        counted += counts[member];
    }
    for (std::size_t member : members) {
        const Resource& resource = curriculum.resources[member];
        if (counts[member]) continue;
        const bool stands_in = counted < choice.choose && !resource.dropped && !resource.optional;
        if (!stands_in) {
            in_plan[member] = false;
            continue;
        }
        ++counted;
        findings.push_back(
            {"stand-in", Severity::note, "curriculum.json", 0, 0, choice.path + "/picked",
             "choice \"" + choice.id + "\" asks for " + std::to_string(choice.choose) + "; \"" +
                 resource.id + "\" stands in for what is not picked",
             "name it in \"picked\", or another of its members", ""});
    }
}

std::vector<bool> planned_resources(const Curriculum& curriculum, const State& state,
                                    std::vector<Finding>& findings) {
    std::vector<bool> in_plan(curriculum.resources.size());
    for (std::size_t i = 0; i < in_plan.size(); ++i) in_plan[i] = !curriculum.resources[i].dropped;
    for (const Choice& choice : curriculum.choices)
        choose(curriculum, state, choice, in_plan, findings);
    return in_plan;
}

Minutes logged_on(const State& state, std::size_t resource, Day from, Day until) {
    const auto [first, last] = state.between(from, until);
    Minutes sum = 0;
    for (std::size_t i = first; i < last; ++i)
        if (state.sessions[i].resource == resource) sum += state.sessions[i].min();
    return sum;
}

/// The bounds that finite and open work have in common.
template <class AnyWork>
AnyWork bounded(const Problem& problem, const State& state, std::size_t index, Day today) {
    const Curriculum& curriculum = *problem.curriculum;
    const Resource& resource = curriculum.resources[index];
    AnyWork work;
    work.resource = index;
    work.days = resource.days;
    if (resource.start) work.from = std::max(0, index_of(problem, *resource.start));
    if (curriculum.end) work.until = index_of(problem, *curriculum.end);
    if (resource.goal) {
        const Goal& goal = curriculum.goals[*resource.goal];
        work.goal = static_cast<int>(*resource.goal);
        work.days = work.days & goal.days;
        if (goal.deadline) work.until = std::min(work.until, index_of(problem, *goal.deadline));
    }
    if (resource.daily_max) {
        work.daily = *resource.daily_max;
        work.daily_today = std::max<Minutes>(0, work.daily - logged_on(state, index, today, today));
    }
    return work;
}

void add_works(Problem& problem, const State& state, Day today, std::vector<int>& work_of) {
    const Curriculum& curriculum = *problem.curriculum;
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
        const Resource& resource = curriculum.resources[i];
        if (!problem.in_plan[i]) continue;
        if (!resource.effort) {
            OpenWork open = bounded<OpenWork>(problem, state, i, today);
            if (open.goal >= 0) problem.goals[static_cast<std::size_t>(open.goal)].open = true;
            open.fills = resource.implied && !curriculum.goals[*resource.goal].weekly;
            open.logged = logged_on(state, i, monday_of(today), today);
            problem.open.push_back(std::move(open));
        } else if (state.progress[i].left.value_or(0) > 0) {
            Work work = bounded<Work>(problem, state, i, today);
            work.left = *state.progress[i].left;
            work.begun = state.progress[i].logged > 0;
            if (resource.deadline)
                work.until = std::min(work.until, index_of(problem, *resource.deadline));
            work.required = !resource.optional;
            work.priority = resource.priority;
            work_of[i] = static_cast<int>(problem.works.size());
            if (work.goal >= 0)
                problem.goals[static_cast<std::size_t>(work.goal)].works.push_back(work_of[i]);
            problem.works.push_back(std::move(work));
        }
    }
}

/// The groups of `after` that still bind: no finished, dropped, passed-over or open members.
std::vector<std::vector<int>> binding_groups(const Problem& problem, const State& state,
                                             const Resource& resource,
                                             const std::vector<int>& work_of) {
    std::vector<std::vector<int>> groups;
    for (const Prerequisite& prerequisite : resource.after) {
        std::vector<int> group;
        bool holds = false;
        for (std::size_t member : prerequisite) {
            if (!problem.in_plan[member]) continue;
            holds = holds || finished(state, member);
            if (work_of[member] >= 0) group.push_back(work_of[member]);
        }
        if (!holds && !group.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

/// Optional work that required work waits for is required, and so on.
void require_prerequisites(Problem& problem) {
    std::vector<int> stack;
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        if (problem.works[i].required) stack.push_back(static_cast<int>(i));
    while (!stack.empty()) {
        const Work& work = problem.works[static_cast<std::size_t>(stack.back())];
        stack.pop_back();
        for (const auto& group : work.after) {
            if (group.size() > 1) continue;
            Work& first = problem.works[static_cast<std::size_t>(group[0])];
            if (first.required) continue;
            first.required = true;
            stack.push_back(group[0]);
        }
    }
}

void set_horizon(Problem& problem) {
    const Curriculum& curriculum = *problem.curriculum;
    const auto meet = [&](const std::optional<Day>& day) {
        if (day) problem.last_date = std::max(problem.last_date, index_of(problem, *day));
    };
    meet(curriculum.end);
    for (const Goal& goal : curriculum.goals) meet(goal.deadline);
    for (const Resource& resource : curriculum.resources) {
        meet(resource.deadline);
        meet(resource.start);
    }
    problem.horizon = problem.last_date + ten_years;
}

void set_hours(Problem& problem, Day today) {
    const Schedule& schedule = problem.curriculum->schedule;
    const int count = problem.horizon + problem.lead;
    for (int i = 0; i < count; ++i) {
        const Day day = problem.date(i - problem.lead);
        problem.hours.push_back(hours_on(schedule, day).minutes);
        problem.usual.push_back(usual_hours_on(schedule, day).minutes);
    }
    problem.free.assign(problem.hours.begin() + problem.lead, problem.hours.end());
    if (today == problem.begin)
        problem.free[0] = std::max<Minutes>(0, problem.free[0] - problem.logged_today);
}

void set_goals(Problem& problem, const State& state) {
    const Curriculum& curriculum = *problem.curriculum;
    for (std::size_t g = 0; g < curriculum.goals.size(); ++g) {
        const Goal& goal = curriculum.goals[g];
        GoalFacts& facts = problem.goals[g];
        facts.days = goal.days;
        if (curriculum.end) facts.until = index_of(problem, *curriculum.end);
        if (goal.deadline) facts.until = std::min(facts.until, index_of(problem, *goal.deadline));
        if (!goal.weekly) continue;
        facts.min = goal.weekly->min;
        facts.max = goal.weekly->max;
        facts.logged.assign(static_cast<std::size_t>(problem.weeks()), 0);
    }
    const Day monday = monday_of(problem.begin);
    const auto [first, last] = state.between(monday, problem.date(problem.horizon));
    for (std::size_t i = first; i < last; ++i) {
        const Session& session = state.sessions[i];
        if (!session.resource || !curriculum.resources[*session.resource].goal) continue;
        GoalFacts& facts = problem.goals[*curriculum.resources[*session.resource].goal];
        const auto week = static_cast<std::size_t>((session.date() - monday).count() / 7);
        if (week < facts.logged.size()) facts.logged[week] += session.min();
    }
}

/// A of docs/rules.md: the start, or the earliest start when each unfinished resource has one.
void set_goal_starts(Problem& problem) {
    const Curriculum& curriculum = *problem.curriculum;
    for (GoalFacts& facts : problem.goals)
        if (curriculum.start) facts.from = index_of(problem, *curriculum.start);
    std::vector<int> earliest(problem.goals.size(), never);
    const auto meet = [&](int goal, std::size_t resource) {
        if (goal < 0) return;
        const auto& start = curriculum.resources[resource].start;
        int& value = earliest[static_cast<std::size_t>(goal)];
        value = std::min(value, start ? index_of(problem, *start) : -never);
    };
    for (const Work& work : problem.works) meet(work.goal, work.resource);
    for (const OpenWork& open : problem.open) meet(open.goal, open.resource);
    for (std::size_t g = 0; g < earliest.size(); ++g)
        if (earliest[g] < never)
            problem.goals[g].from = std::max(problem.goals[g].from, earliest[g]);
}

}  // namespace

Minutes GoalFacts::room(int week) const {
    if (!max) return unlimited;
    const auto w = static_cast<std::size_t>(week);
    return std::max<Minutes>(0, *max - (w < logged.size() ? logged[w] : 0));
}

Minutes GoalFacts::asked_in(int week) const {
    const auto w = static_cast<std::size_t>(week);
    return w < asked.size() ? asked[w] : 0;
}

std::vector<bool> resources_in_plan(const Curriculum& curriculum, const State& state) {
    std::vector<Finding> stand_ins;
    return planned_resources(curriculum, state, stand_ins);
}

Problem make_problem(const Curriculum& curriculum, const State& state, Day today) {
    Problem problem;
    problem.curriculum = &curriculum;
    problem.begin = curriculum.start ? std::max(today, *curriculum.start) : today;
    problem.today = index_of(problem, today);
    problem.lead = weekday_of(problem.begin);
    problem.logged_today = state.logged_on(today);
    problem.goals.resize(curriculum.goals.size());
    problem.in_plan = planned_resources(curriculum, state, problem.findings);
    std::vector<int> work_of(curriculum.resources.size(), -1);
    add_works(problem, state, today, work_of);
    for (Work& work : problem.works)
        work.after = binding_groups(problem, state, curriculum.resources[work.resource], work_of);
    for (OpenWork& open : problem.open)
        open.after = binding_groups(problem, state, curriculum.resources[open.resource], work_of);
    require_prerequisites(problem);
    set_horizon(problem);
    set_hours(problem, today);
    set_goals(problem, state);
    set_goal_starts(problem);
    ask_minima(problem);
    end_windows_with_hours(problem);
    find_unsure_groups(problem);
    return problem;
}

}  // namespace osmlm
