#include "plan/measure.hpp"

#include <algorithm>

#include "plan/decide.hpp"

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

}  // namespace

int least_load(const Problem& problem) {
    Problem scaled = problem;
    const auto fits_with = [&](int hundredths) {
        for (int day = 0; day < problem.horizon; ++day) {
            const auto i = static_cast<std::size_t>(day);
            const Minutes hours = problem.hours[static_cast<std::size_t>(day + problem.lead)];
            const Minutes share = (hours * hundredths + 99) / 100;
            const Minutes logged = day == problem.today ? problem.logged_today : 0;
            scaled.free[i] = std::max<Minutes>(0, share - logged);
        }
        return fits(scaled);
    };
    return first_true(-1, 100, fits_with);
}

Minutes must_today(const Problem& problem) {
    if (problem.today != 0 || problem.free[0] == 0) return 0;
    Problem cut = problem;
    const auto fits_with = [&](int minutes) {
        cut.free[0] = minutes;
        return fits(cut);
    };
    if (fits_with(0)) return 0;
    return first_true(0, static_cast<int>(problem.free[0]), fits_with);
}

std::optional<int> buffer_days(const Problem& problem) {
    int last = -1;
    for (const Work& work : problem.works)
        if (work.required && work.until < never) last = std::max(last, work.until);
    if (last < 0) return std::nullopt;
    int most = 0;
    for (int day = 0; day <= last; ++day)
        most += problem.hours[static_cast<std::size_t>(day + problem.lead)] > 0 ? 1 : 0;
    const auto lost = [&](int count) { return !fits(with_days_off(problem, count)); };
    if (!has_minima(problem)) return gallop(most, lost).value_or(most + 1) - 1;
    int count = 1;
    while (count <= most && !lost(count)) ++count;
    return count - 1;
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
