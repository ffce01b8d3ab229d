#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "osmlm/base/duration.hpp"

/// The maximum flow that the planner's flows are held against; it shares no code with them.
namespace osmlm {

inline std::size_t slot(int i) { return static_cast<std::size_t>(i); }

/// A maximum flow on a matrix of capacities, one path after the other.
struct Naive {
    std::vector<std::vector<Minutes>> room;

    explicit Naive(int nodes) : room(slot(nodes), std::vector<Minutes>(slot(nodes))) {}

    Minutes push(int node, int sink, Minutes most, std::vector<bool>& seen) {
        if (node == sink) return most;
        seen[slot(node)] = true;
        for (int next = 0; next < static_cast<int>(room.size()); ++next) {
            if (seen[slot(next)] || room[slot(node)][slot(next)] == 0) continue;
            const Minutes some =
                push(next, sink, std::min(most, room[slot(node)][slot(next)]), seen);
            if (some == 0) continue;
            room[slot(node)][slot(next)] -= some;
            room[slot(next)][slot(node)] += some;
            return some;
        }
        return 0;
    }

    Minutes run(int source, int sink) {
        Minutes sum = 0;
        for (;;) {
            std::vector<bool> seen(room.size());
            const Minutes some = push(source, sink, std::numeric_limits<Minutes>::max(), seen);
            if (some == 0) return sum;
            sum += some;
        }
    }
};

}  // namespace osmlm
