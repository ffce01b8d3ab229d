#include "plan/relax/conflict.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace osmlm {
namespace {

constexpr double most_steps = 2e6;        ///< work done to try stretches, begins × ends
constexpr std::size_t most_to_thin = 64;  ///< works beyond which none is tried to be left out

/// Minutes that each listed goal's side, and all the others', could take on each day.
struct Supply {
    std::vector<int> capped;                   ///< listed goals with a weekly maximum
    std::vector<std::vector<Minutes>> by_day;  ///< [0]: all others; then one for each capped
};

/// Whether the goal's minimum may be served on the day.
bool goal_allows(const Problem& problem, int goal, int day) {
    const GoalFacts& facts = problem.goals[at(goal)];
    return day >= facts.from && day <= facts.until && facts.days.has(problem.weekday(day));
}

bool in_window(const Problem& problem, const Node& node, int work, int day) {
    return day >= node.from[at(work)] && day <= node.until[at(work)] &&
           problem.works[at(work)].days.has(problem.weekday(day));
}

Minutes most_of_day(const Problem& problem, int work, int day) {
    return std::min(problem.daily_max(problem.works[at(work)], day), problem.free[at(day)]);
}

Minutes takes(const Problem& problem, const Node& node, int work, int from, int until) {
    Minutes sum = 0;
    for (int day = std::max({from, 0, node.from[at(work)]});
         day <= std::min({until, node.until[at(work)], problem.horizon - 1}); ++day)
        if (in_window(problem, node, work, day)) sum += most_of_day(problem, work, day);
    return std::min(sum, problem.works[at(work)].left);
}

Minutes taken_by_listed(const Problem& problem, const Node& node, const Suspects& suspects,
                        int goal, int from, int until) {
    Minutes sum = 0;
    for (int work : suspects.works)
        if (problem.works[at(work)].goal == goal) sum += takes(problem, node, work, from, until);
    return sum;
}

/// The days on which the minimum of that week can lie; empty when it has none.
std::pair<int, int> minimum_days(const Problem& problem, int goal, int week) {
    int first = never, last = -1;
    for (int day = problem.monday(week); day < problem.monday(week) + 7; ++day)
        if (day >= 0 && goal_allows(problem, goal, day)) {
            first = std::min(first, day);
            last = day;
        }
    return {first, last};
}

/// Whether all days on which the minimum of that week can lie are in the stretch; it has some.
bool minimum_within(const Problem& problem, int goal, int week, int from, int until) {
    const int monday = problem.monday(week);
    if (from <= std::max(0, monday) && monday + 6 <= until) return true;
    const auto [first, last] = minimum_days(problem, goal, week);
    return first >= from && last <= until;
}

/// What the week's minimum, and minima of its days, ask beyond what the listed works may take.
Minutes asked_beyond(const Problem& problem, const Node& node, const Suspects& suspects, int goal,
                     int week, int from, int until) {
    Minutes by_week = 0;
    const Minutes asked = asked_for_certain(problem, node, goal, week);
    const int monday = problem.monday(week);
    if (asked > 0 && minimum_within(problem, goal, week, from, until))
        by_week = asked - taken_by_listed(problem, node, suspects, goal, monday, monday + 6);
    Minutes by_days = 0;
    const auto begin = node.goal_days.lower_bound({goal, std::max(from, monday)});
    for (auto i = begin; i != node.goal_days.end() && i->first.first == goal &&
                         i->first.second <= std::min(until, monday + 6);
         ++i) {
        const int day = i->first.second;
        by_days += std::max<Minutes>(
            0, i->second.min - taken_by_listed(problem, node, suspects, goal, day, day));
    }
    return std::max<Minutes>({0, by_week, by_days});
}

void add_supply(std::vector<Minutes>& supply, const Problem& problem, int day, Minutes minutes) {
    Minutes& sum = supply[at(day)];
    sum = std::min(sum + minutes, problem.free[at(day)]);
}

/// A listed goal's own supply and that of its listed works, held down by bounds of single days.
void add_goal_supply(const Problem& problem, const Node& node, const Suspects& suspects, int goal,
                     int from, int until, std::vector<Minutes>& total) {
    std::vector<Minutes> own(total.size());
    for (int day = from; day <= until; ++day)
        if (goal_allows(problem, goal, day)) own[at(day)] = problem.free[at(day)];
    for (int work : suspects.works) {
        if (problem.works[at(work)].goal != goal) continue;
        for (int day = from; day <= until; ++day)
            if (in_window(problem, node, work, day))
                add_supply(own, problem, day, most_of_day(problem, work, day));
    }
    const auto end = node.goal_days.upper_bound({goal, until});
    for (auto bound = node.goal_days.lower_bound({goal, from}); bound != end; ++bound) {
        Minutes& sum = own[at(bound->first.second)];
        sum = std::min(sum, bound->second.max);
    }
    for (int day = from; day <= until; ++day) add_supply(total, problem, day, own[at(day)]);
}

Supply supply_of(const Problem& problem, const Node& node, const Suspects& suspects, int from,
                 int until) {
    Supply supply;
    const auto days = at(until + 1);
    supply.by_day.emplace_back(days);
    for (int goal : suspects.goals) {
        auto* total = &supply.by_day[0];
        if (problem.goals[at(goal)].max) {
            supply.capped.push_back(goal);
            total = &supply.by_day.emplace_back(days);
        }
        add_goal_supply(problem, node, suspects, goal, from, until, *total);
    }
    for (int work : suspects.works) {
        const int goal = problem.works[at(work)].goal;
        if (std::count(suspects.goals.begin(), suspects.goals.end(), goal) > 0) continue;
        const int last = std::min(until, node.until[at(work)]);
        for (int day = std::max(from, node.from[at(work)]); day <= last; ++day)
            if (in_window(problem, node, work, day))
                add_supply(supply.by_day[0], problem, day, most_of_day(problem, work, day));
    }
    return supply;
}

/// The least, over every choice of capped goals, of their room and what the others can use.
Minutes have_in_week(const Problem& problem, const Supply& supply, int week, int from, int until) {
    const int first = std::max(from, problem.monday(week));
    const int last = std::min(until, problem.monday(week) + 6);
    Minutes least = unlimited;
    const std::size_t choices = std::size_t{1} << std::min<std::size_t>(supply.capped.size(), 12);
    for (std::size_t choice = 0; choice < choices; ++choice) {
        Minutes sum = 0;
        for (std::size_t c = 0; c < supply.capped.size(); ++c)
            if ((choice >> c) & 1U) sum += problem.goals[at(supply.capped[c])].room(week);
        for (int day = first; day <= last; ++day) {
            Minutes used = supply.by_day[0][at(day)];
            for (std::size_t c = 0; c < supply.capped.size(); ++c)
                if (!((choice >> c) & 1U)) used += supply.by_day[c + 1][at(day)];
            sum += std::min(used, problem.free[at(day)]);
        }
        least = std::min(least, sum);
    }
    return least;
}

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
void thin(const Problem& problem, const Node& node, Suspects& suspects, int from, int until,
          Balance& best) {
    const auto try_without = [&](std::vector<int>& list) {
        for (std::size_t i = list.size(); i-- > 0;) {
            const int left_out = list[i];
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
            const Balance without = balance(problem, node, suspects, from, until);
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

    void meet(const Problem& problem, const Node& node, Suspects here, int first, int last) {
        const Balance that = balance(problem, node, here, first, last);
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

Balance balance(const Problem& problem, const Node& node, const Suspects& suspects, int from,
                int until) {
    Balance sum;
    for (int work : suspects.works) sum.need += problem.works[at(work)].left;
    const Supply supply = supply_of(problem, node, suspects, from, until);
    for (int week = problem.week(from); week <= problem.week(until); ++week) {
        for (int goal : suspects.goals)
            sum.need += asked_beyond(problem, node, suspects, goal, week, from, until);
        sum.have += have_in_week(problem, supply, week, from, until);
    }
    return sum;
}

std::optional<Conflict> find_conflict(const Problem& problem, const Node& node,
                                      const Suspects& suspects, bool in_haste) {
    const Ends ends = ends_of(problem, node, suspects);
    if (ends.begins.empty()) return std::nullopt;
    const int first = *ends.begins.begin();
    const int last = std::min(*ends.ends.rbegin(), problem.horizon - 1);
    const auto choices = goal_choices(suspects.goals);
    if (in_haste && first <= last)
        for (const auto& goals : choices) {
            const Suspects chosen{suspects.works, goals};
            if (const Balance all = balance(problem, node, chosen, first, last); all.short_by() > 0)
                return make_conflict(problem, chosen, first, last, all);
        }
    Stretch best;
    const std::size_t most = ends_to_try(node, suspects, last - first + 1);
    for (const int until : some_of(ends.ends, most))
        for (const int from : some_of(ends.begins, most))
            if (from <= until && until < problem.horizon)
                for (const auto& goals : choices)
                    best.meet(problem, node, within(node, {suspects.works, goals}, from, until),
                              from, until);
    if (best.sum.short_by() <= 0) return std::nullopt;
    thin(problem, node, best.suspects, best.from, best.until, best.sum);
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
