#include "plan/search/decide.hpp"

#include <algorithm>
#include <utility>

#include "plan/fill/margins.hpp"
#include "plan/fill/promised.hpp"
#include "plan/relax/check.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/search/search.hpp"
#include "plan/wishes/wishes.hpp"

namespace osmlm {
namespace {

/// Which flow the days are filled from, and whether in order alone where wishes break a rule.
struct Way {
    Minima minima = Minima::open;
    bool plain = true;
};

/// Days filled as wished; where that breaks a rule that no flow knows, in order alone, if that will
/// do. What was promised stays where that makes a difference and breaks no rule.
std::optional<Filled> fill_if_it_holds(const Problem& problem, const Node& node,
                                       const FillOrder& order, bool plain,
                                       const Allotment& promised) {
    const auto filled_in = [&](FillOrder from, const Allotment& stays) {
        from.promised = stays;
        auto filled = fill_days(problem, node, std::move(from));
        if (filled) top_up_open(problem, filled->allotment);
        if (filled && find_breach(problem, node, filled->allotment, false)) filled.reset();
        return filled;
    };
    const FillOrder wished = as_wished(problem, node, order);
    auto anew = filled_in(wished, {});
    if (!promised.empty() && (!anew || !keeps(anew->allotment, promised))) {
        auto kept = filled_in(wished, promised);
        if (!kept && plain) kept = filled_in(order, promised);
        if (kept && anew) mark_stable(kept->allotment, promised, anew->allotment);
        if (kept) return kept;
    }
    return anew || !plain ? anew : filled_in(order, {});
}

/// Parts of a day in the order of the node's arcs, and what waits for an `any` behind a member of
/// it.
void put_in_order(const Problem& problem, const Node& node, Allotment& allotment) {
    const Summary sum = summarize(problem, allotment);
    std::vector<int> rank(problem.works.size() + problem.goals.size());
    for (std::size_t i = 0; i < node.arcs->order.size(); ++i)
        rank[at(node.arcs->order[i])] = static_cast<int>(i);
    for (int day = 0; day < static_cast<int>(allotment.size()); ++day) {
        std::vector<Share> line = std::exchange(allotment[at(day)], {});
        std::ranges::stable_sort(line, {},
                                 [&](const Share& share) { return rank[at(share.task)]; });
        const auto finished = [&](int work) {
            return sum.minutes[at(work)] >= problem.works[at(work)].left &&
                   sum.last[at(work)] <= day && std::ranges::count(line, work, &Share::task) == 0;
        };
        const auto may_begin = [&](const Share& share) {
            return at(share.task) >= problem.works.size() || sum.first[at(share.task)] < day ||
                   groups_hold(problem.works[at(share.task)].after, finished);
        };
        while (!line.empty()) {
            auto next = std::ranges::find_if(line, may_begin);
            if (next == line.end()) next = line.begin();
            allotment[at(day)].push_back(*next);
            line.erase(next);
        }
    }
}

/// The best plan that can be had from an allotment known to hold; at the least, itself.
Filled fill_around(const Problem& problem, const Node& node, Allotment allotment,
                   const Allotment& promised) {
    for (const Moves moves : {Moves::exchange, Moves::forward, Moves::none}) {
        const FillOrder order = order_from(problem, node, allotment, moves);
        if (auto filled = fill_if_it_holds(problem, node, order, true, promised))
            return std::move(*filled);
    }
    put_in_order(problem, node, allotment);
    return {std::move(allotment), std::vector<Minutes>(problem.works.size())};
}

/// The days filled from a flow within the windows of the node, where that breaks no rule.
std::optional<Filled> fill_from_flow(const Problem& problem, const Node& node,
                                     const Allotment& promised, Way way) {
    const auto order =
        way.minima == Minima::all ? order_with_pools(problem, node) : order_in_time(problem, node);
    return order ? fill_if_it_holds(problem, node, *order, way.plain, promised) : std::nullopt;
}

/// The node with heads and tails, where no sum refutes it.
std::optional<Node> narrowed(const Problem& problem, const Node& root) {
    Node node = propagate(problem, root).node;
    if (node.has_empty_window() || surely_too_much(problem, demand_of(problem, node, false)))
        return std::nullopt;
    return node;
}

/// From a flow without pools first, which mostly breaks no minimum; wishes weigh more than this.
std::vector<Way> ways_to_fill(const Problem& problem, const Node& node) {
    if (!has_pools(problem, node)) return {{}};
    return {{Minima::open, false}, {Minima::all, true}, {Minima::open, true}};
}

/// With margins before deadlines; without where these break a rule.
std::optional<Filled> fill_with_margins(const Problem& problem, const Node& node,
                                        const Allotment& promised) {
    const std::vector<Way> ways = ways_to_fill(problem, node);
    for (const Way way : ways)
        if (const auto early = with_margins(problem, node, promised, way.minima))
            if (auto filled = fill_from_flow(problem, *early, promised, way)) return filled;
    for (const Way way : ways)
        if (auto filled = fill_from_flow(problem, node, promised, way)) return filled;
    return std::nullopt;
}

/// What mostly decides a plan that fits. Its node has the windows without margins.
std::optional<Decision> decide_by_filling(const Problem& problem, const Node& root,
                                          const Allotment& promised) {
    auto node = narrowed(problem, root);
    if (!node) return std::nullopt;
    auto filled = fill_with_margins(problem, *node, promised);
    if (!filled) return std::nullopt;
    return Decision{Verdict::fits, std::move(*node), std::move(filled), {}};
}

}  // namespace

Decision decide(const Problem& problem, bool whole, const Allotment& promised) {
    Node root = root_node(problem);
    if (whole)
        if (auto decision = decide_by_filling(problem, root, promised)) return std::move(*decision);
    const Patience patience = whole ? Patience::full : Patience::little;
    Found found = search(problem, root, patience, false);
    if (whole && found.refuted) found = search(problem, root, patience, true);
    if (!found.allotment) {
        const bool proved = found.refuted && (!whole || !found.conflicts.empty());
        return {proved ? Verdict::short_ : Verdict::open, std::move(root), std::nullopt,
                std::move(found.conflicts)};
    }
    Decision decision{Verdict::fits, std::move(found.node), std::nullopt, {}};
    if (whole)
        decision.filled =
            fill_around(problem, decision.node, std::move(*found.allotment), promised);
    return decision;
}

std::optional<Decision> decide_exactly(const Problem& problem, const Allotment& promised) {
    long effort = exact_effort;
    auto found = search_exactly(problem, root_node(problem), effort);
    if (!found) return std::nullopt;
    Decision decision{Verdict::fits, std::move(found->node), std::nullopt, {}};
    decision.filled = fill_around(problem, decision.node, *std::move(found->allotment), promised);
    return decision;
}

bool can_fill(const Problem& problem) {
    const auto node = narrowed(problem, root_node(problem));
    return node && std::ranges::any_of(ways_to_fill(problem, *node), [&](Way way) {
               return fill_from_flow(problem, *node, {}, way).has_value();
           });
}

int decision_budget(std::size_t works) {
    return std::clamp(200'000 / static_cast<int>(works + 1), 16, 160);
}

int patient_cost(std::size_t works) { return 1 + static_cast<int>(works) / 10; }

std::optional<Allotment> find_fit(const Problem& problem, Patience patience) {
    return search(problem, root_node(problem), patience, false).allotment;
}

bool can_fit(const Problem& problem, Patience patience) {
    return find_fit(problem, patience).has_value();
}

}  // namespace osmlm
