#pragma once

#include <optional>
#include <vector>

#include "plan/fill/pools.hpp"

namespace osmlm {

/// What filling may do with minutes that the base holds on later days.
enum class Moves {
    none,     ///< leave them where they are
    forward,  ///< bring them forward into room; always safe
    exchange  ///< also move others later, as long as a flow is left
};

/// What is to be filled in: for each work the minutes that the base holds on days that it may not
/// exceed, and the rest, which may go on any day from `later_from` on.
struct FillOrder {
    DayFlow base;  ///< a flow that holds; its tasks are those of `demand`
    Demand demand;
    std::vector<Minutes> later;  ///< of each work: minutes without a last day
    std::vector<int> later_from;
    std::vector<int> rank;           ///< of each work: the smaller, the sooner
    std::vector<Priority> priority;  ///< of each work, as of `wish_priorities`
    bool reserved = true;            ///< minima of open work are whole: finite work takes off them
    bool may_be_late = false;        ///< minutes that find no room in time become `later` ones
    Moves moves = Moves::exchange;

    bool wishes = false;   ///< turns, focus and sessions count
    Allotment promised{};  ///< minutes of works that are to stay where they were
};

struct Filled {
    Allotment allotment;            ///< required work and open minima, in working order
    std::vector<Minutes> unplaced;  ///< of each work, at the horizon
};

/// The plan of required work: day by day, each day's minutes to the works in the order of `rank`,
/// as many to each as leave all the rest a flow. So every day is the lexicographically greatest
/// that can still meet all deadlines, whatever flow it started from, and the plan made tomorrow
/// from what is then left is this one without today. Minima get an even share of every day of
/// their week first. Nothing when arcs that no flow knows forbid it.
std::optional<Filled> fill_days(const Problem& problem, const Node& node, FillOrder order);

/// The order for a plan that fits: the base as late as possible, undated work after it. `late`: a
/// flow of the node's dated work as late as can be, where one is known.
std::optional<FillOrder> order_in_time(const Problem& problem, const Node& node,
                                       const std::optional<DayFlow>& late = {});

/// The same with pools for weekly minima that finite work alone serves; nothing where there are
/// none, or no flow holds them.
std::optional<FillOrder> order_with_pools(const Problem& problem, const Node& node);

/// The order that starts from an allotment known to hold, and moves no more than told.
FillOrder order_from(const Problem& problem, const Node& node, const Allotment& allotment,
                     Moves moves);

/// Of each work the priority: a prerequisite's is that of the most urgent work that waits for it.
std::vector<Priority> wish_priorities(const Problem& problem, const Node& node);

/// A work's place in line: by `wish_priorities`, then by order in the file.
std::vector<int> file_ranks(const Problem& problem, const Node& node);

/// By `wish_priorities` too, then by order in the file of what nothing else
/// waits for; each after what it waits for itself, which so comes just in time.
std::vector<int> wish_ranks(const Problem& problem, const Node& node);

/// The same order with the learner's wishes: turns of goals, focus and sessions.
FillOrder as_wished(const Problem& problem, const Node& node, FillOrder order);

/// Ranks by window end, which arcs pass on, instead of by wish.
void rank_by_deadline(const Node& node, FillOrder& order);

}  // namespace osmlm
