#include "plan/search/decide.hpp"

#include <algorithm>

#include "plan/fill/margins.hpp"
#include "plan/fill/promised.hpp"
#include "plan/fill/wishes.hpp"
#include "plan/relax/check.hpp"
#include "plan/relax/propagate.hpp"
#include "plan/search/search.hpp"

namespace osmlm {
namespace {

/// Days filled as wished; where that breaks a rule that no flow knows, in order alone. What was
/// promised stays where that makes a difference and breaks no rule.
std::optional<Filled> fill_if_it_holds(const Problem& problem, const Node& node,
                                       const FillOrder& plain, const Allotment& promised) {
    const auto filled_in = [&](FillOrder order, const Allotment& stays) {
        order.promised = stays;
        auto filled = fill_days(problem, node, std::move(order));
        if (filled) top_up_open(problem, filled->allotment);
        if (filled && find_breach(problem, node, filled->allotment, false)) filled.reset();
        return filled;
    };
    const FillOrder wished = as_wished(problem, node, plain);
    auto anew = filled_in(wished, {});
    if (!promised.empty() && (!anew || !keeps(anew->allotment, promised))) {
        auto kept = filled_in(wished, promised);
        if (!kept) kept = filled_in(plain, promised);
        if (kept && anew) mark_stable(kept->allotment, promised, anew->allotment);
        if (kept) return kept;
    }
    return anew ? anew : filled_in(plain, {});
}

/// The best plan that can be had from an allotment known to hold; at the least, itself.
Filled fill_around(const Problem& problem, const Node& node, Allotment allotment,
                   const Allotment& promised) {
    for (const Moves moves : {Moves::exchange, Moves::forward, Moves::none}) {
        const FillOrder order = order_from(problem, node, allotment, moves);
        if (auto filled = fill_if_it_holds(problem, node, order, promised))
            return std::move(*filled);
    }
    std::vector<int> rank(problem.works.size() + problem.goals.size());
    for (std::size_t i = 0; i < node.arcs->order.size(); ++i)
        rank[static_cast<std::size_t>(node.arcs->order[i])] = static_cast<int>(i);
    for (auto& shares : allotment)
        std::stable_sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
            return rank[static_cast<std::size_t>(a.task)] < rank[static_cast<std::size_t>(b.task)];
        });
    return {std::move(allotment), std::vector<Minutes>(problem.works.size())};
}

/// The days filled from a flow within the windows of the node, where that breaks no rule.
std::optional<Filled> fill_from_flow(const Problem& problem, const Node& node,
                                     const Allotment& promised) {
    const auto order = order_in_time(problem, node);
    return order ? fill_if_it_holds(problem, node, *order, promised) : std::nullopt;
}

/// The node with heads and tails, where no sum refutes it.
std::optional<Node> narrowed(const Problem& problem, const Node& root) {
    Node node = propagate(problem, root).node;
    if (node.has_empty_window() || surely_too_much(problem, demand_of(problem, node, false)))
        return std::nullopt;
    return node;
}

/// With margins before deadlines; without where these break a rule.
std::optional<Filled> fill_with_margins(const Problem& problem, const Node& node,
                                        const Allotment& promised) {
    if (const auto early = with_margins(problem, node, promised))
        if (auto filled = fill_from_flow(problem, *early, promised)) return filled;
    return fill_from_flow(problem, node, promised);
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

bool can_fill(const Problem& problem) {
    const auto node = narrowed(problem, root_node(problem));
    return node && fill_from_flow(problem, *node, {});
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
