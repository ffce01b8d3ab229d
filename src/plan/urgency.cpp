#include "osmlm/plan/urgency.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "osmlm/model/calendar.hpp"
#include "osmlm/model/recent.hpp"
#include "plan/figures/slack.hpp"
#include "plan/relax/node.hpp"

namespace osmlm {
namespace {

void add(Weekdays& days, Weekdays more) {
    for (int w = 0; w < 7; ++w)
        if (more.has(w)) days.add(w);
}

bool holds(Weekdays all, Weekdays some) { return (all & some) == some; }

/// A required resource with a deadline, finished or not.
struct Due {
    std::size_t resource = 0;
    Day deadline;
    Weekdays days;
    Minutes left = 0;
};

/// A deadline with the resources whose it is, as indices into the list of all that are due.
struct Group {
    Urgency urgency;
    std::vector<std::size_t> members;
};

class Deadlines {
public:
    Deadlines(const Curriculum& curriculum, const State& state, const Plan& plan)
        : curriculum_(curriculum),
          state_(state),
          plan_(plan),
          problem_(make_problem(curriculum, state, plan.today)) {
        for (std::size_t i = 0; i < curriculum.resources.size(); ++i) take(i);
    }

    std::vector<Urgency> run(const HowFar& how_far) {
        for (Group& group : groups_) weigh(group);
        if (plan_.verdict == Verdict::fits) set_slacks(how_far);
        std::vector<Urgency> list;
        for (Group& group : groups_) {
            judge(group.urgency);
            list.push_back(group.urgency);
        }
        std::stable_sort(list.begin(), list.end(), [](const Urgency& a, const Urgency& b) {
            const auto order = [](const Urgency& u) {
                const bool late = u.state == Urgency::State::late;
                return std::tuple(!u.slack, u.slack.value_or(0), !late, u.deadline);
            };
            return order(a) < order(b);
        });
        return list;
    }

private:
    void take(std::size_t resource);
    void weigh(Group& group) const;
    void set_slacks(const HowFar& how_far);
    void set_slack_of_short(Group& group) const;
    void judge(Urgency& urgency) const;
    [[nodiscard]] std::optional<Minutes> actual_pace(const std::vector<bool>& counted) const;
    [[nodiscard]] Minutes week_of(const Urgency& urgency) const;
    [[nodiscard]] int day_of(Day date) const {
        return static_cast<int>((date - problem_.begin).count());
    }

