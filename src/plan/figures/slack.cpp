#include "plan/figures/slack.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "plan/relax/propagate.hpp"
#include "plan/search/decide.hpp"

namespace osmlm {
namespace {

/// More work in one slot.
struct Extra {
    Slot slot;
    Minutes minutes = 0;
};

Work more_work(const Extra& extra, std::size_t resource) {
    Work work;
    work.resource = resource;
    work.left = extra.minutes;
    work.until = extra.slot.until;
    work.days = extra.slot.days;
    work.priority = Priority::low;
    return work;
}

/// A flow of all that must be in time, as late as can be: it leaves room where further work with an
/// early deadline needs it. Nothing is placed where there is none.
DayFlow late_flow(const Problem& problem, const Demand& demand, int last) {
    const int length = std::max(last, last_day(problem, demand)) + 1;
    DayFlow backward = empty_flow(problem, demand.tasks, length).reversed();
    backward.place_all();
    return backward.reversed();
}

/// Bounds from above on what may be added in slots with the same weekdays, latest last.
std::vector<Minutes> bounds(const Problem& problem, const DayFlow& base,
                            std::span<const Slot> slots) {
    std::vector<Task> tasks = base.tasks();
    const auto first = static_cast<int>(tasks.size());
    for (const Slot& slot : slots) {
        Task task;
        task.until = slot.until;
        task.days = slot.days;
        for (int day = 0; day <= slot.until; ++day)
            if (slot.days.has(problem.weekday(day))) task.need += problem.free[at(day)];
        tasks.push_back(task);
    }
    DayFlow flow = empty_flow(problem, std::move(tasks), base.days());
    for (int day = 0; day < base.days(); ++day)
        for (const FlowCell& cell : base.on(day)) flow.add(day, cell.task, cell.min);
    std::vector<Minutes> most;
    for (int task = first; at(task - first) < slots.size(); ++task) {
        flow.place(std::vector{task});
        const Minutes placed = flow.tasks()[at(task)].need - flow.missing(task);
        flow.give_up(task);
        most.push_back((most.empty() ? 0 : most.back()) + placed);
    }
    return most;
}

/// The slacks of slots with the same weekdays, whose deadlines ascend.
struct Sweep {
    std::vector<Slot> slots;
    std::vector<Minutes> most;   ///< bounds from above
    std::vector<Minutes> found;  ///< what was found to fit
};

class Slacks {
public:
    Slacks(const Problem& problem, const HowFar& how_far)
        : problem_(problem),
          how_far_(how_far),
          budget_(decision_budget(problem.works.size()) / 2),
          left_(budget_),
          cost_(patient_cost(problem.works.size())),
          full_(problem),
          patient_(cost_ <= cheap_patience || !can_fit(problem, Patience::hasty)) {}

    /// All slots at once: at their bounds, else all by the same gap below them.
    void find(Sweep& sweep) {
        Minutes too_little = 0, gap = sweep.most.back();
        if (fits_below(sweep, 0)) gap = 0;
        while (gap - too_little > 1 && left_ > 0) {
            const Minutes middle = too_little + (gap - too_little) / 2;
            (fits_below(sweep, middle) ? gap : too_little) = middle;
        }
        for (const Minutes most : sweep.most)
            sweep.found.push_back(std::max<Minutes>(0, most - gap));
    }

    /// One slot by itself, as far as the budget goes.
    void refine(Sweep& sweep, std::size_t i) {
        Minutes& fit = sweep.found[i];
        if (i > 0) fit = std::max(fit, sweep.found[i - 1]);
        Minutes too_much = sweep.most[i] + 1;
        for (Minutes next = sweep.most[i]; too_much - fit > 1 && left_ > 0;
             next = fit + (too_much - fit) / 2)
            (fits({{sweep.slots[i], next}}) ? fit : too_much) = next;
    }

private:
    [[nodiscard]] bool fits_below(const Sweep& sweep, Minutes gap) {
        std::vector<Extra> increments;
        Minutes before = 0;
        for (std::size_t i = 0; i < sweep.slots.size(); ++i) {
            const Minutes here = std::max<Minutes>(0, sweep.most[i] - gap);
            increments.push_back({sweep.slots[i], here - before});
            before = here;
        }
        return fits(increments);
    }

    [[nodiscard]] bool fits(const std::vector<Extra>& extras) {
        if (how_far_) how_far_(budget_ - std::max(left_, 0), budget_);
        Problem more = problem_;
        std::size_t nobody = problem_.in_plan.size();  // no resource of the curriculum
        for (const Extra& extra : extras)
            if (extra.minutes > 0) more.works.push_back(more_work(extra, nobody++));
        const Found found = search(more, root_node(more), Patience::hasty, false);
        --left_;
        if (found.allotment || found.refuted || !patient_) return found.allotment.has_value();
        if (cost_ > cheap_patience) left_ -= cost_;
        return can_fit(more, Patience::little) || full_.search(more, root_node(more)).allotment;
    }

    const Problem& problem_;
    const HowFar& how_far_;
    int budget_;
    int left_;  ///< of the budget
    int cost_;
    SharedSearches full_;  ///< where patience is had
    bool patient_;
};

/// The slots by weekdays, then deadline, as indices into the list.
std::vector<std::vector<std::size_t>> by_weekdays(const std::vector<Slot>& slots) {
    std::map<unsigned, std::vector<std::size_t>> sets;
    for (std::size_t i = 0; i < slots.size(); ++i) sets[slots[i].days.bits()].push_back(i);
    std::vector<std::vector<std::size_t>> order;
    for (auto& [weekdays, members] : sets) {
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return slots[a].until < slots[b].until;
        });
        order.push_back(std::move(members));
    }
    return order;
}

}  // namespace

std::vector<Minutes> slacks(const Problem& problem, const std::vector<Slot>& slots,
                            const HowFar& how_far) {
    if (slots.empty()) return {};
    int last = 0;
    for (const Slot& slot : slots) last = std::max(last, slot.until);
    const Node node = propagate(problem, root_node(problem)).node;
    const DayFlow base = late_flow(problem, demand_of(problem, node, false), last);
    const auto order = by_weekdays(slots);
    std::vector<Sweep> sweeps;
    std::vector<std::pair<std::size_t, std::size_t>> all;  // sweep, and slot in it
    Slacks finder(problem, how_far);
    for (const auto& members : order) {
        Sweep sweep;
        for (const std::size_t i : members) sweep.slots.push_back(slots[i]);
        sweep.most = bounds(problem, base, sweep.slots);
        finder.find(sweep);
        for (std::size_t i = 0; i < members.size(); ++i) all.emplace_back(sweeps.size(), i);
        sweeps.push_back(std::move(sweep));
    }
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
        return sweeps[a.first].most[a.second] < sweeps[b.first].most[b.second];
    });
    std::vector<Minutes> result(slots.size());
    for (const auto& [s, i] : all) {
        finder.refine(sweeps[s], i);
        result[order[s][i]] = sweeps[s].found[i];
    }
    return result;
}

}  // namespace osmlm
