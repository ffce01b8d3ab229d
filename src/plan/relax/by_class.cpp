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
            classes_[class_of(by_begin_[next_])].works.push(key(by_begin_[next_]));
        std::vector<Share> dealt;
        dealt.reserve(cells.size() + 1);
        for (const Share& cell : cells) {
            if (classed(cell.task))
                classes_[class_of(cell.task)].room += cell.min;
            else
                dealt.push_back(cell);
        }
        for (auto& [which, of] : classes_) deal_class(of, dealt);
        return dealt;
    }

private:
    using Class = std::pair<unsigned, int>;  // weekdays, and the goal where it has limits
    using Key = std::tuple<int, int, int>;   // window end, rank, work
    struct Waiting {
        std::priority_queue<Key, std::vector<Key>, std::greater<>> works;
        Minutes room = 0;  ///< of the class on the day
    };

    [[nodiscard]] bool classed(int task) const {
        return at(task) < problem_.works.size() && problem_.works[at(task)].daily >= unlimited;
    }

    [[nodiscard]] Class class_of(int work) const {
        const Work& w = problem_.works[at(work)];
        const bool limited = w.goal >= 0 && problem_.goals[at(w.goal)].limited();
        return {w.days.bits(), limited ? w.goal : -1};
    }

    [[nodiscard]] Key key(int work) const { return {node_.until[at(work)], rank_[at(work)], work}; }

    void deal_class(Waiting& of, std::vector<Share>& dealt) {
        while (of.room > 0 && !of.works.empty()) {
            const int work = std::get<2>(of.works.top());
            const Minutes some = std::min(of.room, left_[at(work)]);
            dealt.push_back({work, some});
            of.room -= some;
            left_[at(work)] -= some;
            if (left_[at(work)] == 0) of.works.pop();
        }
        of.room = 0;
    }

    const Problem& problem_;
    const Node& node_;
    std::vector<Minutes> left_;
    std::vector<int> rank_, by_begin_;
    std::size_t next_ = 0;
    std::map<Class, Waiting> classes_;
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
