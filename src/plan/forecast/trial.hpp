#pragma once

#include "osmlm/base/how_far.hpp"
#include "plan/forecast/draw.hpp"
#include "plan/wishes/walk.hpp"

/// Many walks of one plan.
namespace osmlm {

/// The days on which works were finished: of each work, of each sample; `never` where it was not.
using Ends = std::vector<std::vector<int>>;

/// Minutes of required work done up to the end of each week from the first day on, of each sample
/// until its end.
using Weeks = std::vector<std::vector<Minutes>>;

/// A plan whose order is walked, by a learner of these habits.
class ForecastTrial {
public:
    ForecastTrial(const Problem& problem, const Node& node, const Order& order, const State& state,
                  const Habits& habits);

    /// Learners of one seed are the same in each variation, so that only what differs makes a
    /// difference (common random numbers).
    /// `how_far` is told after each; `weeks` gets as many samples as it has room for.
    [[nodiscard]] Ends run(std::uint64_t seed, int samples, const Variation& variation = {},
                           const HowFar& how_far = {}, Weeks* weeks = nullptr) const;
    /// The same, when everything goes as planned.
    [[nodiscard]] std::vector<int> as_planned(std::vector<Minutes>& weeks) const;

private:
    const Problem& problem_;
    Walk walk_;
    std::vector<Doubt> doubts_;
    const Habits& habits_;
};

/// Of each sample the last day of these works.
std::vector<int> last_of(const Ends& ends, const std::vector<int>& works);

/// The day by which it ended in that share of the cases: the order statistic ceil(q(n+1)), which is
/// right on the average however few there are; `never` when it did not.
int end_at(const std::vector<int>& sorted, double share);

}  // namespace osmlm
