#include "plan/fill/wishes.hpp"

#include <algorithm>

#include "plan/relax/check.hpp"
#include "plan/fill/fill.hpp"

namespace osmlm {
namespace {

/// Gives optional work, in its order, the room that required work leaves.
class OptionalFiller {
public:
    OptionalFiller(const Problem& problem, const Node& node, Allotment& allotment)
        : problem_(problem),
          allotment_(allotment),
          room_(room_left(problem, allotment)),
          sum_(summarize(problem, allotment)) {
        const std::vector<int> rank = wish_ranks(problem, node);
        for (std::size_t i = 0; i < problem.works.size(); ++i)
            if (!node.required[i]) order_.push_back(static_cast<int>(i));
        std::sort(order_.begin(), order_.end(),
                  [&](int a, int b) { return rank[at(a)] < rank[at(b)]; });
        for (auto& weekly : sum_.weekly) weekly.resize(at(problem.weeks()));
    }

    void run() {
        for (int day = 0; day < problem_.horizon && !order_.empty(); ++day) {
            bool again = room_[at(day)] > 0;
            while (again) {
                again = false;
                for (int work : order_) again = give(work, day) || again;
                again = again && room_[at(day)] > 0;
            }
            std::erase_if(order_, [&](int work) {
                return left(work) == 0 || problem_.works[at(work)].until <= day;
            });
        }
    }

private:
    [[nodiscard]] Minutes left(int work) const {
        return problem_.works[at(work)].left - sum_.minutes[at(work)];
    }

    [[nodiscard]] bool released(const Work& work, int day) const {
        return groups_hold(work.after, [&](int before) {
            return left(before) == 0 && sum_.last[at(before)] <= day;
        });
    }

    bool give(int index, int day) {
        const Work& work = problem_.works[at(index)];
        if (!problem_.allows(work, day) || room_[at(day)] == 0 || !released(work, day))
            return false;
        Minutes some = std::min(left(index), room_[at(day)]);
        if (at(day) < allotment_.size())
            for (const Share& cell : allotment_[at(day)])
                if (cell.task == index) return false;
        some = std::min(some, problem_.daily_max(work, day));
        const bool limited = work.goal >= 0 && problem_.goals[at(work.goal)].limited();
        if (limited) {
            Minutes& planned = sum_.weekly[at(work.goal)][at(problem_.week(day))];
            some = std::min(some, problem_.goals[at(work.goal)].room(problem_.week(day)) - planned);
            planned += std::max<Minutes>(0, some);
        }
        if (some <= 0) return false;
        if (allotment_.size() <= at(day)) allotment_.resize(at(day) + 1);
        allotment_[at(day)].push_back({index, some, Why::optional});
        room_[at(day)] -= some;
        sum_.minutes[at(index)] += some;
        sum_.last[at(index)] = day;
        return left(index) == 0;
    }

    const Problem& problem_;
    Allotment& allotment_;
    std::vector<Minutes> room_;
    Summary sum_;
    std::vector<int> order_;
};

}  // namespace

std::vector<Minutes> room_left(const Problem& problem, const Allotment& allotment) {
    std::vector<Minutes> room = problem.free;
    for (std::size_t day = 0; day < allotment.size(); ++day)
        for (const Share& cell : allotment[day]) room[day] -= cell.min;
    return room;
}

void add_wishes(const Problem& problem, const Node& node, Allotment& allotment) {
    OptionalFiller(problem, node, allotment).run();
    place_open(problem, allotment);
}

}  // namespace osmlm
