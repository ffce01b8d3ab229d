#include "plan/relax/node.hpp"

#include <algorithm>

namespace osmlm {
namespace {

/// Kahn 1962, smallest index first so that file order decides among the free.
void sort_topologically(Arcs& arcs) {
    std::vector<int> waits(arcs.before.size());
    std::vector<int> free;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        waits[i] = static_cast<int>(arcs.before[i].size());
        if (waits[i] == 0) free.push_back(static_cast<int>(i));
    }
    std::make_heap(free.begin(), free.end(), std::greater<>());
    arcs.order.clear();
    while (!free.empty()) {
        std::pop_heap(free.begin(), free.end(), std::greater<>());
        const int work = free.back();
        free.pop_back();
        arcs.order.push_back(work);
        for (int next : arcs.after[at(work)])
            if (--waits[at(next)] == 0) {
                free.push_back(next);
                std::push_heap(free.begin(), free.end(), std::greater<>());
            }
    }
    arcs.cyclic = arcs.order.size() < waits.size();
}

void add_arc(Arcs& arcs, int before, int after) {
    auto& list = arcs.before[at(after)];
    if (std::count(list.begin(), list.end(), before) > 0) return;
    list.push_back(before);
    arcs.after[at(before)].push_back(after);
}

std::shared_ptr<const Arcs> make_arcs(const Problem& problem) {
    auto arcs = std::make_shared<Arcs>();
    arcs->before.resize(problem.works.size());
    arcs->after.resize(problem.works.size());
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        for (const auto& group : problem.works[i].after) {
            if (group.size() == 1)
                add_arc(*arcs, group[0], static_cast<int>(i));
            else
                arcs->any.push_back({static_cast<int>(i), group});
        }
    sort_topologically(*arcs);
    return arcs;
}

void choose_member(Node& node, int work, int member) {
    auto arcs = std::make_shared<Arcs>(*node.arcs);
    std::erase_if(arcs->any, [&](const Arcs::Any& any) {
        return any.work == work && std::count(any.members.begin(), any.members.end(), member) > 0;
    });
    add_arc(*arcs, member, work);
    sort_topologically(*arcs);
    node.arcs = std::move(arcs);
    if (node.required[at(work)]) require(node, member);
}

bool inherit_once(Node& node) {
    bool changed = false;
    const auto raise = [&](int work, int from) {
        changed = changed || from > node.from[at(work)];
        node.from[at(work)] = std::max(node.from[at(work)], from);
    };
    const auto lower = [&](int work, int until) {
        changed = changed || until < node.until[at(work)];
        node.until[at(work)] = std::min(node.until[at(work)], until);
    };
    const auto& order = node.arcs->order;
    for (int work : order)
        for (int before : node.arcs->before[at(work)]) raise(work, node.from[at(before)]);
    for (const auto& any : node.arcs->any) {
        int least = never;
        for (int member : any.members) least = std::min(least, node.from[at(member)]);
        raise(any.work, least);
    }
    for (auto work = order.rbegin(); work != order.rend(); ++work)
        for (int next : node.arcs->after[at(*work)])
            if (node.required[at(next)]) lower(*work, node.until[at(next)]);
    return changed;
}

}  // namespace

bool Arcs::plain() const {
    return any.empty() &&
           std::all_of(before.begin(), before.end(), [](const auto& list) { return list.empty(); });
}

bool Node::has_empty_window() const {
    for (std::size_t i = 0; i < from.size(); ++i)
        if (required[i] && from[i] > until[i]) return true;
    return false;
}

void require(Node& node, int work) {
    std::vector<int> stack{work};
    while (!stack.empty()) {
        const int here = stack.back();
        stack.pop_back();
        node.required[at(here)] = true;
        for (int before : node.arcs->before[at(here)])
            if (!node.required[at(before)]) stack.push_back(before);
    }
}

void inherit(Node& node) {
    if (node.arcs->any.empty()) {
        inherit_once(node);
        return;
    }
    for (std::size_t round = 0; round <= node.from.size() && inherit_once(node);) ++round;
}

