#include "plan/fill/line.hpp"

#include <algorithm>

namespace osmlm {

WaitingLine::WaitingLine(const Problem& problem, const Node& node, std::vector<int> rank,
                         std::vector<std::pair<int, int>> begins)
    : rank_(std::move(rank)),
      lanes_(problem.goals.size() + 1),
      done_(rank_.size()),
      released_(rank_.size()),
      stands_(rank_.size()),
      begun_(rank_.size()),
      waits_(rank_.size()),
      member_of_(rank_.size()),
      begins_(std::move(begins)) {
    for (const Work& work : problem.works) lane_.push_back(work.goal < 0 ? lanes() - 1 : work.goal);
    for (int work = 0; work < static_cast<int>(rank_.size()); ++work)
        for (const int before : node.arcs->before[at(work)]) add_group(work, {&before, 1});
    for (const Arcs::Any& any : node.arcs->any) add_group(any.work, any.members);
    std::sort(begins_.begin(), begins_.end());
    for (const auto& [day, work] : begins_)
        if (problem.works[at(work)].begun) begin(work);
}

void WaitingLine::add_group(int work, std::span<const int> members) {
    const auto group = static_cast<int>(group_holds_.size());
    for (const int member : members) member_of_[at(member)].emplace_back(work, group);
    group_holds_.push_back(false);
    ++waits_[at(work)];
}

void WaitingLine::let_in(int work) {
    stands_[at(work)] = true;
    ready_.emplace(rank(work), work);
    lanes_[at(lane_[at(work)])].ready.emplace(rank(work), work);
}

void WaitingLine::release(int day) {
    for (; next_ < begins_.size() && begins_[next_].first <= day; ++next_) {
        const int work = begins_[next_].second;
        released_[at(work)] = true;
        if (waits_[at(work)] == 0) let_in(work);
    }
}

void WaitingLine::begin(int work) {
    if (begun_[at(work)]) return;
    begun_[at(work)] = true;
    lanes_[at(lane_[at(work)])].begun.emplace(rank(work), work);
}

void WaitingLine::put_back(int work) {
    begun_[at(work)] = false;
    lanes_[at(lane_[at(work)])].begun.erase({rank(work), work});
}

void WaitingLine::finish(int work) {
    done_[at(work)] = true;
    stands_[at(work)] = begun_[at(work)] = false;
    ready_.erase({rank(work), work});
    lanes_[at(lane_[at(work)])].ready.erase({rank(work), work});
    lanes_[at(lane_[at(work)])].begun.erase({rank(work), work});
    for (const auto& [next, group] : member_of_[at(work)]) {
        if (group_holds_[at(group)]) continue;
        group_holds_[at(group)] = true;
        if (--waits_[at(next)] == 0 && released_[at(next)] && !done(next)) let_in(next);
    }
}

}  // namespace osmlm
