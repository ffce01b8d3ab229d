#include "plan/measure.hpp"

#include <algorithm>

#include "plan/lost_weeks.hpp"

namespace osmlm {
namespace {

constexpr int longest_shift = 3653;
constexpr int most_tries = 64;  ///< single days tried where minima make shifts uneven

bool has_minima(const Problem& problem) {
    return std::any_of(problem.goals.begin(), problem.goals.end(),
                       [](const GoalFacts& goal) { return goal.min.has_value(); });
}

/// The first value in (no, yes] for which the monotone condition holds; it holds for `yes`.
template <class Condition>
int first_true(int no, int yes, Condition holds) {
    while (yes - no > 1) {
        const int middle = no + (yes - no) / 2;
        (holds(middle) ? yes : no) = middle;
    }
    return yes;
}

/// Doubles from 1 until the condition holds or the limit is passed; then the first such value.
template <class Condition>
std::optional<int> gallop(int limit, Condition holds) {
    int no = 0;
    for (int step = 1; no < limit; step *= 2) {
        const int next = std::min(step, limit);
        if (holds(next)) return first_true(no, next, holds);
        no = next;
    }
    return std::nullopt;
}

/// The least value in (no, yes] that a plan holds; one holds `yes`. `held(value)` is the least that
/// the plan found for this value holds, or nothing without one. Bisects; at the end of `yes` first,
/// with doubled steps, where `near`.
template <class Held>
int least_held(int no, int yes, bool near, Held held) {
    for (int step = 1; yes - no > 1; step *= 2) {
        const int next = near ? std::max(no + 1, yes - step) : no + (yes - no) / 2;
        const std::optional<int> least = held(next);
        (least ? yes : no) = least.value_or(next);
        near = near && least;
    }
    return yes;
}

Minutes minutes_on(const Allotment& plan, int day) {
    Minutes sum = 0;
    if (at(day) < plan.size())
        for (const Share& share : plan[at(day)]) sum += share.min;
    return sum;
}

/// Days with hours until that day, it included.
int study_days(const Problem& problem, int until) {
    const auto first = problem.hours.begin() + problem.lead;
    return static_cast<int>(
        std::count_if(first, first + until + 1, [](Minutes m) { return m > 0; }));
}

/// Days with hours that the plan does not use, from `begin` on. It holds with all of them lost,
/// too: minima only shrink.
int spared_days(const Problem& problem, const Allotment& plan) {
    int day = 0;
    while (day < problem.horizon && minutes_on(plan, day) == 0) ++day;
    return study_days(problem, day - 1);
}

}  // namespace

Patience patience_for(const Problem& problem) {
    return can_fit(problem, Patience::little) ? Patience::little : Patience::full;
}

Figures::Figures(const Problem& problem)
    : problem_(problem),
      root_(root_node(problem)),
      patience_(Patience::little),
      plan_(find(problem)) {
    if (plan_) return;
    patience_ = Patience::full;
    plan_ = find(problem);
}

/// The least share that the sums of a flow allow is mostly the one.
int Figures::least_load() const {
    Problem scaled = problem_;
    const auto scale = [&](int hundredths) {
        for (int day = 0; day < problem_.horizon; ++day) {
            const Minutes hours = problem_.hours[at(day + problem_.lead)];
            const Minutes share = (hours * hundredths + 99) / 100;
            const Minutes logged = day == problem_.today ? problem_.logged_today : 0;
            scaled.free[at(day)] = std::max<Minutes>(0, share - logged);
        }
    };
    const Demand demand = demand_of(problem_, root_, false);
    const int least = first_true(-1, 100, [&](int hundredths) {
        scale(hundredths);
        return !surely_too_much(scaled, demand);
    });
    const auto fits_with = [&](int hundredths) {
        scale(hundredths);
        return find(scaled).has_value();
    };
    return least == 100 || fits_with(least) ? least : first_true(least, 100, fits_with);
}

Minutes Figures::must_today() {
    if (must_) return *must_;
    must_ = 0;
    if (problem_.today != 0 || problem_.free[0] == 0) return 0;
    Problem cut = problem_;
    const auto held = [&](int minutes) -> std::optional<int> {
        cut.free[0] = minutes;
        auto plan = find(cut);
        if (!plan) return std::nullopt;
        plan_ = std::move(plan);
        return static_cast<int>(minutes_on(*plan_, 0));
    };
    const Minutes enough = plan_ ? minutes_on(*plan_, 0) : problem_.free[0];
    if (enough > 0 && !held(0)) must_ = least_held(0, static_cast<int>(enough), false, held);
    return *must_;
}

std::optional<int> Figures::buffer_days() {
    int last = -1;
    for (const Work& work : problem_.works)
        if (work.required && work.has_deadline && work.until < never)
            last = std::max(last, work.until);
    if (last < 0) return std::nullopt;
    const int most = study_days(problem_, last);
    const auto spared = [&](const std::optional<Allotment>& plan) {
        return plan ? std::min(most, spared_days(problem_, *plan)) : 0;
    };
    const auto without = [&](int count) { return find(with_days_off(problem_, count)); };
    if (!has_minima(problem_) && must_today() > 0) return 0;
    int count = spared(plan_);
    if (!has_minima(problem_)) {
        const auto used = [&](int days_used) -> std::optional<int> {
            const auto plan = without(most - days_used);
            if (!plan) return std::nullopt;
            return most - spared(plan);
        };
        return most - least_held(-1, most - count, true, used);
    }
    const std::vector<int> weeks = losses_of_whole_weeks(problem_, last);
    const int known = static_cast<int>(weeks.size());
    const auto lost = [&](int n) { return !without(weeks[at(n - 1)]); };
    if (const int first = gallop(known, lost).value_or(known + 1); first > 1)
        count = std::max(count, weeks[at(first - 2)]);
    while (count < most) {
        const auto plan = without(count + 1);
        if (!plan) break;
        count = spared(plan);
    }
    return count;
}

LateDays late_days(const Problem& problem) {
    const auto verdict = [&](int shift) {
        return decide(with_deadlines_later(problem, shift), false).verdict;
    };
    Problem relaxed = problem;  // without minima a later deadline never hurts
    for (GoalFacts& goal : relaxed.goals) goal.min.reset();
    ask_minima(relaxed);
    const auto proved = [&](int shift) {
        return decide(with_deadlines_later(relaxed, shift), false).verdict == Verdict::short_;
    };
    LateDays result;
    result.at_most =
        gallop(longest_shift, [&](int shift) { return verdict(shift) == Verdict::fits; });
    const int enough = result.at_most.value_or(longest_shift);
    int needed = 0;
    if (proved(0))
        needed = gallop(enough, [&](int shift) { return !proved(shift); }).value_or(enough);
    for (int tries = 0; result.at_most && has_minima(problem) && tries < most_tries; ++tries) {
        if (needed == enough || verdict(needed) != Verdict::short_) break;
        ++needed;
    }
    if (result.at_most || needed > 0) result.at_least = needed;
    return result;
}

}  // namespace osmlm
