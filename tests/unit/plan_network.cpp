#include <algorithm>
#include <limits>
#include <vector>

#include "catch.hpp"
#include "oracle/dice.hpp"
#include "plan/flow/network.hpp"
#include "unit/naive_flow.hpp"

namespace {

using namespace osmlm;
using oracle::Dice;
using std::size_t;

struct Arc {
    int from, to;
    Minutes lower, upper;
};

bool circulates(int nodes, const std::vector<Arc>& arcs) {
    Naive naive(nodes + 2);
    const int source = nodes, sink = nodes + 1;
    Minutes wanted = 0;
    for (const Arc& arc : arcs) {
        naive.room[slot(arc.from)][slot(arc.to)] += arc.upper - arc.lower;
        naive.room[slot(source)][slot(arc.to)] += arc.lower;
        naive.room[slot(arc.from)][slot(sink)] += arc.lower;
        wanted += arc.lower;
    }
    return naive.run(source, sink) == wanted;
}

std::vector<Arc> drawn_arcs(Dice& dice, int nodes) {
    std::vector<Arc> arcs;
    for (int n = dice.between(1, 3 * nodes); n > 0; --n) {
        const int from = dice.between(0, nodes - 1);
        const int to = (from + dice.between(1, nodes - 1)) % nodes;
        const int lower = dice.chance(40) ? dice.between(1, 4) : 0;
        arcs.push_back({from, to, lower, lower + dice.between(0, 6)});
    }
    return arcs;
}

void check_flow(const Network& network, int nodes, const std::vector<Arc>& arcs) {
    std::vector<Minutes> sum(slot(nodes));
    for (int i = 0; i < static_cast<int>(arcs.size()); ++i) {
        const Minutes flow = network.flow(i);
        CHECK(flow >= arcs[slot(i)].lower);
        CHECK(flow <= arcs[slot(i)].upper);
        sum[slot(arcs[slot(i)].from)] -= flow;
        sum[slot(arcs[slot(i)].to)] += flow;
    }
    CHECK(std::all_of(sum.begin(), sum.end(), [](Minutes rest) { return rest == 0; }));
}

/// Hoffman's condition is broken on the overfull side: more must come in than may go out.
void check_cut(const Network& network, const std::vector<Arc>& arcs) {
    Minutes must = 0, may = 0;
    for (const Arc& arc : arcs) {
        const bool from = network.overfull(arc.from), to = network.overfull(arc.to);
        if (!from && to) must += arc.lower;
        if (from && !to) may += arc.upper;
    }
    CHECK(must > may);
}

/// Whether a circulation is found; there is one exactly then, and a cut otherwise.
bool check_circulation(Network& network, int nodes, const std::vector<Arc>& arcs) {
    const bool found = network.circulate();
    CHECK(found == circulates(nodes, arcs));
    if (found)
        check_flow(network, nodes, arcs);
    else
        check_cut(network, arcs);
    return found;
}

Network network_of(int nodes, const std::vector<Arc>& arcs) {
    Network network;
    for (int n = 0; n < nodes; ++n) network.add_node();
    for (const Arc& arc : arcs) network.add_arc(arc.from, arc.to, arc.lower, arc.upper);
    return network;
}

/// The arcs of a walk that ends where it began, or nothing when it comes to a dead end.
std::vector<int> drawn_circle(Dice& dice, const std::vector<Arc>& arcs) {
    std::vector<int> walk{dice.between(0, static_cast<int>(arcs.size()) - 1)};
    while (walk.size() < 10) {
        const int here = arcs[slot(walk.back())].to;
        if (here == arcs[slot(walk.front())].from) return walk;
        std::vector<int> next;
        for (int i = 0; i < static_cast<int>(arcs.size()); ++i)
            if (arcs[slot(i)].from == here && std::ranges::count(walk, i) == 0) next.push_back(i);
        if (next.empty()) break;
        walk.push_back(next[slot(dice.between(0, static_cast<int>(next.size()) - 1))]);
    }
    return {};
}

}  // namespace

TEST_CASE("a circulation with lower bounds is found exactly when there is one") {
    int yes = 0, no = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        Dice dice("network", seed);
        const int nodes = dice.between(2, 7);
        const std::vector<Arc> arcs = drawn_arcs(dice, nodes);
        Network network = network_of(nodes, arcs);
        INFO("seed " << seed);
        const bool found = check_circulation(network, nodes, arcs);
        ++(found ? yes : no);
    }
    CHECK(yes > 100);
    CHECK(no > 100);
}

TEST_CASE("a network that begins with some flow ends with a circulation where there is one") {
    int begun = 0, no = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        Dice dice("begun", seed);
        const int nodes = dice.between(2, 7);
        const std::vector<Arc> arcs = drawn_arcs(dice, nodes);
        Network network = network_of(nodes, arcs);
        for (int n = 0; n < 4; ++n) {
            const std::vector<int> circle = drawn_circle(dice, arcs);
            begun += circle.empty() ? 0 : 1;
            if (!circle.empty()) network.begin_with(circle, dice.between(1, 5));
        }
        INFO("seed " << seed);
        const bool found = check_circulation(network, nodes, arcs);
        no += found ? 0 : 1;
    }
    CHECK(begun > 300);
    CHECK(no > 100);
}
