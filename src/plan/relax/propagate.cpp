#include "plan/relax/propagate.hpp"

#include <algorithm>
#include <set>

#include "plan/relax/conflict.hpp"

namespace osmlm {
namespace {

class Propagator {
public:
    Propagator(const Problem& problem, const Node& node, bool for_proof)
        : problem_(problem),
          for_proof_(for_proof),
          result_{node,
                  {},
                  std::vector<int>(node.from.size(), -1),
                  std::vector<int>(node.from.size(), -1)},
          done_(node.from.size(), -1),
          starts_(node.from.size(), -1) {}

    Propagated run() {
        bool changed = true;
        while (changed) {
            changed = pass_heads();
            changed = pass_tails() || changed;
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] std::size_t resource(int work) const { return problem_.works[at(work)].resource; }

    bool pass_heads() {
        Node& node = result_.node;
        bool changed = false;
        for (const int work : node.arcs->order) {
            for (const int before : node.arcs->before[at(work)]) {
                if (for_proof_ && !node.required[at(before)]) continue;
                const int end = done_[at(before)];
                if (end >= never || end <= node.from[at(work)]) continue;
                node.from[at(work)] = end;
                add({FinishedBy{resource(before), problem_.date(end - 1)},
                     NotBefore{resource(work), problem_.date(end)}, before,
                     result_.from_step[at(before)]},
                    result_.from_step[at(work)]);
                changed = true;
            }
            if (!node.arcs->after[at(work)].empty())
                done_[at(work)] = earliest_completion(problem_, node, work);
        }
        return changed;
    }

    bool pass_tails() {
        Node& node = result_.node;
        bool changed = false;
        for (auto work = node.arcs->order.rbegin(); work != node.arcs->order.rend(); ++work) {
            for (const int next : node.arcs->after[at(*work)]) {
                if (!node.dated(next)) continue;
                const int start = starts_[at(next)];
                if (start < 0 || start >= node.until[at(*work)]) continue;
                node.until[at(*work)] = start;
                add({NotBefore{resource(next), problem_.date(start + 1)},
                     FinishedBy{resource(*work), problem_.date(start)}, next,
                     result_.until_step[at(next)]},
                    result_.until_step[at(*work)]);
                changed = true;
            }
            if (node.dated(*work) && !node.arcs->before[at(*work)].empty())
                starts_[at(*work)] = latest_start(problem_, node, *work);
        }
        return changed;
    }

    void add(Step step, int& set_by) {
        set_by = static_cast<int>(result_.steps.size());
        result_.steps.push_back(std::move(step));
    }

    const Problem& problem_;
    bool for_proof_;
    Propagated result_;
    std::vector<int> done_, starts_;  ///< of each work alone: earliest completion, latest start
};

void need(const Propagated& propagated, int step, std::set<int>& needed) {
    for (; step >= 0 && needed.insert(step).second;) step = propagated.steps[at(step)].depends;
}

/// The steps that the windows of a conflict's resources come from.
std::set<int> steps_behind(const Problem& problem, const Propagated& propagated,
                           const Conflict& conflict) {
    std::set<int> needed;
    for (const std::size_t resource : conflict.resources) {
        const int work = work_of(problem, resource);
        need(propagated, propagated.from_step[at(work)], needed);
        need(propagated, propagated.until_step[at(work)], needed);
    }
    return needed;
}

/// Why the refuted side of a step cannot be: the work alone has no room there.
std::vector<Conflict> refute(const Problem& problem, const Node& node, int alone) {
    if (node.empty(alone)) return empty_windows(problem, node);
    if (auto conflict = find_conflict(problem, node, {{alone}, {}}, true))
        return {std::move(*conflict)};
    return {};
}

}  // namespace

Propagated propagate(const Problem& problem, const Node& node, bool for_proof) {
    return Propagator(problem, node, for_proof).run();
}

std::vector<Conflict> unfold(const Problem& problem, const Node& node, const Propagated& propagated,
                             std::vector<Conflict> conflicts) {
    if (conflicts.empty()) return conflicts;
    conflicts.resize(1);  // one is enough, and needs the fewest steps
    const std::set<int> needed = steps_behind(problem, propagated, conflicts.front());
    std::vector<Case> refuted;
    Node here = node;
    for (const int index : needed) {
        const Step& step = propagated.steps[at(index)];
        std::vector<Conflict> why =
            refute(problem, assume(problem, here, step.refuted), step.alone);
        if (why.empty()) return {};
        refuted.push_back({step.refuted, std::move(why)});
        here = assume(problem, here, step.taken);
    }
    auto index = needed.rbegin();
    for (auto branch = refuted.rbegin(); branch != refuted.rend(); ++branch, ++index) {
        conflicts = {by_cases(
            {std::move(*branch), {propagated.steps[at(*index)].taken, std::move(conflicts)}})};
    }
    return conflicts;
}

}  // namespace osmlm
