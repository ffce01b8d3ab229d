#include "plan/search/search.hpp"

#include <algorithm>

#include "plan/fill/fill.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/relax/relax_weekly.hpp"
#include "plan/search/dispatch.hpp"
#include "plan/search/mend.hpp"
#include "plan/search/split.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

constexpr int try_every = 8;    ///< nodes between tries that fill days
constexpr int deepest = 500;    ///< assumptions on one another; each takes some kilobytes of stack
constexpr int few_nodes = 250;  ///< beside those of a verdict, where searches share them

/// The allotment with open work where minima ask for it, if it then holds every rule.
std::optional<Allotment> if_it_holds(const Problem& problem, const Node& node,
                                     Allotment allotment) {
    top_up_open(problem, allotment);
    if (find_breach(problem, node, allotment, false)) return std::nullopt;
    return allotment;
}

class Search {
public:
    Search(const Problem& problem, Patience patience, bool explain, int most)
        : problem_(problem),
          full_(patience == Patience::full),
          fills_(patience != Patience::hasty),
          explain_(explain),
          budget_(std::min(most, node_budget(problem, patience))) {}

    Found solve(const Node& node);
    [[nodiscard]] int nodes() const { return nodes_; }

private:
    Found branch(const Node& node, const Allotment& allotment, const Breach& breach);
    Found explore(const Node& node, const std::vector<Assumption>& siblings);
    [[nodiscard]] std::optional<Allotment> try_dispatching(const Node& node,
                                                           const Demand& demand) const;
    [[nodiscard]] std::optional<Allotment> try_all(const Node& node,
                                                   const Relaxation& relaxation) const;
    [[nodiscard]] std::optional<Allotment> fill_from(const Node& node,
                                                     const std::optional<DayFlow>& late) const;
    /// Minutes of a goal on a day, and the bounds that the node sets them.
    struct GoalDay {
        int day;
        Minutes minutes, least, most;
    };
    [[nodiscard]] std::vector<GoalDay> goal_days(const Node& node, const Allotment& allotment,
                                                 const Breach& breach) const;
    [[nodiscard]] std::vector<Assumption> split_week(const Node& node, const Allotment& allotment,
                                                     const Breach& breach) const;

    const Problem& problem_;
    bool full_;
    bool fills_;
    bool explain_;
    int budget_;
    int nodes_ = 0;
    int depth_ = 0;
};

Found Search::solve(const Node& outer) {
    if (nodes_++ >= budget_ || depth_ > deepest || outer.arcs->cyclic) return {};
    const Explain explain = !explain_     ? Explain::no
                            : nodes_ == 1 ? Explain::fully
                                          : Explain::in_haste;
    const auto refuted = [&](std::vector<Conflict> conflicts) {
        return Found{std::nullopt, outer, true, std::move(conflicts)};
    };
    if (explain_) {  // a conflict that needs no cases is the better proof
        Relaxation relaxation = relax(problem_, outer, demand_of(problem_, outer, false), explain);
        if (!relaxation.feasible) return refuted(std::move(relaxation.conflicts));
    }
    const Propagated propagated = propagate(problem_, outer, explain_);
    const Node& node = propagated.node;
    const Demand demand = demand_of(problem_, node, false);
    if (!explain_ && surely_too_much(problem_, demand)) return refuted({});
    if (auto found = try_dispatching(node, demand)) return {std::move(found), node};
    Relaxation relaxation = relax(problem_, node, demand, explain);
    const auto flow = std::move(relaxation.flow);
    const bool late = relaxation.late;
    const bool tries = fills_ && !explain_ && flow && nodes_ % try_every == 1;
    if (relaxation.feasible) {
        if (auto found = try_all(node, relaxation)) return {std::move(found), node};
        const Mended mended = tries ? mend(problem_, node, demand, *flow, full_) : Mended{};
        if (mended.refuted) return refuted({});
        if (mended.flow)
            if (auto found = if_it_holds(problem_, node, allotment_of(*mended.flow, demand)))
                return {std::move(found), node};
        if (has_weekly_limits(problem_) && !too_large_for_weeks(problem_, node)) {
            relaxation = relax_weekly(problem_, node, explain, flow);
            if (auto found = try_all(node, relaxation)) return {std::move(found), node};
        }
    }
    if (!relaxation.feasible)
        return refuted(unfold(problem_, outer, propagated, std::move(relaxation.conflicts)));
    if (tries)
        if (auto found = fill_from(node, late ? flow : std::nullopt))
            return {std::move(found), node};
    if (nodes_ >= budget_) return {};
    Allotment best = by_class(problem_, node, relaxation.allotment);
    top_up_open(problem_, best);
    Found found = branch(node, best, find_breach(problem_, node, best, false));
    found.conflicts = unfold(problem_, outer, propagated, std::move(found.conflicts));
    return found;
}

std::optional<Allotment> Search::try_dispatching(const Node& node, const Demand& demand) const {
    for (const auto& way : {dispatch_late, dispatch})
        if (auto dispatched = way(problem_, node, demand))
            if (auto holds = if_it_holds(problem_, node, std::move(*dispatched))) return holds;
    return std::nullopt;
}

/// What a relaxation found; nothing where it found none.
std::optional<Allotment> Search::try_all(const Node& node, const Relaxation& relaxation) const {
    if (!relaxation.feasible) return std::nullopt;
    if (auto direct = if_it_holds(problem_, node, relaxation.allotment)) return direct;
    if (relaxation.other)
        if (auto other = if_it_holds(problem_, node, *relaxation.other)) return other;
    return if_it_holds(problem_, node, by_class(problem_, node, relaxation.allotment));
}

