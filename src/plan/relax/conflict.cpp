#include "plan/relax/conflict.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace osmlm {
namespace {

constexpr double most_steps = 2e6;        ///< work done to try stretches, begins × ends
constexpr std::size_t most_to_thin = 64;  ///< works beyond which none is tried to be left out

Suspects within(const Node& node, const Suspects& suspects, int from, int until) {
    Suspects inside{{}, suspects.goals};
    for (int work : suspects.works)
        if (node.from[at(work)] >= from && node.until[at(work)] <= until)
            inside.works.push_back(work);
    return inside;
}

/// Evenly spread ones, the outermost always.
std::vector<int> some_of(const std::set<int>& all, std::size_t most) {
    std::vector<int> list(all.begin(), all.end());
    if (list.size() <= most) return list;
    std::vector<int> some;
    for (std::size_t i = 0; i < most; ++i) some.push_back(list[i * (list.size() - 1) / (most - 1)]);
    return some;
}

std::size_t ends_to_try(const Node& node, const Suspects& suspects, int span) {
    double steps = span;
    for (int work : suspects.works)
        steps += std::min(span, node.until[at(work)] - node.from[at(work)] + 1);
    return std::max<std::size_t>(2, static_cast<std::size_t>(std::sqrt(most_steps / steps)));
}

/// Leaves out, one by one, what does not make the stretch less short.
void thin(Balances& balances, Suspects& suspects, int from, int until, Balance& best) {
    const auto try_without = [&](std::vector<int>& list) {
        for (std::size_t i = list.size(); i-- > 0;) {
            const int left_out = list[i];
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
            const Balance without = balances.of(suspects, from, until);
            if (without.short_by() >= best.short_by())
                best = without;
            else
                list.insert(list.begin() + static_cast<std::ptrdiff_t>(i), left_out);
        }
    };
    if (suspects.works.size() <= most_to_thin) try_without(suspects.works);
    try_without(suspects.goals);
}

/// Days on which windows and weekly minima begin and end.
struct Ends {
    std::set<int> begins, ends;
};

Ends ends_of(const Problem& problem, const Node& node, const Suspects& suspects) {
    Ends all;
    for (const int work : suspects.works) {
        all.begins.insert(node.from[at(work)]);
        all.ends.insert(node.until[at(work)]);
    }
    const bool alone = suspects.works.empty();
    const int first = alone ? 0 : problem.week(std::max(0, *all.begins.begin()));
    const int last = alone ? problem.weeks() - 1
                           : problem.week(std::clamp(*all.ends.rbegin(), 0, problem.horizon - 1));
    for (const int goal : suspects.goals)
        for (int week = first; week <= last; ++week) {
            if (asked_for_certain(problem, node, goal, week) == 0) continue;
            const auto [begin, end] = minimum_days(problem, goal, week);
            if (begin > end) continue;
            all.begins.insert(begin);
            all.ends.insert(end);
        }
    return all;
}

/// Which of the goals to list: all choices of a few, else all, none, and each alone.
std::vector<std::vector<int>> goal_choices(const std::vector<int>& goals) {
    std::vector<std::vector<int>> choices{goals};
    if (goals.size() > 4) {
        choices.emplace_back();
        for (const int goal : goals) choices.push_back({goal});
        return choices;
    }
    for (std::size_t bits = (std::size_t{1} << goals.size()) - 1; bits-- > 0;) {
        std::vector<int> some;
        for (std::size_t i = 0; i < goals.size(); ++i)
            if ((bits >> i) & 1U) some.push_back(goals[i]);
        choices.push_back(std::move(some));
    }
    return choices;
}

/// The stretch that is short by most so far; of equals the shorter one.
struct Stretch {
    Suspects suspects;
    int from = 0, until = -1;
    Balance sum;

    void meet(Balances& balances, Suspects here, int first, int last) {
        const Balance that = balances.of(here, first, last);
        const bool better = that.short_by() > sum.short_by() ||
                            (that.short_by() == sum.short_by() && last - first < until - from);
        if (that.short_by() <= 0 || !better) return;
        *this = {std::move(here), first, last, that};
    }
};

Conflict make_conflict(const Problem& problem, const Suspects& suspects, int from, int until,
                       const Balance& sum) {
    Conflict conflict{problem.date(from), problem.date(until), sum.need, sum.have, {}, {}, {}};
    for (int work : suspects.works) conflict.resources.push_back(problem.works[at(work)].resource);
    for (int goal : suspects.goals) conflict.goals.push_back(at(goal));
    std::sort(conflict.resources.begin(), conflict.resources.end());
    std::sort(conflict.goals.begin(), conflict.goals.end());
    return conflict;
}

}  // namespace

std::optional<Conflict> find_conflict(const Problem& problem, const Node& node,
                                      const Suspects& suspects, bool in_haste) {
    const Ends ends = ends_of(problem, node, suspects);
    if (ends.begins.empty()) return std::nullopt;
    const int first = *ends.begins.begin();
    const int last = std::min(*ends.ends.rbegin(), problem.horizon - 1);
    const auto choices = goal_choices(suspects.goals);
    Balances balances(problem, node);
    if (in_haste && first <= last)
        for (const auto& goals : choices) {
            const Suspects chosen{suspects.works, goals};
            if (const Balance all = balances.of(chosen, first, last); all.short_by() > 0)
                return make_conflict(problem, chosen, first, last, all);
        }
    Stretch best;
    const std::size_t most = ends_to_try(node, suspects, last - first + 1);
    for (const int until : some_of(ends.ends, most))
        for (const int from : some_of(ends.begins, most))
            if (from <= until && until < problem.horizon)
                for (const auto& goals : choices)
                    best.meet(balances, within(node, {suspects.works, goals}, from, until), from,
                              until);
    if (best.sum.short_by() <= 0) return std::nullopt;
    thin(balances, best.suspects, best.from, best.until, best.sum);
    return make_conflict(problem, best.suspects, best.from, best.until, best.sum);
}

Conflict by_cases(std::vector<Case> cases) {
    Conflict whole;
    const Conflict& first = cases.front().conflicts.front();
    whole.from = first.from;
    whole.until = first.until;
    std::set<std::size_t> resources, goals;
    for (const Case& branch : cases)
        for (const Conflict& conflict : branch.conflicts) {
            whole.from = std::min(whole.from, conflict.from);
            whole.until = std::max(whole.until, conflict.until);
            resources.insert(conflict.resources.begin(), conflict.resources.end());
            goals.insert(conflict.goals.begin(), conflict.goals.end());
        }
    whole.resources.assign(resources.begin(), resources.end());
    whole.goals.assign(goals.begin(), goals.end());
    whole.cases = std::move(cases);
    return whole;
}

std::vector<Conflict> empty_windows(const Problem& problem, const Node& node) {
    std::map<int, Suspects> by_end;
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const int work = static_cast<int>(i);
        if (node.required[i] && node.empty(work)) by_end[node.until[i]].works.push_back(work);
    }
    std::vector<Conflict> conflicts;
    for (const auto& [end, suspects] : by_end) {
        Balance sum;
        for (int work : suspects.works) sum.need += problem.works[at(work)].left;
        conflicts.push_back(make_conflict(problem, suspects, end, end, sum));
    }
    return conflicts;
}

}  // namespace osmlm
