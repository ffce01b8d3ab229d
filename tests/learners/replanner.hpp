#pragma once

#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "plan/wishes/walk.hpp"

/// Somebody who lives through a course and makes the plan anew every Monday, with the planner
/// itself: what a walk through one plan stands for.
namespace osmlm::learners {

/// What a learner lives through: how long each work of a problem takes, and each day's minutes.
struct Fate {
    std::vector<Minutes> left, hours;

    [[nodiscard]] Course course() const;
};

/// Each Monday the plan of what is then known: of a work that takes longer than its estimate, what
/// is left as soon as the estimate is used up. Until the next Monday it is followed in its order.
/// Returns the day on which each work was finished, -1 where that is not before the hours end.
std::vector<int> replan_weekly(const Curriculum& curriculum, const Problem& problem,
                               const Fate& fate);

/// The problem without its deadlines: a walk of it keeps to the order that the plan had first,
/// whatever comes.
Problem without_deadlines(Problem problem);

}  // namespace osmlm::learners
