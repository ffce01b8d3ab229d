#pragma once

#include <span>
#include <vector>

#include "osmlm/base/duration.hpp"

namespace osmlm {

/// A network whose arcs have lower and upper bounds. `circulate` finds a feasible flow by
/// a maximum flow (Dinic 1970) in the network of excesses, or the side of a cut on which lower
/// bounds ask for more than upper bounds let through (Hoffman 1960). O(nodes² × arcs).
class Network {
public:
    int add_node();
    int add_arc(int from, int to, Minutes lower, Minutes upper);
    /// Begins with up to `most` minutes along a circle of arcs, as far as their bounds let them.
    void begin_with(std::span<const int> circle, Minutes most);
    bool circulate();
    /// Leads as much as can be of the arc's flow, above its lower bound, along other arcs, once
    /// there is a flow; the arc never gets more again.
    void reduce(int arc);
    [[nodiscard]] Minutes flow(int arc) const;
    /// After a failure: whether the node lies on the side that has too much.
    [[nodiscard]] bool overfull(int node) const {
        return level_[static_cast<std::size_t>(node)] >= 0;
    }
    [[nodiscard]] std::size_t arcs() const { return arcs_.size() / 2; }

private:
    struct Arc {
        int to;
        int next;  ///< of the same node; -1: none
        Minutes room;
    };
    /// The arcs that leave a node, as a list, and the one that a search looks at.
    struct Out {
        int first = -1, last = -1, now = -1;
    };
    void add_half(int from, int to, Minutes room);
    void link(int from, int to, Minutes room);
    bool rank_nodes(int source, int sink);
    Minutes push(int node, int sink, Minutes most);
    Minutes push_all(int source, int sink, Minutes most);

    std::vector<Arc> arcs_;  ///< an arc and its reverse stand side by side
    std::vector<Out> out_;
    std::vector<Minutes> lower_, excess_;
    std::vector<Minutes> owed_;  ///< of each arc: of its lower bound, what nothing leads to it yet
    std::vector<int> level_, queue_;
};

}  // namespace osmlm
