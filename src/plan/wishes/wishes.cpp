#include "plan/wishes/wishes.hpp"

#include <algorithm>

#include "plan/fill/fill.hpp"
#include "plan/wishes/walk.hpp"

namespace osmlm {

std::vector<Minutes> room_left(const Problem& problem, const Allotment& allotment) {
    std::vector<Minutes> room = problem.free;
    for (std::size_t day = 0; day < allotment.size(); ++day)
        for (const Share& cell : allotment[day]) room[day] -= cell.min;
    return room;
}

void add_optional(const Problem& problem, const Node& node, Allotment& allotment) {
    if (std::ranges::count(node.required, false) > 0) {
        const Walk walk(problem, node, {std::move(allotment), wish_ranks(problem, node)});
        allotment = {};
        walk.along(as_planned(problem), &allotment);
    }
    trim_open(problem, allotment);
}

}  // namespace osmlm
