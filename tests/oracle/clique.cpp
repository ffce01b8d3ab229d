#include <algorithm>
#include <string>

#include "oracle/plant.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

struct Graph {
    int vertices = 0, clique = 0;
    std::vector<std::pair<size_t, size_t>> edges;
};

Graph graph_of(Size size, Dice& dice) {
    Graph graph{4, 3, {}};
    if (size == Size::medium) graph.vertices = 6;
    if (size == Size::large) graph = {9, 4, {}};
    std::vector<std::pair<size_t, size_t>> all;
    for (size_t b = 1; b < static_cast<size_t>(graph.vertices); ++b) {
        for (size_t a = 0; a < b; ++a) all.emplace_back(a, b);
    }
    const int least = graph.clique * (graph.clique - 1) / 2;
    const int count = least + dice.between(0, size == Size::small ? 1 : graph.vertices / 2 + 1);
    for (int n = 0; n < count && !all.empty(); ++n) {
        const auto at = dice.between(0, static_cast<int>(all.size()) - 1);
        graph.edges.push_back(all[static_cast<size_t>(at)]);
        all.erase(all.begin() + at);
    }
    return graph;
}

DraftResource minute(const std::string& id, int goal) {
    DraftResource resource;
    resource.id = id;
    resource.goal = goal;
    resource.effort = 1;
    return resource;
}

}  // namespace

Draft clique(Size size, Dice& dice) {
    using namespace std::chrono;
    const Graph graph = graph_of(size, dice);
    const int edges = static_cast<int>(graph.edges.size());
    const int among = graph.clique * (graph.clique - 1) / 2;
    Draft draft;
    draft.base = Day{year{2026} / 9 / 7};
    draft.days = 9;
    draft.end = 8;
    draft.hours = {graph.clique, among, 0, 0, 0, 0, 0};
    draft.hours.push_back(graph.vertices - graph.clique);
    draft.hours.push_back(edges - among);
    draft.week = {draft.hours[0], draft.hours[1], 0, 0, 0, 0, 0};
    draft.goals = {{"mondays", 1U, {}, {}, {}}, {"tuesdays", 2U, {}, {}, {}}};
    for (int v = 0; v < graph.vertices; ++v) {
        draft.resources.push_back(minute("v" + std::to_string(v + 1), 0));
    }
    for (int e = 0; e < edges; ++e) {
        DraftResource edge = minute("e" + std::to_string(e + 1), 1);
        const auto& [a, b] = graph.edges[static_cast<size_t>(e)];
        edge.after = {{a}, {b}};
        draft.resources.push_back(edge);
    }
    return draft;
}

}  // namespace osmlm::oracle
