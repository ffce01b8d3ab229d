#include "plan/fill/promised.hpp"

#include <algorithm>

namespace osmlm {
namespace {

Minutes minutes_of(const Allotment& allotment, std::size_t day, int task) {
    Minutes sum = 0;
    if (day < allotment.size())
        for (const Share& share : allotment[day])
            if (share.task == task) sum += share.min;
    return sum;
}

Minutes logged_on(const State& state, Day day, std::size_t resource) {
    Minutes sum = 0;
    const auto [begin, end] = state.between(day, day);
    for (std::size_t i = begin; i < end; ++i)
        if (state.sessions[i].resource == resource) sum += state.sessions[i].min();
    return sum;
}

}  // namespace

Allotment promised_work(const Problem& problem, const State& state, const PromisedDays& promised) {
    Allotment allotment;
    if (promised.empty()) return allotment;
    const ResourceIndex index(*problem.curriculum);
    for (const auto& [date, shares] : promised) {
        const auto day = static_cast<int>((date - problem.begin).count());
        if (day < 0 || day >= problem.horizon) continue;
        allotment.resize(at(day) + 1);
        for (const auto& [id, minutes] : shares) {
            const auto resource = index.find(id);
            const int work = resource ? work_of(problem, *resource) : -1;
            if (work < 0) continue;
            const Minutes logged = day == problem.today ? logged_on(state, date, *resource) : 0;
            if (minutes > logged) allotment[at(day)].push_back({work, minutes - logged});
        }
    }
    return allotment;
}

bool keeps(const Allotment& allotment, const Allotment& promised) {
    for (std::size_t day = 0; day < promised.size(); ++day)
        for (const Share& share : promised[day])
            if (minutes_of(allotment, day, share.task) < share.min) return false;
    return true;
}

void mark_stable(Allotment& kept, const Allotment& promised, const Allotment& anew) {
    for (std::size_t day = 0; day < std::min(kept.size(), promised.size()); ++day)
        for (Share& share : kept[day]) {
            const Minutes both = std::min(share.min, minutes_of(promised, day, share.task));
            if (share.why >= Why::stable && minutes_of(anew, day, share.task) < both)
                share.why = Why::stable;
        }
}

}  // namespace osmlm
