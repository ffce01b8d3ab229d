#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

#include "osmlm/base/words.hpp"
#include "store/curriculum/parts.hpp"

/// Resources that wait for each other: strongly connected sets (Tarjan 1972), found without
/// recursion.
namespace osmlm {
namespace {

using Graph = std::vector<std::vector<std::size_t>>;

class Components {
public:
    explicit Components(const Graph& graph)
        : graph_(graph), order_(graph.size(), unseen), low_(graph.size()), on_stack_(graph.size()) {
        for (std::size_t node = 0; node < graph.size(); ++node)
            if (order_[node] == unseen) visit(node);
    }

    /// The sets with a cycle in them, each sorted.
    std::vector<std::vector<std::size_t>> cyclic;

private:
    static constexpr std::size_t unseen = std::numeric_limits<std::size_t>::max();

    struct Frame {
        std::size_t node;
        std::size_t next_edge;
    };

    void visit(std::size_t root) {
        std::vector<Frame> frames;
        enter(frames, root);
        while (!frames.empty()) {
            Frame& frame = frames.back();
            const std::size_t node = frame.node;
            if (frame.next_edge < graph_[node].size()) {
                const std::size_t to = graph_[node][frame.next_edge++];
                if (order_[to] == unseen)
                    enter(frames, to);
                else if (on_stack_[to])
                    low_[node] = std::min(low_[node], order_[to]);
                continue;
            }
            if (low_[node] == order_[node]) take_component(node);
            frames.pop_back();
            if (frames.empty()) continue;
            std::size_t& low = low_[frames.back().node];
            low = std::min(low, low_[node]);
        }
    }

    void enter(std::vector<Frame>& frames, std::size_t node) {
        order_[node] = low_[node] = count_++;
        stack_.push_back(node);
        on_stack_[node] = true;
        frames.push_back({node, 0});
    }

    void take_component(std::size_t root) {
        const auto first = std::find(stack_.rbegin(), stack_.rend(), root).base() - 1;
        std::vector<std::size_t> members(first, stack_.end());
        stack_.erase(first, stack_.end());
        for (const std::size_t member : members) on_stack_[member] = false;
        const std::vector<std::size_t>& edges = graph_[root];
        if (members.size() == 1 && std::find(edges.begin(), edges.end(), root) == edges.end())
            return;
        std::sort(members.begin(), members.end());
        cyclic.push_back(std::move(members));
    }

    const Graph& graph_;
    std::vector<std::size_t> order_, low_;
    std::vector<bool> on_stack_;
    std::vector<std::size_t> stack_;
    std::size_t count_ = 0;
};

Graph plain_edges(const Curriculum& curriculum) {
    Graph graph(curriculum.resources.size());
    for (std::size_t i = 0; i < graph.size(); ++i)
        for (const Prerequisite& members : curriculum.resources[i].after)
            if (members.size() == 1) graph[i].push_back(members.front());
    return graph;
}

/// Follows the first edge that stays inside until a member comes again; where that meets every
/// member, their order is the better one to tell.
std::vector<std::size_t> in_waiting_order(const Graph& graph, std::vector<std::size_t> members) {
    const auto inside = [&members](std::size_t node) {
        return std::binary_search(members.begin(), members.end(), node);
    };
    std::vector<std::size_t> way = {members.front()};
    while (way.size() <= members.size()) {
        const std::vector<std::size_t>& edges = graph[way.back()];
        const auto next = std::find_if(edges.begin(), edges.end(), inside);
        if (next == edges.end() || *next == way.front()) break;
        way.push_back(*next);
    }
    std::vector<std::size_t> sorted = way;
    std::sort(sorted.begin(), sorted.end());
    return sorted == members ? way : members;
}

void report(Reader& reader, const Nodes& nodes, const Curriculum& curriculum, const Graph& graph,
            const std::vector<std::size_t>& members) {
    std::vector<std::string> names;
    for (const std::size_t member : in_waiting_order(graph, members))
        names.push_back('"' + curriculum.resources[member].id + '"');
    const JsonNode& node = *nodes.resources[members.front()];
    const std::string message =
        names.size() == 1 ? "expected work that can begin, got " + names[0] + " waiting for itself"
                          : "expected work that can begin, got a cycle: " + join_words(names) +
                                " wait for each other";
    reader.error("cycle", *reader.document().find(node, "after"), message,
                 "take one of them out of \"after\"");
}

bool has_alternatives(const Curriculum& curriculum) {
    return std::any_of(
        curriculum.resources.begin(), curriculum.resources.end(), [](const Resource& resource) {
            return std::any_of(resource.after.begin(), resource.after.end(),
                               [](const Prerequisite& members) { return members.size() > 1; });
        });
}

/// A resource can begin when each prerequisite that binds has a member that can.
class Startable {
public:
    Startable(const Curriculum& curriculum, const std::vector<bool>& planned)
        : curriculum_(curriculum),
          planned_(planned),
          waits_(curriculum.resources.size()),
          waiting_(curriculum.resources.size()),
          open_(curriculum.resources.size()),
          can_(curriculum.resources.size()) {
        std::vector<std::size_t> ready;
        for (std::size_t i = 0; i < waits_.size(); ++i) {
            note_waits(i);
            if (open_[i] == 0) ready.push_back(i);
        }
        while (!ready.empty()) {
            const std::size_t node = ready.back();
            ready.pop_back();
            if (!can_[node]) release(node, ready);
        }
    }

