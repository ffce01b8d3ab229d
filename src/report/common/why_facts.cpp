#include "report/common/why_facts.hpp"

#include <algorithm>

namespace osmlm {
namespace {

/// The member of a group that is finished first.
std::optional<std::size_t> first_finished(const Plan& plan, const Waiting& group) {
    for (const std::size_t member : group.members) {
        const PlannedResource* work = work_in(plan, member);
        if (work != nullptr && work->last && work->last == group.finished) return member;
    }
    return std::nullopt;
}

/// The day from which the resource could be planned, and the work whose end that is.
Link begin_of(const Curriculum& curriculum, const Plan& plan, std::size_t resource) {
    Link link;
    link.resource = resource;
    link.could = std::max(plan.from, curriculum.resources[resource].start.value_or(plan.from));
    for (const Waiting& group : waits_of(curriculum, plan, resource)) {
        if (!group.finished || *group.finished < link.could) continue;
        link.could = *group.finished;
        link.after = first_finished(plan, group);
    }
    return link;
}

void add_up(const Curriculum& curriculum, const Plan& plan, Link& link) {
    const Weekdays own = days_of(curriculum, link.resource);
    for (const PlannedDay& day : plan.days) {
        if (day.date < link.could || day.date > link.until || !own.has(weekday_of(day.date)))
            continue;
        Minutes used = 0, mine = 0;
        for (const PlannedSession& session : day.sessions) {
            used += session.min;
            if (session.resource == link.resource) mine += session.min;
        }
        link.own += mine;
        link.others += used - mine;
        const Minutes logged = day.date == plan.today ? day.logged : 0;
        link.unused += std::max<Minutes>(0, day.hours - logged - used);
    }
}

}  // namespace

const PlannedResource* listed(const Plan& plan, std::size_t resource) {
    const auto found = std::ranges::find(plan.resources, resource, &PlannedResource::resource);
    return found == plan.resources.end() ? nullptr : &*found;
}

Weekdays days_of(const Curriculum& curriculum, std::size_t resource) {
    const Resource& of = curriculum.resources[resource];
    return of.goal ? of.days & curriculum.goals[*of.goal].days : of.days;
}

bool has_hours(const Curriculum& curriculum, const Plan& plan, std::size_t resource) {
    const Weekdays own = days_of(curriculum, resource);
    const Day start = curriculum.resources[resource].start.value_or(plan.from);
    return std::ranges::any_of(plan.days, [&](const PlannedDay& day) {
        return day.hours > 0 && day.date >= start && own.has(weekday_of(day.date));
    });
}

std::vector<Placement> placements_of(const Plan& plan, std::size_t resource) {
    const PlannedResource* of = listed(plan, resource);
    const auto deadline = of != nullptr ? of->deadline : std::nullopt;
    const auto is_late = [&](Day day) { return deadline && day > *deadline; };
    std::vector<Placement> all;
    for (const PlannedDay& day : plan.days)
        for (const PlannedSession& session : day.sessions) {
            if (session.resource != resource) continue;
            const bool goes_on =
                !all.empty() && all.back().why == session.why &&
                (session.why != Why::deadline || is_late(all.back().until) == is_late(day.date));
            if (!goes_on) all.push_back({resource, day.date, day.date, 0, 0, session.why});
            Placement& last = all.back();
            if (last.days == 0 || last.until != day.date) ++last.days;
            last.until = day.date;
            last.min += session.min;
        }
    return all;
}

const PlannedResource* work_in(const Plan& plan, std::size_t resource) {
    const PlannedResource* found = listed(plan, resource);
    return found != nullptr && found->picked && found->left.value_or(0) > 0 ? found : nullptr;
}

std::vector<Waiting> waits_of(const Curriculum& curriculum, const Plan& plan,
                              std::size_t resource) {
    std::vector<Waiting> waits;
    for (const Prerequisite& group : curriculum.resources[resource].after) {
        Waiting waiting;
        bool holds = false;
        for (const std::size_t member : group) {
            const PlannedResource* known = listed(plan, member);
            holds = holds || (known != nullptr && known->picked && known->left == Minutes{0});
            const PlannedResource* work = work_in(plan, member);
            if (work == nullptr) continue;
            waiting.members.push_back(member);
            if (work->last)
                waiting.finished = std::min(waiting.finished.value_or(*work->last), *work->last);
        }
        if (!holds && !waiting.members.empty()) waits.push_back(std::move(waiting));
    }
    return waits;
}

std::vector<std::size_t> waiting_for(const Curriculum& curriculum, const Plan& plan,
                                     std::size_t resource) {
    std::vector<std::size_t> waiting;
    for (const PlannedResource& other : plan.resources) {
        if (!other.picked || other.left == Minutes{0}) continue;
        const auto waits = waits_of(curriculum, plan, other.resource);
        if (std::ranges::any_of(waits, [&](const Waiting& group) {
                return std::ranges::count(group.members, resource) > 0;
            }))
            waiting.push_back(other.resource);
    }
    return waiting;
}

const PlannedResource* most_urgent_waiting(const Curriculum& curriculum, const Plan& plan,
                                           std::size_t resource) {
    std::vector<std::size_t> all{resource};
    const PlannedResource* found = nullptr;
    for (std::size_t next = 0; next < all.size(); ++next)
        for (const std::size_t later : waiting_for(curriculum, plan, all[next])) {
            if (std::ranges::count(all, later) > 0) continue;
            all.push_back(later);
            const PlannedResource* work = work_in(plan, later);
            if (work == nullptr || work->optional || !work->deadline) continue;
            if (found == nullptr || *work->deadline < *found->deadline) found = work;
        }
    return found;
}

std::vector<Link> chain_of(const Curriculum& curriculum, const Plan& plan, std::size_t resource) {
    std::vector<Link> chain;
    for (std::optional<std::size_t> next = resource; next;) {
        const PlannedResource* work = work_in(plan, *next);
        if (work == nullptr || !work->first || !work->last) break;
        Link link = begin_of(curriculum, plan, *next);
        link.from = *work->first;
        link.until = *work->last;
        add_up(curriculum, plan, link);
        next = link.after;
        chain.push_back(link);
    }
    std::ranges::reverse(chain);
    return chain;
}

}  // namespace osmlm
