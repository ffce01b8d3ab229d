#include "plan/choose/late.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "plan/relax/check.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/search/dispatch.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

constexpr std::size_t most_to_choose = 250;  ///< works beyond which none is chosen to be in time

/// The works that are to be in time whatever it costs the others: windows of these, and of what
/// they wait for, end so that they can be; all others have no last day.
Node node_for(const Problem& problem, const Node& own, const std::vector<bool>& in_time) {
    Node node = own;
    for (std::size_t i = 0; i < problem.works.size(); ++i)
        if (!in_time[i]) node.until[i] = never;
    inherit(node);
    return propagate(problem, node).node;
}

bool holds(const Problem& problem, const Node& node) {
    const Demand demand = demand_of(problem, node, false);
    if (surely_too_much(problem, demand)) return false;
    if (dispatch(problem, node, demand)) return true;
    const Relaxation relaxation = relax(problem, node, demand, Explain::no);
    return relaxation.feasible &&
           !find_breach(problem, node, by_class(problem, node, relaxation.allotment), false);
}

/// Goes through the works in the given order and keeps each in time that can be, with those kept
/// before.
std::vector<bool> choose_in_time(const Problem& problem, const Node& own,
                                 const std::vector<int>& order) {
    std::vector<bool> in_time(problem.works.size());
    for (const int work : order) {
        if (!own.dated(work) || own.empty(work)) continue;
        in_time[at(work)] = true;
        if (!holds(problem, node_for(problem, own, in_time))) in_time[at(work)] = false;
    }
    return in_time;
}

/// Orders in which works may claim to be in time: by priority, then by deadline, by effort, or as
/// in the file.
std::vector<std::vector<int>> orders_to_try(const Problem& problem, const Node& root) {
    std::vector<std::vector<int>> orders(4, std::vector<int>(problem.works.size()));
    for (auto& order : orders) std::iota(order.begin(), order.end(), 0);
    const auto sort = [&](std::vector<int>& order, auto key) {
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::pair(problem.works[at(a)].priority, key(a)) <
                   std::pair(problem.works[at(b)].priority, key(b));
        });
    };
    sort(orders[0], [&](int work) { return -problem.works[at(work)].left; });
    sort(orders[1], [&](int work) { return Minutes{root.until[at(work)]}; });
    sort(orders[2], [&](int work) { return problem.works[at(work)].left; });
    sort(orders[3], [](int) { return Minutes{0}; });
    return orders;
}

/// First day on which a work may go after what it waits for is finished as in the plan.
std::vector<int> begins_after(const Problem& problem, const Node& own, const Filled& filled) {
    const Summary sum = summarize(problem, filled.allotment);
    const auto finished = [&](int work) {
        return filled.unplaced[at(work)] > 0 ? never : sum.last[at(work)];
    };
    std::vector<int> begins = own.from;
    for (std::size_t i = 0; i < begins.size(); ++i)
        for (const auto& group : problem.works[i].after) {
            int first = never;
            for (const int before : group) first = std::min(first, finished(before));
            if (first < never) begins[i] = std::max(begins[i], first);
        }
    return begins;
}

Minutes missed_minima(const Problem& problem, const Node& node, const Summary& sum) {
    Minutes missed = 0;
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const GoalFacts& goal = problem.goals[g];
        const int weeks =
            std::min(finishing_week(problem, node, goal, sum), static_cast<int>(goal.asked.size()));
        for (int week = 0; week < weeks; ++week) {
            const Minutes planned = at(week) < sum.weekly[g].size() ? sum.weekly[g][at(week)] : 0;
            missed += std::max<Minutes>(0, goal.asked_in(week) - planned);
        }
    }
    return missed;
}

/// What a plan misses, and of equals how many days late its minutes are in sum.
struct Score {
    Missed missed;
    Minutes days_late = 0;

    [[nodiscard]] auto operator<=>(const Score&) const = default;
};

