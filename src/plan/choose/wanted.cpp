#include "plan/choose/wanted.hpp"

#include <algorithm>

namespace osmlm {
namespace {

bool asks(const Problem& problem, int goal) {
    return goal >= 0 && problem.goals[at(goal)].min.has_value();
}

/// Requires the work and all that it waits for.
void require(Problem& problem, int work) {
    std::vector<int> stack{work};
    while (!stack.empty()) {
        Work& here = problem.works[at(stack.back())];
        stack.pop_back();
        if (here.required) continue;
        here.required = true;
        for (const auto& group : here.after) stack.push_back(group.front());
    }
}

std::size_t count_required(const Problem& problem) {
    return static_cast<std::size_t>(
        std::ranges::count_if(problem.works, [](const Work& work) { return work.required; }));
}

}  // namespace

std::vector<Problem> with_wanted_work(const Problem& problem) {
    std::vector<Problem> problems;
    Problem more = problem;
    const auto add_if_more = [&](std::size_t than) {
        if (count_required(more) > than) problems.push_back(more);
    };
    for (const OpenWork& open : problem.open)
        if (asks(problem, open.goal))
            for (const auto& group : open.after) require(more, group.front());
    add_if_more(count_required(problem));
    const std::size_t before = count_required(more);
    for (int work = 0; work < static_cast<int>(problem.works.size()); ++work)
        if (asks(problem, problem.works[at(work)].goal)) require(more, work);
    add_if_more(before);
    return problems;
}

}  // namespace osmlm