Node late_node(const Problem& problem) {
    Node node;
    node.arcs = make_arcs(problem);
    for (const Work& work : problem.works) {
        node.from.push_back(work.from);
        node.until.push_back(work.until);
        node.required.push_back(work.required);
    }
    node.unfinished.assign(problem.goals.size(), -1);
    for (std::size_t g = 0; g < problem.goals.size(); ++g)
        if (problem.goals[g].open) node.unfinished[g] = never;
    for (const OpenWork& open : problem.open) node.open_from.push_back(open.from);
    return node;
}

Node root_node(const Problem& problem) {
    Node node = late_node(problem);
    inherit(node);
    return node;
}

namespace {

int open_of(const Problem& problem, std::size_t resource) {
    const auto found = std::ranges::find(problem.open, resource, &OpenWork::resource);
    return static_cast<int>(found - problem.open.begin());
}

}  // namespace

int work_of(const Problem& problem, std::size_t resource) {
    const auto found =
        std::lower_bound(problem.works.begin(), problem.works.end(), resource,
                         [](const Work& work, std::size_t r) { return work.resource < r; });
    const bool there = found != problem.works.end() && found->resource == resource;
    return there ? static_cast<int>(found - problem.works.begin()) : -1;
}

Node assume(const Problem& problem, const Node& node, const Assumption& assumption) {
    Node next = node;
    const auto day = [&](Day date) { return static_cast<int>((date - problem.begin).count()); };
    const auto week = [&](Day monday) { return problem.week(day(monday) + 6); };
    const auto lower = [&](int work, int until) {
        next.until[at(work)] = std::min(next.until[at(work)], until);
    };
    if (const auto* by = std::get_if<FinishedBy>(&assumption)) {
        lower(work_of(problem, by->resource), day(by->until));
    } else if (const auto* not_before = std::get_if<NotBefore>(&assumption)) {
        const int work = work_of(problem, not_before->resource);
        int& from = work >= 0 ? next.from[at(work)]
                              : next.open_from[at(open_of(problem, not_before->resource))];
        from = std::max(from, day(not_before->from));
    } else if (const auto* most = std::get_if<AtMost>(&assumption)) {
        Bounds& bounds = next.goal_days[{static_cast<int>(most->goal), day(most->date)}];
        bounds.max = std::min(bounds.max, most->max);
    } else if (const auto* least = std::get_if<AtLeast>(&assumption)) {
        Bounds& bounds = next.goal_days[{static_cast<int>(least->goal), day(least->date)}];
        bounds.min = std::max(bounds.min, least->min);
    } else if (const auto* finished = std::get_if<GoalFinished>(&assumption)) {
        const int w = week(finished->monday);
        if (!finished->finished)
            next.unfinished[finished->goal] = std::max(next.unfinished[finished->goal], w);
        else
            for (int work : problem.goals[finished->goal].works)
                if (next.required[at(work)]) lower(work, problem.monday(w) + 6);
    } else if (const auto* waits = std::get_if<WaitsFor>(&assumption)) {
        choose_member(next, work_of(problem, waits->resource), work_of(problem, waits->member));
    }
    inherit(next);
    return next;
}

int earliest_completion(const Problem& problem, const Node& node, int work) {
    const Work& w = problem.works[at(work)];
    Minutes left = w.left;
    const int last = std::min(node.until[at(work)], problem.horizon - 1);
    for (int day = std::max(0, node.from[at(work)]); day <= last; ++day) {
        if (!w.days.has(problem.weekday(day))) continue;
        left -= std::min(problem.free[at(day)], problem.daily_max(w, day));
        if (left <= 0) return day;
    }
    return never;
}

int latest_start(const Problem& problem, const Node& node, int work) {
    const Work& w = problem.works[at(work)];
    Minutes left = w.left;
    for (int day = std::min(node.until[at(work)], problem.horizon - 1);
         day >= std::max(0, node.from[at(work)]); --day) {
        if (!w.days.has(problem.weekday(day))) continue;
        left -= std::min(problem.free[at(day)], problem.daily_max(w, day));
        if (left <= 0) return day;
    }
    return -1;
}

Minutes asked_for_certain(const Problem& problem, const Node& node, int goal, int week) {
    return week <= node.unfinished[at(goal)] ? problem.goals[at(goal)].asked_in(week) : 0;
}

}  // namespace osmlm
