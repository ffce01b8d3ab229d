#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "plan/search/dispatch.hpp"

namespace osmlm {
namespace {

/// Fills days from the last to the first.
class LateDispatcher {
public:
    LateDispatcher(const Problem& problem, const Node& node, Demand demand)
        : problem_(problem),
          node_(node),
          demand_(std::move(demand)),
          length_(last_day(problem, demand_) + 1),
          waits_(demand_.tasks.size()),
          released_(demand_.tasks.size()),
          alone_(demand_.tasks.size()) {
        for (std::size_t i = 0; i < demand_.tasks.size(); ++i) {
            if (demand_.tasks[i].need == 0) continue;
            to_place_ += demand_.tasks[i].need;
            by_end_.push_back(static_cast<int>(i));
            alone_[i] = &hours_alone(demand_.tasks[i]);
            if (i >= problem.works.size()) continue;
            for (const int next : node.arcs->after[i])
                if (demand_.tasks[at(next)].need > 0) ++waits_[i];
        }
        std::sort(by_end_.begin(), by_end_.end(), [&](int a, int b) {
            return demand_.tasks[at(a)].until > demand_.tasks[at(b)].until;
        });
    }

    std::optional<Allotment> run() {
        Allotment allotment(at(length_));
        std::size_t next = 0;
        for (int day = length_ - 1; day >= 0 && to_place_ > 0; --day) {
            for (; next < by_end_.size() && demand_.tasks[at(by_end_[next])].until >= day; ++next) {
                released_[at(by_end_[next])] = true;
                if (waits_[at(by_end_[next])] == 0) ready_.push_back(by_end_[next]);
            }
            if (!fill_day(day, allotment[at(day)])) return std::nullopt;
        }
        if (to_place_ > 0) return std::nullopt;
        return allotment;
    }

private:
    using Key = std::pair<Minutes, int>;  // laxity, task

    /// For each day the minutes before it that a task with these days and maxima could have.
    const std::vector<Minutes>& hours_alone(const Task& task) {
        auto& sums = sums_[{task.days.bits(), task.daily.on, task.daily_today}];
        if (!sums.empty()) return sums;
        sums.resize(at(length_ + 1));
        for (int day = 0; day < length_; ++day) {
            const bool allowed = task.days.has(problem_.weekday(day));
            const Minutes most =
                allowed ? std::min(problem_.free[at(day)], daily_max(problem_, task, day)) : 0;
            sums[at(day + 1)] = sums[at(day)] + most;
        }
        return sums;
    }

    /// What the task alone could have from its first day to this one beyond what it needs.
    [[nodiscard]] Minutes laxity(int index, int day) const {
        const Task& task = demand_.tasks[at(index)];
        const std::vector<Minutes>& alone = *alone_[at(index)];
        return alone[at(day + 1)] - alone[at(std::clamp(task.from, 0, length_))] - task.need;
    }

    bool fill_day(int day, std::vector<Share>& shares) {
        line_.clear();
        const auto stand = [&](int task) {
            if (!demand_.tasks[at(task)].days.has(problem_.weekday(day))) return;
            line_.emplace_back(laxity(task, day), task);
            std::push_heap(line_.begin(), line_.end(), std::greater<>());
        };
        std::for_each(ready_.begin(), ready_.end(), stand);
        Minutes room = problem_.free[at(day)];
        shares.reserve(line_.size());
        while (!line_.empty()) {
            const auto [spare, index] = line_.front();
            if (spare < 0) return false;
            if (room == 0) break;
            std::pop_heap(line_.begin(), line_.end(), std::greater<>());
            line_.pop_back();
            Task& task = demand_.tasks[at(index)];
            const Minutes some = std::min({task.need, room, daily_max(problem_, task, day)});
            if (some == 0) continue;
            shares.push_back({demand_.stands_for[at(index)], some});
            task.need -= some;
            room -= some;
            to_place_ -= some;
            if (task.need > 0 || at(index) >= problem_.works.size()) continue;
            for (const int before : node_.arcs->before[at(index)])
                if (--waits_[at(before)] == 0 && released_[at(before)]) {
                    ready_.push_back(before);
                    stand(before);
                }
        }
        std::erase_if(ready_, [&](int task) { return demand_.tasks[at(task)].need == 0; });
        std::reverse(shares.begin(), shares.end());
        return true;
    }

    const Problem& problem_;
    const Node& node_;
    Demand demand_;
    int length_;
    std::vector<int> waits_;  ///< works with minutes left that wait for this one
    std::vector<bool> released_;
    std::vector<int> by_end_, ready_;
    std::vector<Key> line_;  ///< a heap: the least laxity first
    std::map<std::tuple<unsigned, std::array<Minutes, 7>, Minutes>, std::vector<Minutes>> sums_;
    std::vector<const std::vector<Minutes>*> alone_;
    Minutes to_place_ = 0;
};

}  // namespace

std::optional<Allotment> dispatch_late(const Problem& problem, const Node& node, Demand demand) {
    if (node.has_empty_window()) return std::nullopt;
    return LateDispatcher(problem, node, std::move(demand)).run();
}

}  // namespace osmlm
