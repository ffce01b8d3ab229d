#include "plan/relax/balance.hpp"

#include <algorithm>
#include <array>

namespace osmlm {
namespace {

/// The days of a week that lie in a stretch.
struct Stretch {
    int week, from, until;
    [[nodiscard]] std::size_t place(int day) const { return at(day - from); }
};

using ByDay = std::array<Minutes, 7>;  ///< from the first day of the stretch on

/// Minutes that each listed goal's side, and all the others', could take on each day.
struct Supply {
    std::vector<int> capped;    ///< listed goals with a weekly maximum
    std::vector<ByDay> by_day;  ///< [0]: all others; then one for each capped
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

void add_supply(Minutes& supply, Minutes minutes, Minutes free) {
    supply = std::min(supply + minutes, free);
}

void add_work_supply(const Problem& problem, const Node& node, int work, const Stretch& days,
                     ByDay& total) {
    const int last = std::min(days.until, node.until[at(work)]);
    for (int day = std::max(days.from, node.from[at(work)]); day <= last; ++day)
        if (in_window(problem, node, work, day))
            add_supply(total[days.place(day)], most_of_day(problem, work, day),
                       problem.free[at(day)]);
}

/// A listed goal's own supply and that of its listed works, held down by bounds of single days.
void add_goal_supply(const Problem& problem, const Node& node, const Suspects& suspects, int goal,
                     const Stretch& days, ByDay& total) {
    ByDay own{};
    for (int day = days.from; day <= days.until; ++day)
        if (goal_allows(problem, goal, day)) own[days.place(day)] = problem.free[at(day)];
    for (const int work : suspects.works)
        if (problem.works[at(work)].goal == goal) add_work_supply(problem, node, work, days, own);
    const auto end = node.goal_days.upper_bound({goal, days.until});
    for (auto bound = node.goal_days.lower_bound({goal, days.from}); bound != end; ++bound) {
        Minutes& sum = own[days.place(bound->first.second)];
        sum = std::min(sum, bound->second.max);
    }
    for (int day = days.from; day <= days.until; ++day)
        add_supply(total[days.place(day)], own[days.place(day)], problem.free[at(day)]);
}

Supply supply_of(const Problem& problem, const Node& node, const Suspects& suspects,
                 const Stretch& days) {
    Supply supply;
    supply.by_day.emplace_back();
    for (const int goal : suspects.goals) {
        auto* total = &supply.by_day[0];
        if (problem.goals[at(goal)].max) {
            supply.capped.push_back(goal);
            total = &supply.by_day.emplace_back();
        }
        add_goal_supply(problem, node, suspects, goal, days, *total);
    }
    for (const int work : suspects.works)
        if (std::ranges::count(suspects.goals, problem.works[at(work)].goal) == 0)
            add_work_supply(problem, node, work, days, supply.by_day[0]);
    return supply;
}

/// The least, over every choice of capped goals, of their room and what the others can use.
Minutes have_in(const Problem& problem, const Supply& supply, const Stretch& days) {
    Minutes least = unlimited;
    const std::size_t choices = std::size_t{1} << std::min<std::size_t>(supply.capped.size(), 12);
    for (std::size_t choice = 0; choice < choices; ++choice) {
        Minutes sum = 0;
        for (std::size_t c = 0; c < supply.capped.size(); ++c)
            if ((choice >> c) & 1U) sum += problem.goals[at(supply.capped[c])].room(days.week);
        for (int day = days.from; day <= days.until; ++day) {
            Minutes used = supply.by_day[0][days.place(day)];
            for (std::size_t c = 0; c < supply.capped.size(); ++c)
                if (!((choice >> c) & 1U)) used += supply.by_day[c + 1][days.place(day)];
            sum += std::min(used, problem.free[at(day)]);
        }
        least = std::min(least, sum);
    }
    return least;
}

/// What a week adds to the balance of a stretch, but for the listed works themselves.
Balance balance_in(const Problem& problem, const Node& node, const Suspects& suspects, int week,
                   int from, int until) {
    Balance sum;
    for (const int goal : suspects.goals)
        sum.need += asked_beyond(problem, node, suspects, goal, week, from, until);
    const int monday = problem.monday(week);
    const Stretch days{week, std::max(from, monday), std::min(until, monday + 6)};
    sum.have = have_in(problem, supply_of(problem, node, suspects, days), days);
    return sum;
}

}  // namespace

std::pair<int, int> minimum_days(const Problem& problem, int goal, int week) {
    int first = never, last = -1;
    for (int day = problem.monday(week); day < problem.monday(week) + 7; ++day)
        if (day >= 0 && goal_allows(problem, goal, day)) {
            first = std::min(first, day);
            last = day;
        }
    return {first, last};
}

Balance Balances::of_weeks(const Suspects& suspects, int first, int last) {
    Sums& sums = sums_[{suspects.works, suspects.goals}];
    if (sums.until.size() == 1 || first < sums.first) sums = {first, {Balance{}}};
    for (int week = sums.first + static_cast<int>(sums.until.size()) - 1; week <= last; ++week) {
        const int monday = problem_.monday(week);
        sums.until.push_back(sums.until.back());
        sums.until.back() +=
            balance_in(problem_, node_, suspects, week, std::max(0, monday), monday + 6);
    }
    const Balance& before = sums.until[at(first - sums.first)];
    const Balance& all = sums.until[at(last + 1 - sums.first)];
    return {all.need - before.need, all.have - before.have};
}

Balance Balances::of(const Suspects& suspects, int from, int until) {
    Balance sum;
    for (const int work : suspects.works) sum.need += problem_.works[at(work)].left;
    int first = problem_.week(from), last = problem_.week(until);
    const auto add = [&](int week) {
        sum += balance_in(problem_, node_, suspects, week, from, until);
    };
    if (from > std::max(0, problem_.monday(first))) add(first++);
    if (first <= last && problem_.monday(last) + 6 > until) add(last--);
    if (first <= last) sum += of_weeks(suspects, first, last);
    return sum;
}

}  // namespace osmlm