    [[nodiscard]] bool can(std::size_t resource) const { return can_[resource]; }
    [[nodiscard]] bool binds(std::size_t resource) const {
        return planned_[resource] && curriculum_.resources[resource].effort.has_value();
    }

private:
    struct Wait {
        std::size_t resource;
        std::size_t prerequisite;
    };

    void note_waits(std::size_t resource) {
        const std::vector<Prerequisite>& after = curriculum_.resources[resource].after;
        for (std::size_t p = 0; p < after.size(); ++p) {
            bool bound = false;
            for (const std::size_t member : after[p]) {
                if (!binds(member)) continue;
                waiting_[member].push_back({resource, p});
                bound = true;
            }
            waits_[resource].push_back(bound);
            if (bound) ++open_[resource];
        }
    }

    void release(std::size_t node, std::vector<std::size_t>& ready) {
        can_[node] = true;
        for (const Wait& wait : waiting_[node]) {
            if (!waits_[wait.resource][wait.prerequisite]) continue;
            waits_[wait.resource][wait.prerequisite] = false;
            if (--open_[wait.resource] == 0) ready.push_back(wait.resource);
        }
    }

    const Curriculum& curriculum_;
    const std::vector<bool>& planned_;
    std::vector<std::vector<bool>> waits_;    ///< of each prerequisite: still waited for
    std::vector<std::vector<Wait>> waiting_;  ///< who waits for a resource
    std::vector<std::size_t> open_;           ///< how many prerequisites are waited for
    std::vector<bool> can_;
};

/// Edges among resources that can never begin, whichever member of an `any` is finished.
Graph stuck_edges(const Curriculum& curriculum, const std::vector<bool>& planned) {
    const Startable startable(curriculum, planned);
    const auto helps = [&](std::size_t member) {
        return startable.binds(member) && startable.can(member);
    };
    Graph graph(curriculum.resources.size());
    for (std::size_t i = 0; i < graph.size(); ++i) {
        if (startable.can(i)) continue;
        for (const Prerequisite& members : curriculum.resources[i].after)
            if (std::none_of(members.begin(), members.end(), helps))
                std::copy_if(members.begin(), members.end(), std::back_inserter(graph[i]),
                             [&](std::size_t member) { return startable.binds(member); });
    }
    return graph;
}

}  // namespace

void check_cycles(Reader& reader, const Nodes& nodes, const Curriculum& curriculum) {
    Graph graph = plain_edges(curriculum);
    auto cycles = Components(graph).cyclic;
    if (cycles.empty() && has_alternatives(curriculum)) {
        graph = stuck_edges(curriculum, in_plan(curriculum));
        cycles = Components(graph).cyclic;
    }
    for (const std::vector<std::size_t>& members : cycles)
        report(reader, nodes, curriculum, graph, members);
}

}  // namespace osmlm
