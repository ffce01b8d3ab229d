#pragma once

#include <set>
#include <span>
#include <utility>
#include <vector>

#include "plan/relax/node.hpp"

namespace osmlm {

/// Who may begin: the works whose day has come and whose `after` holds, in the order of their rank.
class WaitingLine {
public:
    using Ready = std::set<std::pair<int, int>>;  ///< (rank, work), the first first

    /// `begins`: the works that are to be placed, with their first day; those not named never stand
    /// in line.
    WaitingLine(const Problem& problem, const Node& node, std::vector<int> rank,
                std::vector<std::pair<int, int>> begins);

    /// Lets the works in whose first day is that day or an earlier one.
    void release(int day);
    /// Takes the work out, and lets those in that waited for it alone.
    void finish(int work);
    /// The work has its first minutes; or has none after all.
    void begin(int work);
    void put_back(int work);

    [[nodiscard]] bool done(int work) const { return done_[at(work)]; }
    [[nodiscard]] int rank(int work) const { return rank_[at(work)]; }
    [[nodiscard]] int lane(int work) const { return lane_[at(work)]; }
    [[nodiscard]] bool is_ready(int work) const { return stands_[at(work)]; }
    [[nodiscard]] const Ready& ready() const { return ready_; }

    /// Goals, and last all works without one.
    [[nodiscard]] int lanes() const { return static_cast<int>(lanes_.size()); }
    [[nodiscard]] const Ready& ready_of(int lane) const { return lanes_[at(lane)].ready; }
    /// Works of the lane that are begun and not finished.
    [[nodiscard]] const Ready& begun_of(int lane) const { return lanes_[at(lane)].begun; }
    [[nodiscard]] bool is_begun(int work) const { return begun_[at(work)]; }

private:
    struct Lane {
        Ready ready, begun;
    };

    void add_group(int work, std::span<const int> members);
    void let_in(int work);

    std::vector<int> rank_;
    std::vector<int> lane_;  ///< of each work
    std::vector<Lane> lanes_;
    std::vector<bool> done_, released_, stands_, begun_;
    std::vector<int> waits_;                                   ///< groups that do not hold yet
    std::vector<std::vector<std::pair<int, int>>> member_of_;  ///< (work, group)
    std::vector<bool> group_holds_;                            ///< of all works
    Ready ready_;
    std::vector<std::pair<int, int>> begins_;  ///< (first day, work)
    std::size_t next_ = 0;
};

}  // namespace osmlm
