#pragma once

#include <optional>
#include <vector>

#include "plan/problem/problem.hpp"

namespace osmlm {

/// Numbers of days with hours, the next ones, that end where a week does, up to the day `last`: of
/// these it is known that where a plan is left without so many days, one is left without any
/// smaller number. For the weeks between hold their minima by themselves: by open work, or by
/// finite work of the goal that goes there from later weeks, in its order. It ends before the first
/// week in which minima do not find room beside each other, and there are none where a goal's work
/// has days, daily maxima, starts or `after` of its own.
class WholeWeeks {
public:
    WholeWeeks(const Problem& problem, int last);
    /// The n-th of these numbers, from 1 on, if there are so many. O(days lost × goals), once.
    [[nodiscard]] std::optional<int> loss(int n);

private:
    bool lose_week();

    Problem rest_;
    int last_;
    int day_ = 0;  ///< the next to be lost
    int count_ = 0;
    std::vector<int> losses_;
};

}  // namespace osmlm
