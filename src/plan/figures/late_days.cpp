#include "plan/figures/late_days.hpp"

#include <algorithm>

#include "plan/problem/bisect.hpp"
#include "plan/search/decide.hpp"

namespace osmlm {
namespace {

constexpr int longest_shift = 3653;
constexpr int most_tries = 64;  ///< single days tried where minima make shifts uneven

}  // namespace

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
    // Minima make shifts uneven, and a search may miss what a smaller shift finds.
    for (int shift = needed; result.at_most && shift < std::min(enough, needed + most_tries);
         ++shift) {
        const Verdict here = verdict(shift);
        if (here == Verdict::fits) {
            result.at_most = shift;
            break;
        }
        if (here == Verdict::short_ && shift == needed) ++needed;
    }
    if (result.at_most > needed && can_fit(with_deadlines_later(problem, needed), Patience::full))
        result.at_most = needed;
    if (result.at_most || needed > 0) result.at_least = needed;
    return result;
}

}  // namespace osmlm
