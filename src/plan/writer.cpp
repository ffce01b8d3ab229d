#include "plan/writer.hpp"

#include <algorithm>

#include "plan/fill/sessions.hpp"

namespace osmlm {
namespace {

/// Works that the plan needs: required ones, of an `any` of optional ones that they wait for what
/// was chosen, and what these wait for.
std::vector<bool> needed_works(const Problem& problem, const Node& node) {
    std::vector<bool> needed(problem.works.size());
    std::vector<int> stack;
    const auto need = [&](int work) {
        if (!needed[at(work)]) stack.push_back(work);
        needed[at(work)] = true;
    };
    const auto required = [&](int work) { return problem.works[at(work)].required; };
    for (int work = 0; work < static_cast<int>(needed.size()); ++work)
        if (required(work)) need(work);
    while (!stack.empty()) {
        const int work = stack.back();
        stack.pop_back();
        for (const auto& group : problem.works[at(work)].after)
            if (group.size() == 1 || std::ranges::none_of(group, required))
                for (const int member : group)
                    if (node.required[at(member)]) need(member);
    }
    return needed;
}

/// Turns an allotment into the plan's lists.
class Writer {
public:
    Writer(const Problem& problem, const State& state, const Chosen& chosen,
           const PlanOptions& options, Plan& plan)
        : problem_(problem),
          state_(state),
          chosen_(chosen),
          options_(options),
          plan_(plan),
          needed_(needed_works(problem, chosen.node)) {}

    void write() {
        write_days();
        write_resources();
        write_weeks();
    }

private:
    [[nodiscard]] int last_day() const {
        int last = static_cast<int>(chosen_.whole.size()) - 1;
        const auto& end = problem_.curriculum->end;
        if (end) last = std::max(last, static_cast<int>((*end - problem_.begin).count()));
        return std::clamp(last, 13, problem_.horizon - 1);
    }

    void write_days();
    void write_resources();
    void write_resource(std::size_t resource, PlannedResource& planned);
    void write_weeks();
    [[nodiscard]] Minutes unused(int from, int until, Weekdays days) const;

    const Problem& problem_;
    const State& state_;
    const Chosen& chosen_;
    const PlanOptions& options_;
    Plan& plan_;
    std::vector<Minutes> used_;
    std::vector<int> first_, last_;
    std::vector<Minutes> late_, placed_;
    std::vector<bool> needed_;
};

void Writer::write_days() {
    const std::size_t resources = problem_.curriculum->resources.size();
    used_.assign(at(problem_.horizon), 0);
    first_.assign(resources, -1);
    last_.assign(resources, -1);
    late_.assign(resources, 0);
    placed_.assign(resources, 0);
    static const std::vector<Share> none;
    for (int day = 0; day <= last_day(); ++day) {
        PlannedDay planned;
        planned.date = problem_.date(day);
        planned.hours = problem_.hours[at(day + problem_.lead)];
        planned.logged = state_.logged_on(planned.date);
        const auto& shares = at(day) < chosen_.whole.size() ? chosen_.whole[at(day)] : none;
        planned.sessions = sessions_of(problem_, day, shares, options_.now);
        if (planned.hours == 0 && planned.logged == 0 && planned.sessions.empty()) continue;
        for (const PlannedSession& session : planned.sessions) {
            used_[at(day)] += session.min;
            if (first_[session.resource] < 0) first_[session.resource] = day;
            last_[session.resource] = day;
            placed_[session.resource] += session.min;
            const int work = work_of(problem_, session.resource);
            if (work >= 0 && day > problem_.works[at(work)].until)
                late_[session.resource] += session.min;
        }
        plan_.days.push_back(std::move(planned));
    }
}

Minutes Writer::unused(int from, int until, Weekdays days) const {
    Minutes sum = 0;
    for (int day = std::max(0, from); day <= std::min(until, problem_.horizon - 1); ++day)
        if (days.has(problem_.weekday(day))) sum += problem_.free[at(day)] - used_[at(day)];
    return sum;
}

void Writer::write_resource(std::size_t resource, PlannedResource& planned) {
    const int index = work_of(problem_, resource);
    if (index < 0) return;
    const Work& work = problem_.works[at(index)];
    planned.optional = !needed_[at(index)];
    const Minutes unplaced = work.left - placed_[resource];
    if (unplaced > 0) planned.last.reset();
    if (!planned.deadline) return;
    if (!planned.optional) planned.late = late_[resource] + unplaced;
    if (planned.last) planned.slack = unused(last_[resource] + 1, work.until, work.days);
}

void Writer::write_resources() {
    const Curriculum& curriculum = *problem_.curriculum;
    bool all_placed = true;
    for (std::size_t i = 0; i < curriculum.resources.size(); ++i) {
        const Resource& resource = curriculum.resources[i];
        if (resource.dropped) continue;
        PlannedResource planned;
        planned.resource = i;
        planned.optional = resource.optional;
        planned.picked = problem_.in_plan[i];
        if (resource.effort) {
            planned.left = state_.progress[i].left;
            planned.deadline = curriculum.end;
            const auto earlier = [&](const std::optional<Day>& day) {
                if (day) planned.deadline = std::min(planned.deadline.value_or(*day), *day);
            };
            earlier(resource.deadline);
            if (resource.goal) earlier(curriculum.goals[*resource.goal].deadline);
        }
        if (first_[i] >= 0) planned.first = problem_.date(first_[i]);
        if (last_[i] >= 0) planned.last = problem_.date(last_[i]);
        write_resource(i, planned);
        const bool counts = work_of(problem_, i) >= 0 && !planned.optional;
        all_placed = all_placed && (!counts || planned.last);
        if (counts && planned.last)
            plan_.finish = std::max(plan_.finish.value_or(*planned.last), *planned.last);
        plan_.resources.push_back(planned);
    }
    if (!all_placed) plan_.finish.reset();
}

void Writer::write_weeks() {
    std::vector<std::vector<Minutes>> planned(problem_.goals.size());
    std::vector<int> finish(problem_.goals.size(), -1);
    const int weeks = problem_.week(last_day()) + 1;
    for (auto& goal : planned) goal.resize(at(weeks));
    for (const PlannedDay& day : plan_.days)
        for (const PlannedSession& session : day.sessions) {
            const auto& goal = problem_.curriculum->resources[session.resource].goal;
            if (!goal) continue;
            const int week = problem_.week(static_cast<int>((day.date - problem_.begin).count()));
            planned[*goal][at(week)] += session.min;
        }
    for (const Work& work : problem_.works) {
        const auto index = static_cast<std::size_t>(&work - problem_.works.data());
        if (work.goal < 0 || !chosen_.node.required[index]) continue;
        const int last =
            chosen_.filled.unplaced[index] > 0 ? never : problem_.week(last_[work.resource]);
        finish[at(work.goal)] = std::max(finish[at(work.goal)], last);
    }
    for (int week = 0; week < weeks; ++week)
        for (std::size_t g = 0; g < problem_.goals.size(); ++g) {
            const GoalFacts& goal = problem_.goals[g];
            if (!goal.limited()) continue;
            if (goal.min && at(week) >= goal.asked.size()) continue;
            const bool asked = goal.open || week < finish[g];
            plan_.weekly.push_back({g, problem_.date(problem_.monday(week)),
                                    asked ? goal.asked_in(week) : 0, goal.max,
                                    goal.logged[at(week)], planned[g][at(week)]});
        }
}

}  // namespace

void write_plan(const Problem& problem, const State& state, const Chosen& chosen,
                const PlanOptions& options, Plan& plan) {
    Writer(problem, state, chosen, options, plan).write();
}

}  // namespace osmlm