/// By deadline first, which holds more often than as wished.
std::optional<Allotment> Search::fill_from(const Node& node,
                                           const std::optional<DayFlow>& late) const {
    const auto by_wish = order_in_time(problem_, node, late);
    if (!by_wish) return std::nullopt;
    for (const bool by_deadline : {true, false}) {
        FillOrder order = *by_wish;
        if (by_deadline) rank_by_deadline(node, order);
        auto filled = fill_days(problem_, node, std::move(order));
        if (filled && !find_breach(problem_, node, filled->allotment, true))
            return std::move(filled->allotment);
    }
    return std::nullopt;
}

/// Splits the minutes of the goal on one day of the week: the day that has most of them, or, for a
/// minimum, most room for more. Nothing when every day is settled.
std::vector<Assumption> Search::split_week(const Node& node, const Allotment& allotment,
                                           const Breach& breach) const {
    const bool over = breach.kind == Breach::Kind::week_max;
    const std::vector<GoalDay> days_of_week = goal_days(node, allotment, breach);
    Minutes total = 0;
    for (const GoalDay& day : days_of_week) total += day.minutes;
    const GoalFacts& goal = problem_.goals[at(breach.goal)];
    const GoalDay* chosen = nullptr;
    const auto weight = [&](const GoalDay& day) {
        return over ? day.minutes : day.most - day.minutes;
    };
    for (const GoalDay& day : days_of_week)
        if (day.least < day.most && (!chosen || weight(day) > weight(*chosen))) chosen = &day;
    if (!chosen) return {};
    const Minutes fair =
        over ? chosen->minutes * goal.room(breach.week) / std::max<Minutes>(1, total)
             : chosen->minutes +
                   (goal.asked_in(breach.week) - total) / static_cast<Minutes>(days_of_week.size());
    const Minutes bound = std::clamp(fair, chosen->least, chosen->most - 1);
    const auto g = at(breach.goal);
    std::vector<Assumption> siblings{AtMost{g, problem_.date(chosen->day), bound},
                                     AtLeast{g, problem_.date(chosen->day), bound + 1}};
    if (!over) std::swap(siblings[0], siblings[1]);
    return siblings;
}

std::vector<Search::GoalDay> Search::goal_days(const Node& node, const Allotment& allotment,
                                               const Breach& breach) const {
    const GoalFacts& goal = problem_.goals[at(breach.goal)];
    const int works = static_cast<int>(problem_.works.size());
    const auto goal_of = [&](int task) {
        return task < works ? problem_.works[at(task)].goal : task - works;
    };
    std::vector<GoalDay> list;
    const int monday = problem_.monday(breach.week);
    for (int day = std::max(0, monday); day <= std::min(monday + 6, goal.until); ++day) {
        if (!goal.days.has(problem_.weekday(day))) continue;
        const auto found = node.goal_days.find({breach.goal, day});
        const Bounds bounds = found == node.goal_days.end() ? Bounds{} : found->second;
        GoalDay here{day, 0, bounds.min, std::min(bounds.max, problem_.free[at(day)])};
        if (at(day) < allotment.size())
            for (const Share& share : allotment[at(day)])
                if (goal_of(share.task) == breach.goal) here.minutes += share.min;
        list.push_back(here);
    }
    return list;
}

Found Search::branch(const Node& node, const Allotment& allotment, const Breach& breach) {
    std::vector<Assumption> siblings =
        split(problem_, node, summarize(problem_, allotment), breach);
    const bool weekly =
        breach.kind == Breach::Kind::week_max || breach.kind == Breach::Kind::week_min;
    if (siblings.empty() && weekly) siblings = split_week(node, allotment, breach);
    return explore(node, siblings);
}

Found Search::explore(const Node& node, const std::vector<Assumption>& siblings) {
    std::vector<Case> cases;
    bool refuted = !siblings.empty();
    bool proved = explain_ && refuted;
    for (const Assumption& assumption : siblings) {
        ++depth_;
        Found found = solve(assume(problem_, node, assumption));
        --depth_;
        if (found.allotment) return found;
        refuted = refuted && found.refuted;
        proved = proved && refuted && !found.conflicts.empty();
        if (proved) cases.push_back({assumption, std::move(found.conflicts)});
        if (!refuted && !full_) return {};
    }
    Found found{std::nullopt, node, refuted, {}};
    if (proved) found.conflicts.push_back(by_cases(std::move(cases)));
    return found;
}

}  // namespace

/// What a node costs grows with the square of the works, and with their days where weekly limits
/// make a network of them.
int node_budget(const Problem& problem, Patience patience) {
    if (patience == Patience::hasty) return 1;
    const auto works = static_cast<double>(problem.works.size());
    double cost = works * works + 250;
    if (has_weekly_limits(problem)) {
        int last = 0;
        for (const GoalFacts& goal : problem.goals)
            if (goal.until < never)
                last = std::max(last, goal.until);
            else
                last = std::max(last, 7 * static_cast<int>(goal.asked.size()));
        cost += (works + 1) * last / 4;
    }
    const double nodes = 5e5 / cost;
    const bool full = patience == Patience::full;
    return std::max(full ? 8 : 1, static_cast<int>(full ? nodes : nodes / 40));
}

Found search(const Problem& problem, const Node& root, Patience patience, bool explain, int most) {
    Search search(problem, patience, explain, most);
    Found found = search.solve(root);
    found.nodes = search.nodes();
    return found;
}

SharedSearches::SharedSearches(const Problem& problem, int verdicts)
    : left_(verdicts * node_budget(problem, Patience::full) + few_nodes) {}

Found SharedSearches::search(const Problem& problem, const Node& root) {
    const int share = std::max(8, node_budget(problem, Patience::full) / 4);
    Found found = osmlm::search(problem, root, Patience::full, false, std::min(share, left_));
    left_ -= found.nodes;
    return found;
}

}  // namespace osmlm
