#include "plan/flow/network.hpp"

#include <algorithm>
#include <limits>

#include "plan/problem/index.hpp"

namespace osmlm {
int Network::add_node() {
    out_.emplace_back();
    excess_.push_back(0);
    return static_cast<int>(out_.size()) - 1;
}

void Network::add_half(int from, int to, Minutes room) {
    Out& out = out_[at(from)];
    const int arc = static_cast<int>(arcs_.size());
    (out.first < 0 ? out.first : arcs_[at(out.last)].next) = arc;
    out.last = arc;
    arcs_.push_back({to, -1, room});
}

void Network::link(int from, int to, Minutes room) {
    add_half(from, to, room);
    add_half(to, from, 0);
}

int Network::add_arc(int from, int to, Minutes lower, Minutes upper) {
    link(from, to, upper - lower);
    lower_.push_back(lower);
    owed_.push_back(lower);
    excess_[at(from)] -= lower;
    excess_[at(to)] += lower;
    return static_cast<int>(lower_.size()) - 1;
}

void Network::begin_with(std::span<const int> circle, Minutes most) {
    for (const int arc : circle) most = std::min(most, owed_[at(arc)] + arcs_[2 * at(arc)].room);
    for (const int arc : circle) {
        Arc& forth = arcs_[2 * at(arc)];
        Arc& back = arcs_[2 * at(arc) + 1];
        const Minutes owed = std::min(most, owed_[at(arc)]);
        owed_[at(arc)] -= owed;
        excess_[at(back.to)] += owed;
        excess_[at(forth.to)] -= owed;
        forth.room -= most - owed;
        back.room += most - owed;
    }
}

Minutes Network::flow(int arc) const { return lower_[at(arc)] + arcs_[2 * at(arc) + 1].room; }

bool Network::rank_nodes(int source, int sink) {
    level_.assign(out_.size(), -1);
    level_[at(source)] = 0;
    out_[at(source)].now = out_[at(source)].first;
    queue_.assign(1, source);
    for (std::size_t head = 0; head < queue_.size() && level_[at(sink)] < 0; ++head) {
        const int node = queue_[head];
        for (int arc = out_[at(node)].first; arc >= 0; arc = arcs_[at(arc)].next) {
            const int to = arcs_[at(arc)].to;
            if (arcs_[at(arc)].room == 0 || level_[at(to)] >= 0) continue;
            level_[at(to)] = level_[at(node)] + 1;
            out_[at(to)].now = out_[at(to)].first;
            queue_.push_back(to);
        }
    }
    return level_[at(sink)] >= 0;
}

/// Leads up to `most` from the node to the sink, arc after arc; what came through.
Minutes Network::push(int node, int sink, Minutes most) {
    if (node == sink) return most;
    Minutes sum = 0;
    for (int& now = out_[at(node)].now; now >= 0; now = arcs_[at(now)].next) {
        const auto arc = at(now);
        const int to = arcs_[arc].to;
        if (arcs_[arc].room == 0 || level_[at(to)] != level_[at(node)] + 1) continue;
        const Minutes pushed = push(to, sink, std::min(most - sum, arcs_[arc].room));
        arcs_[arc].room -= pushed;
        arcs_[arc ^ 1U].room += pushed;
        sum += pushed;
        if (sum == most) break;
    }
    return sum;
}

/// The same from the source, with new levels as long as these let more through.
Minutes Network::push_all(int source, int sink, Minutes most) {
    Minutes sum = 0;
    while (sum < most && rank_nodes(source, sink)) sum += push(source, sink, most - sum);
    return sum;
}

bool Network::circulate() {
    const int source = add_node(), sink = add_node();
    Minutes wanted = 0;
    for (int node = 0; node < source; ++node) {
        const Minutes excess = excess_[at(node)];
        if (excess > 0) link(source, node, excess);
        if (excess < 0) link(node, sink, -excess);
        wanted += std::max<Minutes>(0, excess);
    }
    return push_all(source, sink, std::numeric_limits<Minutes>::max()) == wanted;
}

void Network::reduce(int arc) {
    Arc& forth = arcs_[2 * at(arc)];
    Arc& back = arcs_[2 * at(arc) + 1];
    const Minutes above = back.room;
    forth.room = back.room = 0;
    back.room = above - push_all(back.to, forth.to, above);
}

}  // namespace osmlm
