#pragma once

#include <set>
#include <utility>
#include <vector>

#include "plan/node.hpp"

namespace osmlm {

/// Who may begin: the works whose day has come and whose `after` holds, in the order of their rank.
class Line {
public:
    /// `begins`: the works that are to be placed, with their first day; those not named never stand
    /// in line.
    Line(const Node& node, std::vector<int> rank, std::vector<std::pair<int, int>> begins);

    /// Lets the works in whose first day is that day or an earlier one.
    void release(int day);
    /// Takes the work out, and lets those in that waited for it alone.
    void finish(int work);

    [[nodiscard]] bool done(int work) const { return done_[at(work)]; }
    [[nodiscard]] int rank(int work) const { return rank_[at(work)]; }
    /// (rank, work), the first first.
    [[nodiscard]] const std::set<std::pair<int, int>>& ready() const { return ready_; }

private:
    void add_group(int work, const std::vector<int>& members);

    std::vector<int> rank_;
    std::vector<bool> done_, released_;
    std::vector<int> waits_;                                   ///< groups that do not hold yet
    std::vector<std::vector<std::pair<int, int>>> member_of_;  ///< (work, group)
    std::vector<std::vector<bool>> group_holds_;
    std::set<std::pair<int, int>> ready_;
    std::vector<std::pair<int, int>> begins_;  ///< (first day, work)
    std::size_t next_ = 0;
};

}  // namespace osmlm