    const Curriculum& curriculum_;
    const State& state_;
    const Plan& plan_;
    Problem problem_;
    std::vector<Due> due_;
    std::vector<Group> groups_;
    std::map<std::tuple<std::optional<std::size_t>, std::optional<std::size_t>>, std::size_t>
        group_at_;
};

void Deadlines::take(std::size_t index) {
    const Resource& resource = curriculum_.resources[index];
    const int work = work_of(problem_, index);
    const bool required = work >= 0 ? problem_.works[at(work)].required : !resource.optional;
    if (!problem_.in_plan[index] || !resource.effort || !required) return;
    std::optional<Day> shared = curriculum_.end;
    Weekdays days = resource.days;
    if (resource.goal) {
        const Goal& goal = curriculum_.goals[*resource.goal];
        days = days & goal.days;
        if (goal.deadline) shared = std::min(shared.value_or(*goal.deadline), *goal.deadline);
    }
    const bool own = resource.deadline && (!shared || *resource.deadline < *shared);
    if (!own && !shared) return;
    const Day deadline = own ? *resource.deadline : *shared;
    due_.push_back({index, deadline, days, state_.progress[index].left.value_or(0)});
    const std::tuple owner{own ? std::optional(index) : std::nullopt,
                           own ? std::nullopt : resource.goal};
    const auto [entry, is_new] = group_at_.try_emplace(owner, groups_.size());
    if (is_new) {
        Group group;
        std::tie(group.urgency.resource, group.urgency.goal) = owner;
        group.urgency.deadline = deadline;
        groups_.push_back(group);
    }
    groups_[entry->second].members.push_back(due_.size() - 1);
}

/// What is due by the deadline on its days against the hours there, and the paces.
void Deadlines::weigh(Group& group) const {
    Urgency& urgency = group.urgency;
    bool done = true;
    for (const std::size_t member : group.members) done = done && due_[member].left == 0;
    for (const std::size_t member : group.members)
        if (done || due_[member].left > 0) add(urgency.days, due_[member].days);
    std::vector<bool> counted(curriculum_.resources.size());
    for (const Due& due : due_) {
        if (due.deadline > urgency.deadline || !holds(urgency.days, due.days)) continue;
        counted[due.resource] = true;
        urgency.left += due.left;
    }
    for (int day = 0; day <= day_of(urgency.deadline); ++day)
        if (urgency.days.has(problem_.weekday(day))) urgency.have += problem_.free[at(day)];
    const Minutes length = std::max(7, day_of(urgency.deadline) + 1);
    urgency.required_pace = (urgency.left * 7 + length - 1) / length;
    urgency.actual_pace = actual_pace(counted);
    urgency.state = done ? Urgency::State::done : Urgency::State::safe;
    if (!done && plan_.verdict != Verdict::fits) set_slack_of_short(group);
}

std::optional<Minutes> Deadlines::actual_pace(const std::vector<bool>& counted) const {
    const auto recent = recent_days(curriculum_, state_, plan_.today - days{1});
    if (!recent) return std::nullopt;
    Minutes logged = 0;
    const auto [from, until] = state_.between(recent->from, recent->until);
    for (std::size_t i = from; i < until; ++i) {
        const Session& session = state_.sessions[i];
        if (session.resource && counted[*session.resource]) logged += session.min();
    }
    return recent->a_week(logged);
}

void Deadlines::set_slacks(const HowFar& how_far) {
    std::vector<Slot> places;
    for (const Group& group : groups_)
        if (group.urgency.state != Urgency::State::done)
            places.push_back({day_of(group.urgency.deadline), group.urgency.days});
    const std::vector<Minutes> found = slacks(problem_, places, how_far);
    auto next = found.begin();
    for (Group& group : groups_)
        if (group.urgency.state != Urgency::State::done) group.urgency.slack = *next++;
}

void Deadlines::set_slack_of_short(Group& group) const {
    Urgency& urgency = group.urgency;
    const auto has_its_work = [&](const Conflict& conflict) {
        return std::any_of(group.members.begin(), group.members.end(), [&](std::size_t member) {
            const std::size_t resource = due_[member].resource;
            return due_[member].left > 0 &&
                   std::count(conflict.resources.begin(), conflict.resources.end(), resource) > 0;
        });
    };
    Minutes largest = 0;
    for (const Conflict& conflict : plan_.conflicts) {
        if (!has_its_work(conflict)) continue;
        urgency.state = Urgency::State::late;
        if (conflict.cases.empty()) largest = std::max(largest, conflict.need - conflict.have);
    }
    urgency.slack = largest > 0 ? -largest : std::min<Minutes>(urgency.have - urgency.left, 0);
    if (urgency.deadline < plan_.today) urgency.state = Urgency::State::late;
}

/// The hours of the ordinary week that ends with the deadline, on its days.
Minutes Deadlines::week_of(const Urgency& urgency) const {
    Minutes sum = 0;
    for (int back = 0; back < 7; ++back) {
        const Day date = urgency.deadline - days{back};
        if (urgency.days.has(weekday_of(date)))
            sum += usual_hours_on(curriculum_.schedule, date).minutes;
    }
    return sum;
}

void Deadlines::judge(Urgency& urgency) const {
    if (!urgency.slack) return;
    if (urgency.state == Urgency::State::safe && *urgency.slack < week_of(urgency))
        urgency.state = Urgency::State::tight;
    Minutes lost = 0;
    int count = 0;
    for (int day = day_of(urgency.deadline); day >= 0; --day) {
        const Minutes free = problem_.free[at(day)];
        if (free == 0 || !urgency.days.has(problem_.weekday(day))) continue;
        lost += free;
        if (lost > *urgency.slack) break;
        ++count;
    }
    urgency.buffer_days = count;
}

}  // namespace

std::vector<Urgency> urgencies(const Curriculum& curriculum, const State& state, const Plan& plan,
                               const HowFar& how_far) {
    return Deadlines(curriculum, state, plan).run(how_far);
}

}  // namespace osmlm
