#include <algorithm>

#include "plan/problem/problem.hpp"

namespace osmlm {
namespace {

using Group = std::vector<int>;

bool holds_one(const Group& group, const std::vector<bool>& sure) {
    return std::ranges::any_of(group, [&](int member) { return sure[at(member)]; });
}

/// Works that are finished one day whatever the plan: what is required, and what has hours for ever
/// and waits for such works alone.
std::vector<bool> sure_works(const Problem& problem) {
    std::vector<bool> sure;
    for (const Work& work : problem.works) sure.push_back(work.required);
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < sure.size(); ++i) {
            const Work& work = problem.works[i];
            if (sure[i] || work.until < never) continue;
            sure[i] = std::ranges::all_of(
                work.after, [&](const Group& group) { return holds_one(group, sure); });
            more = more || sure[i];
        }
    }
    return sure;
}

}  // namespace

void find_unsure_groups(Problem& problem) {
    const auto has_alternatives = [](const Work& work) {
        return std::ranges::any_of(work.after, [](const Group& group) { return group.size() > 1; });
    };
    if (std::ranges::none_of(problem.works, has_alternatives)) return;
    const std::vector<bool> sure = sure_works(problem);
    for (std::size_t i = 0; i < problem.works.size(); ++i) {
        const Work& work = problem.works[i];
        for (std::size_t g = 0; g < work.after.size(); ++g)
            if (work.until >= never && work.after[g].size() > 1 && !holds_one(work.after[g], sure))
                problem.unsure_groups.push_back({static_cast<int>(i), static_cast<int>(g)});
    }
}

}  // namespace osmlm
