#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "osmlm/plan/plan.hpp"
#include "plan/flow/day_flow.hpp"
#include "plan/problem/problem.hpp"

/// A node of the search: the problem with narrower windows, and which assumptions made them so.
namespace osmlm {

/// Precedence between works: plain arcs, and groups of which one member must be finished.
struct Arcs {
    struct Any {
        int work = 0;
        std::vector<int> members;
    };
    std::vector<std::vector<int>> before, after;  ///< plain predecessors and successors
    std::vector<int> order;                       ///< topological; predecessors first
    std::vector<Any> any;
    bool cyclic = false;

    [[nodiscard]] bool plain() const;  ///< no arc at all
};

struct Bounds {
    Minutes min = 0, max = unlimited;
};

struct Node {
    std::shared_ptr<const Arcs> arcs;
    std::vector<int> from, until;  ///< window of each work
    std::vector<bool> required;
    std::vector<int> unfinished;                      ///< of a goal: last week known to be asked
    std::vector<int> open_from;                       ///< first day of each open work
    std::map<std::pair<int, int>, Bounds> goal_days;  ///< by goal and day

    [[nodiscard]] bool empty(int work) const {
        return from[static_cast<std::size_t>(work)] > until[static_cast<std::size_t>(work)];
    }
    /// Whether some required work has no day at all.
    [[nodiscard]] bool has_empty_window() const;
    /// Required work with a deadline: what decides the verdict.
    [[nodiscard]] bool dated(int work) const {
        return required[static_cast<std::size_t>(work)] &&
               until[static_cast<std::size_t>(work)] < never;
    }
};

/// The root: every assumption still open, windows inherited along plain arcs.
Node root_node(const Problem& problem);

/// The root for plans that may be late: windows end at a work's own deadline alone.
Node late_node(const Problem& problem);

/// The node with one assumption more, windows inherited anew. Resources and goals of the
/// assumption are the curriculum's.
Node assume(const Problem& problem, const Node& node, const Assumption& assumption);

/// Requires the work and all that it plainly waits for.
void require(Node& node, int work);

/// Passes window begins down and window ends up the arcs (Lageweg, Lenstra and Rinnooy Kan 1976).
void inherit(Node& node);

/// The index of the work of a resource, or -1.
int work_of(const Problem& problem, std::size_t resource);

/// First day by which the work fits from its window's begin on, alone; `never` when it does not.
int earliest_completion(const Problem& problem, const Node& node, int work);
/// Last day from which the work still fits before its window's end, alone; -1 when it does not.
int latest_start(const Problem& problem, const Node& node, int work);

/// The minimum that this week must hold for certain in this node.
Minutes asked_for_certain(const Problem& problem, const Node& node, int goal, int week);

}  // namespace osmlm
