#include <algorithm>
#include <map>
#include <queue>

#include "plan/relax/relax.hpp"

namespace osmlm {
namespace {

/// Hands the minutes that each class of work has on each day out anew inside the class.
class ClassDealer {
public:
    ClassDealer(const Problem& problem, const Node& node, const Allotment& allotment)
        : problem_(problem), node_(node), left_(problem.works.size()), rank_(problem.works.size()) {
        for (std::size_t i = 0; i < node.arcs->order.size(); ++i)
            rank_[at(node.arcs->order[i])] = static_cast<int>(i);
        for (const auto& cells : allotment)
            for (const Share& cell : cells)
                if (classed(cell.task)) {
                    if (left_[at(cell.task)] == 0) by_begin_.push_back(cell.task);
                    left_[at(cell.task)] += cell.min;
                }
        std::sort(by_begin_.begin(), by_begin_.end(), [&](int a, int b) {
            return std::pair(node.from[at(a)], a) < std::pair(node.from[at(b)], b);
        });
    }

    std::vector<Share> deal(int day, const std::vector<Share>& cells) {
        for (; next_ < by_begin_.size() && node_.from[at(by_begin_[next_])] <= day; ++next_)
            waiting_[class_of(by_begin_[next_])].push(key(by_begin_[next_]));
        std::vector<Share> dealt;
        std::map<Class, Minutes> room;
        for (const Share& cell : cells) {
            if (classed(cell.task))
                room[class_of(cell.task)] += cell.min;
            else
                dealt.push_back(cell);
        }
        for (const auto& [which, minutes] : room) deal_class(waiting_[which], minutes, dealt);
        return dealt;
    }

private:
    using Class = std::pair<unsigned, int>;  // weekdays, and the goal where it has limits
    using Key = std::tuple<int, int, int>;   // window end, rank, work
    using Heap = std::priority_queue<Key, std::vector<Key>, std::greater<>>;

    [[nodiscard]] bool classed(int task) const {
        return at(task) < problem_.works.size() && problem_.works[at(task)].daily >= unlimited;
    }

    [[nodiscard]] Class class_of(int work) const {
        const Work& w = problem_.works[at(work)];
        const bool limited = w.goal >= 0 && problem_.goals[at(w.goal)].limited();
        return {w.days.bits(), limited ? w.goal : -1};
    }

    [[nodiscard]] Key key(int work) const { return {node_.until[at(work)], rank_[at(work)], work}; }

    void deal_class(Heap& heap, Minutes minutes, std::vector<Share>& dealt) {
        while (minutes > 0 && !heap.empty()) {
            const int work = std::get<2>(heap.top());
            const Minutes some = std::min(minutes, left_[at(work)]);
            dealt.push_back({work, some});
            minutes -= some;
            left_[at(work)] -= some;
            if (left_[at(work)] == 0) heap.pop();
        }
    }

    const Problem& problem_;
    const Node& node_;
    std::vector<Minutes> left_;
    std::vector<int> rank_, by_begin_;
    std::size_t next_ = 0;
    std::map<Class, Heap> waiting_;
};

}  // namespace

Allotment by_class(const Problem& problem, const Node& node, const Allotment& allotment) {
    ClassDealer dealer(problem, node, allotment);
    Allotment result;
    for (const auto& cells : allotment)
        result.push_back(dealer.deal(static_cast<int>(result.size()), cells));
    return result;
}

}  // namespace osmlm
