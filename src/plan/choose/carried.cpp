#include "plan/choose/carried.hpp"

#include <algorithm>

#include "plan/relax/check.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

/// Tells an allotment of an earlier day in the terms of today's problem.
class Carrier {
public:
    Carrier(const Problem& then, const Problem& problem, const State& state)
        : problem_(problem),
          passed_(static_cast<int>((problem.begin - then.begin).count())),
          logged_(problem.works.size() + problem.goals.size()) {
        for (const Work& work : then.works) task_.push_back(work_of(problem, work.resource));
        for (std::size_t goal = 0; goal < problem.goals.size(); ++goal)
            task_.push_back(static_cast<int>(problem.works.size() + goal));
        const auto [begin, end] =
            state.between(problem.date(problem.today), problem.date(problem.today));
        for (std::size_t i = begin; i < end; ++i)
            if (const int task = task_of(state.sessions[i]); task >= 0)
                logged_[at(task)] += state.sessions[i].min();
    }

    /// What is left of it from today on; nothing where some of that is of work that is finished.
    [[nodiscard]] std::optional<Allotment> rest_of(const Allotment& allotment) const {
        Allotment rest;
        std::vector<Minutes> done = logged_;
        for (int day = passed_; day < static_cast<int>(allotment.size()); ++day) {
            rest.emplace_back();
            for (const Share& share : allotment[at(day)]) {
                const int task = task_[at(share.task)];
                if (task < 0) return std::nullopt;
                const bool today = day - passed_ == problem_.today;
                const Minutes over = today ? std::min(share.min, done[at(task)]) : 0;
                done[at(task)] -= over;
                if (share.min > over) rest.back().push_back({task, share.min - over, share.why});
            }
        }
        return rest;
    }

private:
    /// The work of a session, or the goal of whose open work it is; -1 for any other.
    [[nodiscard]] int task_of(const Session& session) const {
        if (!session.resource) return -1;
        const Resource& resource = problem_.curriculum->resources[*session.resource];
        if (resource.effort) return work_of(problem_, *session.resource);
        return resource.goal ? static_cast<int>(problem_.works.size() + *resource.goal) : -1;
    }

    const Problem& problem_;
    int passed_;
    std::vector<int> task_;        ///< of an earlier task the one of today, or -1
    std::vector<Minutes> logged_;  ///< today, by task
};

/// Whether no work has more than is left of it.
bool is_left(const Problem& problem, const Allotment& allotment) {
    std::vector<Minutes> left;
    for (const Work& work : problem.works) left.push_back(work.left);
    for (const auto& shares : allotment)
        for (const Share& share : shares)
            if (at(share.task) < left.size()) left[at(share.task)] -= share.min;
    return std::ranges::all_of(left, [](Minutes minutes) { return minutes >= 0; });
}

}  // namespace

std::optional<Day> kept_since(const Problem& problem, const State& state,
                              const PromisedDays& promised) {
    if (promised.empty()) return std::nullopt;
    const Day first = monday_of(promised.begin()->first);
    const ResourceIndex index(*problem.curriculum);
    std::optional<Day> since;
    for (Day day = problem.date(problem.today) - days{1}; day >= first; day -= days{1}) {
        if (!went_as_promised(index, state, promised, day)) break;
        if (day == monday_of(day)) since = day;
    }
    return since;
}

State state_before(State state, Day day) {
    const auto [first, last] = state.between(day, Day::max());
    for (std::size_t i = first; i < last; ++i) {
        const Session& session = state.sessions[i];
        if (!session.resource) continue;
        Progress& progress = state.progress[*session.resource];
        progress.logged -= session.min();
        if (progress.left) *progress.left += session.min();
    }
    state.sessions.resize(first);
    return state;
}

std::optional<Chosen> carried_on(const Problem& then, const Chosen& plan, const Problem& problem,
                                 const State& state) {
    if (plan.verdict != Verdict::fits) return std::nullopt;
    const Carrier carrier(then, problem, state);
    auto required = carrier.rest_of(plan.filled.allotment);
    auto whole = carrier.rest_of(plan.whole);
    if (!required || !whole) return std::nullopt;
    Chosen chosen{Verdict::fits, root_node(problem), {}, std::move(*whole), {}};
    Problem decided = problem;
    for (std::size_t work = 0; work < problem.works.size(); ++work) {
        const int before = work_of(then, problem.works[work].resource);
        if (before < 0) return std::nullopt;
        if (plan.node.required[at(before)]) chosen.node.required[work] = true;
        if (plan.decided) decided.works[work].required = plan.decided->works[at(before)].required;
    }
    if (plan.decided) chosen.decided = std::make_shared<const Problem>(std::move(decided));
    chosen.filled = {std::move(*required), std::vector<Minutes>(problem.works.size())};
    for (Allotment* allotment : {&chosen.filled.allotment, &chosen.whole})
        top_up_open(problem, *allotment);  // minima without an end are asked a week further on
    const bool holds = is_left(problem, chosen.whole) &&
                       keeps_days(problem, chosen.node, chosen.whole) &&
                       !find_breach(problem, chosen.node, chosen.whole, true);
    return holds ? std::optional(std::move(chosen)) : std::nullopt;
}

}  // namespace osmlm
