#pragma once

#include <optional>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// What the conflicts of a plan that is short are about. They say where to look, and how much is
/// too little for certain; what helps is for the planner to decide.
class Cause {
public:
    Cause(const Curriculum& curriculum, const State& state, const Plan& plan);

    [[nodiscard]] const Curriculum& curriculum() const { return curriculum_; }
    [[nodiscard]] const std::vector<Conflict>& conflicts() const { return plan_.conflicts; }
    [[nodiscard]] Day begin() const { return plan_.from; }
    /// The shift of all deadlines that was found enough.
    [[nodiscard]] std::optional<int> found_enough() const;

    /// Unfinished resources, and goals, that some conflict names; in the order of the file.
    [[nodiscard]] const std::vector<std::size_t>& resources() const { return resources_; }
    [[nodiscard]] const std::vector<std::size_t>& goals() const { return goals_; }
    /// Minutes left of a resource; 0 when it is out of the plan.
    [[nodiscard]] Minutes left(std::size_t resource) const { return left_[resource]; }
    /// The minutes that miss of the largest conflict; at least 1.
    [[nodiscard]] Minutes largest_short() const;

    /// Minutes that come late in the plan that was found.
    [[nodiscard]] Minutes late() const { return late_; }

    /// The resources of the cause, and all that wait for them and may hurry them.
    [[nodiscard]] std::vector<std::size_t> hurried_by() const;
    [[nodiscard]] std::vector<std::size_t> with_prerequisites(std::vector<std::size_t> list) const;
    /// With all that they wait for, and all that waits for them.
    [[nodiscard]] std::vector<std::size_t> with_neighbours(
        const std::vector<std::size_t>& list) const;

    /// Of each conflict, whether it could go away when nothing of these resources counted.
    [[nodiscard]] std::vector<bool> relieved_by(const std::vector<std::size_t>& list) const;
    /// The same for the weekly minimum of a goal.
    [[nodiscard]] std::vector<bool> relieved_by_goal(std::size_t goal) const;

    /// So many days later at least must these resources be due than on `day`, for the hours after
    /// a conflict to make up for what misses in it; at least 1.
    [[nodiscard]] int days_until_enough(const std::vector<std::size_t>& list, Day day) const;
    /// So many minutes a week less must a goal ask at least; at least 1.
    [[nodiscard]] int share_a_week(std::size_t goal) const;

private:
    using Arcs = std::vector<std::vector<std::size_t>>;
    [[nodiscard]] static std::vector<std::size_t> closure(std::vector<std::size_t> list,
                                                          const Arcs& arcs);

    const Curriculum& curriculum_;
    const Plan& plan_;
    std::vector<Minutes> left_;
    Minutes late_ = 0;
    std::vector<std::size_t> resources_, goals_;
    Arcs before_, after_;  ///< of unfinished resources in the plan
};

/// The days that a resource may use: its goal's and its own.
Weekdays days_of(const Curriculum& curriculum, const Resource& resource);

}  // namespace osmlm
