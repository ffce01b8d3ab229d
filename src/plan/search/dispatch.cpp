#include "plan/search/dispatch.hpp"

#include <algorithm>
#include <queue>
#include <utility>

namespace osmlm {
namespace {

class Dispatcher {
public:
    Dispatcher(const Problem& problem, const Node& node, Demand demand)
        : problem_(problem),
          node_(node),
          demand_(std::move(demand)),
          waits_(demand_.tasks.size()),
          next_(demand_.tasks.size()) {
        for (std::size_t i = 0; i < demand_.tasks.size(); ++i) {
            if (demand_.tasks[i].need == 0) continue;
            to_place_ += demand_.tasks[i].need;
            if (i < problem.works.size()) waits_[i] = static_cast<int>(node.arcs->before[i].size());
            by_begin_.push_back(static_cast<int>(i));
        }
        for (const Arcs::Any& any : node.arcs->any) ++waits_[at(any.work)];
        std::sort(by_begin_.begin(), by_begin_.end(), [&](int a, int b) {
            return demand_.tasks[at(a)].from < demand_.tasks[at(b)].from;
        });
        any_holds_.resize(node.arcs->any.size());
    }

    /// With `most`, without what finds no room in time.
    std::optional<Allotment> run(bool most) {
        Allotment allotment(at(last_day(problem_, demand_) + 1));
        std::size_t released = 0;
        for (int day = 0; day < static_cast<int>(allotment.size()) && to_place_ > 0; ++day) {
            for (;
                 released < by_begin_.size() && demand_.tasks[at(by_begin_[released])].from <= day;
                 ++released) {
                next_[at(by_begin_[released])] = true;
                if (waits_[at(by_begin_[released])] == 0) ready_.push(key(by_begin_[released]));
            }
            if (!fill_day(day, allotment[at(day)], most)) return std::nullopt;
        }
        if (to_place_ > 0 && !most) return std::nullopt;
        return allotment;
    }

private:
    using Key = std::tuple<int, int, int>;  // window end, rank, task

    [[nodiscard]] Key key(int task) const {
        const Task& t = demand_.tasks[at(task)];
        return {t.until, t.rank, task};
    }

    bool fill_day(int day, std::vector<Share>& shares, bool most) {
        Minutes room = problem_.free[at(day)];
        std::vector<Key> tomorrow;
        while (!ready_.empty()) {
            const Key top = ready_.top();
            const bool late = std::get<0>(top) < day;
            if (late && !most) return false;
            if (!late && room == 0) break;
            ready_.pop();
            const int index = std::get<2>(top);
            Task& task = demand_.tasks[at(index)];
            if (late) to_place_ -= std::exchange(task.need, 0);
            if (task.days.has(problem_.weekday(day))) {
                const Minutes some = std::min({task.need, room, daily_max(problem_, task, day)});
                if (some > 0) shares.push_back({demand_.stands_for[at(index)], some});
                task.need -= some;
                room -= some;
                to_place_ -= some;
            }
            if (task.need > 0)
                tomorrow.push_back(top);
            else if (at(index) < problem_.works.size())
                finish(index);
        }
        for (const Key& later : tomorrow) ready_.push(later);
        return true;
    }

    void finish(int work) {
        const auto unlock = [&](int next) {
            if (--waits_[at(next)] == 0 && next_[at(next)] && demand_.tasks[at(next)].need > 0)
                ready_.push(key(next));
        };
        for (const int next : node_.arcs->after[at(work)]) unlock(next);
        for (std::size_t i = 0; i < any_holds_.size(); ++i) {
            const auto& any = node_.arcs->any[i];
            if (any_holds_[i] || std::count(any.members.begin(), any.members.end(), work) == 0)
                continue;
            any_holds_[i] = true;
            unlock(any.work);
        }
    }

    const Problem& problem_;
    const Node& node_;
    Demand demand_;
    std::vector<int> waits_;
    std::vector<bool> next_;  ///< its window has begun
    std::vector<bool> any_holds_;
    std::vector<int> by_begin_;
    std::priority_queue<Key, std::vector<Key>, std::greater<>> ready_;
    Minutes to_place_ = 0;
};

}  // namespace

std::optional<Allotment> dispatch(const Problem& problem, const Node& node, Demand demand) {
    if (node.has_empty_window()) return std::nullopt;
    return Dispatcher(problem, node, std::move(demand)).run(false);
}

Allotment dispatch_most(const Problem& problem, const Node& node, Demand demand) {
    return *Dispatcher(problem, node, std::move(demand)).run(true);
}

}  // namespace osmlm