Score score_of(const Problem& problem, const Node& node, const Filled& filled) {
    Score score;
    score.missed.minima = missed_minima(problem, node, summarize(problem, filled.allotment));
    const auto count = [&](int index, int day, Minutes minutes) {
        const Work& work = problem.works[at(index)];
        if (work.until >= never || day <= work.until) return;
        score.missed.late[late_kind(work)] += minutes;
        score.days_late += minutes * (day - std::max(-1, work.until));
    };
    const auto works = static_cast<int>(problem.works.size());
    for (int day = 0; day < static_cast<int>(filled.allotment.size()); ++day)
        for (const Share& share : filled.allotment[at(day)])
            if (share.task < works) count(share.task, day, share.min);
    for (int work = 0; work < works; ++work)
        count(work, problem.horizon, filled.unplaced[at(work)]);
    return score;
}

/// Flows that a plan is filled from: of days alone, by wish or by deadline; with weekly limits; or
/// of days, and then of weeks what these leave to minima.
enum class Way { wishes, deadlines, weekly, pools };

/// The best plan so far, and how others are made.
class Chooser {
public:
    explicit Chooser(const Problem& problem)
        : problem_(problem), own_(late_windows(problem)), root_(root_node(problem)) {
        best_.bound = bound_late(problem, own_);
        ways_ = {Way::wishes, Way::deadlines};
        if (has_weekly_limits(problem)) ways_.push_back(Way::weekly);
        if (has_pools(problem, own_)) ways_.push_back(Way::pools);
    }

    LatePlan run();

private:
    [[nodiscard]] std::optional<FillOrder> order(const Node& node, const Node& chosen,
                                                 Way way) const;
    /// Fills, and again with what waits moved behind what it waits for, while that is better.
    void meet(const Node& chosen, Way way);
    /// Whether the plan is better than all before it; where it is there for minima, no later
    /// either.
    bool meet(Node node, FillOrder order, Way way);
    void try_all_ways(const Node& chosen);
    [[nodiscard]] bool good_enough() const {
        return !first_ && best_.missed == best_.bound.in_order;
    }

    const Problem& problem_;
    Node own_, root_;
    std::vector<Way> ways_;
    LatePlan best_;
    Score score_;
    bool first_ = true;
};

std::optional<FillOrder> Chooser::order(const Node& node, const Node& chosen, Way way) const {
    if (way == Way::weekly) return order_late_weekly(problem_, node);
    FillOrder order =
        order_late(problem_, node, chosen, way == Way::pools ? Minima::all : Minima::open);
    if (way == Way::deadlines) rank_by_deadline(root_, order);
    return order;
}

bool Chooser::meet(Node node, FillOrder order, Way way) {
    auto filled = fill_days(problem_, node, std::move(order));
    if (!filled) return false;
    top_up_open(problem_, filled->allotment);
    const Score score = score_of(problem_, node, *filled);
    if (!first_ && !(score < score_)) return false;
    if (way == Way::pools && score.missed.late > score_.missed.late) return false;
    first_ = false;
    score_ = score;
    best_ = {std::move(*filled), std::move(node), score.missed, best_.bound};
    return true;
}

void Chooser::meet(const Node& chosen, Way way) {
    constexpr int most_rounds = 4;
    const Node node = with_ends(own_, chosen);
    Node behind = node;
    for (int round = 0; round < most_rounds; ++round) {
        auto from = order(behind, chosen, way);
        if (!from) return;
        from->later_from = node.from;
        if (!meet(node, std::move(*from), way) || root_.arcs->plain()) return;
        behind.from = begins_after(problem_, own_, best_.filled);
    }
}

void Chooser::try_all_ways(const Node& chosen) {
    for (const Way way : ways_)
        if (!good_enough()) meet(chosen, way);
}

LatePlan Chooser::run() {
    const auto works = problem_.works.size();
    try_all_ways(node_for(problem_, own_, std::vector<bool>(works)));
    if (root_.arcs->plain() || works > most_to_choose) return std::move(best_);
    std::set<std::vector<bool>> tried;
    for (const auto& order : orders_to_try(problem_, root_)) {
        if (good_enough()) break;
        const std::vector<bool> in_time = choose_in_time(problem_, own_, order);
        if (tried.insert(in_time).second) try_all_ways(node_for(problem_, own_, in_time));
    }
    return std::move(best_);
}

}  // namespace

LatePlan plan_late(const Problem& problem) { return Chooser(problem).run(); }

}  // namespace osmlm
