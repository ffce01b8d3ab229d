#include "plan/measure.hpp"

#include <algorithm>

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

Patience patience_for(const Problem& problem) {
    return can_fit(problem, Patience::little) ? Patience::little : Patience::full;
}

Figures::Figures(const Problem& problem) : problem_(problem), patience_(patience_for(problem)) {}

int Figures::least_load() const {
    Problem scaled = problem_;
    const auto fits_with = [&](int hundredths) {
        for (int day = 0; day < problem_.horizon; ++day) {
            const auto i = static_cast<std::size_t>(day);
            const Minutes hours = problem_.hours[static_cast<std::size_t>(day + problem_.lead)];
            const Minutes share = (hours * hundredths + 99) / 100;
            const Minutes logged = day == problem_.today ? problem_.logged_today : 0;
            scaled.free[i] = std::max<Minutes>(0, share - logged);
        }
        return fits(scaled);
    };
    return first_true(-1, 100, fits_with);
}

Minutes Figures::must_today() const {
    if (problem_.today != 0 || problem_.free[0] == 0) return 0;
    Problem cut = problem_;
    const auto fits_with = [&](int minutes) {
        cut.free[0] = minutes;
        return fits(cut);
    };
    if (fits_with(0)) return 0;
    return first_true(0, static_cast<int>(problem_.free[0]), fits_with);
}

std::optional<int> Figures::buffer_days() const {
    int last = -1;
    for (const Work& work : problem_.works)
        if (work.required && work.has_deadline && work.until < never)
            last = std::max(last, work.until);
    if (last < 0) return std::nullopt;
    int most = 0;
    for (int day = 0; day <= last; ++day)
        most += problem_.hours[static_cast<std::size_t>(day + problem_.lead)] > 0 ? 1 : 0;
    const auto lost = [&](int count) { return !fits(with_days_off(problem_, count)); };
    if (!has_minima(problem_)) return gallop(most, lost).value_or(most + 1) - 1;
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
