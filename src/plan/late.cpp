#include "plan/late.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "plan/check.hpp"
#include "plan/dispatch.hpp"
#include "plan/propagate.hpp"

namespace osmlm {
namespace {

constexpr std::size_t most_to_choose = 250;  ///< works beyond which none is chosen to be in time

constexpr std::size_t tries_for = 4000;  ///< tries × (works² + 100)

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
    if (dispatch(problem, node)) return true;
    const Relaxation relaxation = relax(problem, node, Explain::no);
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

/// The node in which each `any` waits for the member that can be finished first, or is shortest;
/// windows end as before.
Node with_members(const Problem& problem, Node node, bool shortest) {
    const std::vector<int> until = node.until;
    while (!node.arcs->any.empty()) {
        const Arcs::Any any = node.arcs->any.front();
        const auto key = [&](int member) {
            return shortest ? problem.works[at(member)].left
                            : Minutes{earliest_completion(problem, node, member)};
        };
        const int best =
            *std::min_element(any.members.begin(), any.members.end(),
                              [&](int a, int b) { return key(a) < key(b); });
        node = assume(problem, node,
                      WaitsFor{problem.works[at(any.work)].resource,
                               problem.works[at(best)].resource});
    }
    node.until = until;
    return node;
}

/// Flows that a plan is filled from: of days alone, by wish or by deadline; or with weekly limits,
/// whose minutes may be exchanged, brought forward, or stay.
enum class Way { wishes, deadlines, weekly_exchange, weekly_forward, weekly_as_it_is };

/// The best plan so far, and how others are made.
class Chooser {
public:
    explicit Chooser(const Problem& problem)
        : problem_(problem), own_(late_windows(problem)), root_(root_node(problem)) {
        best_.bound = bound_late(problem, own_);
        ways_ = {Way::wishes, Way::deadlines};
        if (has_weekly_limits(problem))
            ways_.insert(ways_.end(),
                         {Way::weekly_exchange, Way::weekly_forward, Way::weekly_as_it_is});
    }

    LatePlan run();

private:
    [[nodiscard]] std::optional<FillOrder> order(const Node& node, const Node& chosen,
                                                 Way way) const;
    /// Fills, and again with what waits moved behind what it waits for, while that is better.
    void meet(const Node& chosen, Way way);
    /// Whether the plan is better than all before it.
    bool meet(Node node, FillOrder order);
    void try_all_ways(const Node& chosen);
    void try_in_time(const std::vector<int>& order);
    bool improve(int& tries);
    void try_orders();
    [[nodiscard]] bool good_enough() const {
        return !first_ && best_.missed == best_.bound.in_order;
    }

    const Problem& problem_;
    Node own_, root_;
    std::vector<Way> ways_;
    std::set<std::vector<bool>> tried_;
    std::vector<int> best_order_;
    LatePlan best_;
    Score score_;
    bool first_ = true;
};

std::optional<FillOrder> Chooser::order(const Node& node, const Node& chosen, Way way) const {
    if (way == Way::weekly_exchange) return order_late_weekly(problem_, node, Moves::exchange);
    if (way == Way::weekly_forward) return order_late_weekly(problem_, node, Moves::forward);
    if (way == Way::weekly_as_it_is) return order_late_weekly(problem_, node, Moves::none);
    FillOrder order = order_late(problem_, node, chosen);
    if (way == Way::deadlines) rank_by_deadline(root_, order);
    return order;
}

bool Chooser::meet(Node node, FillOrder order) {
    auto filled = fill_days(problem_, node, std::move(order));
    if (!filled) return false;
    top_up_open(problem_, filled->allotment);
    const Score score = score_of(problem_, node, *filled);
    if (!first_ && !(score < score_)) return false;
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
        if (!meet(node, std::move(*from)) || root_.arcs->plain()) return;
        behind.from = begins_after(problem_, own_, best_.filled);
    }
}

void Chooser::try_all_ways(const Node& chosen) {
    for (const Way way : ways_)
        if (!good_enough()) meet(chosen, way);
}

void Chooser::try_in_time(const std::vector<int>& order) {
    const std::vector<bool> in_time = choose_in_time(problem_, own_, order);
    if (!tried_.insert(in_time).second) return;
    const Score before = score_;
    try_all_ways(node_for(problem_, own_, in_time));
    if (score_ < before || best_order_.empty()) best_order_ = order;
}

/// Lets each work that is late claim its time before all others.
bool Chooser::improve(int& tries) {
    const Score before = score_;
    const Filled plan = best_.filled;
    const Summary sum = summarize(problem_, plan.allotment);
    for (std::size_t i = 0; i < problem_.works.size() && tries > 0 && !good_enough(); ++i) {
        const Work& work = problem_.works[i];
        const bool late = work.required && (plan.unplaced[i] > 0 || sum.last[i] > work.until);
        if (!late || work.until < 0 || work.until >= never) continue;
        --tries;
        std::vector<int> order = best_order_;
        const auto found = std::find(order.begin(), order.end(), static_cast<int>(i));
        std::rotate(order.begin(), found, found + 1);
        try_in_time(order);
        if (score_ < before) return true;
    }
    return false;
}

void Chooser::try_orders() {
    const auto works = problem_.works.size();
    try_all_ways(node_for(problem_, own_, std::vector<bool>(works)));
    if (good_enough() || root_.arcs->plain() || works > most_to_choose) return;
    tried_.clear();
    best_order_.clear();
    for (const auto& order : orders_to_try(problem_, root_))
        if (!good_enough()) try_in_time(order);
    int tries = static_cast<int>(tries_for / (works * works + 100));
    while (tries > 0 && !good_enough() && improve(tries)) {
    }
}

LatePlan Chooser::run() {
    const Node own = own_;
    try_orders();
    for (const bool shortest : {false, true}) {
        if (own.arcs->any.empty() || good_enough()) break;
        own_ = with_members(problem_, own, shortest);
        root_ = own_;
        inherit(root_);
        try_orders();
    }
    return std::move(best_);
}

}  // namespace

LatePlan plan_late(const Problem& problem) { return Chooser(problem).run(); }

}  // namespace osmlm
