#include "plan/relax/propagate.hpp"
#include "plan/relax/relax_exactly.hpp"
#include "plan/search/search.hpp"
#include "plan/search/split.hpp"

namespace osmlm {
namespace {

constexpr int deepest = 100;  ///< assumptions on one another

class ExactSearch {
public:
    ExactSearch(const Problem& problem, long& effort) : problem_(problem), effort_(effort) {}

    std::optional<Found> solve(const Node& outer, int depth) {
        if (effort_ <= 0 || depth > deepest || outer.arcs->cyclic) return std::nullopt;
        const Node node = propagate(problem_, outer).node;
        const auto placed = relax_exactly(problem_, node, effort_);
        if (!placed) return std::nullopt;
        const Allotment classed = by_class(problem_, node, *placed);
        for (const Allotment* allotment : {&*placed, &classed})
            if (!find_breach(problem_, node, *allotment, false))
                return Found{*allotment, node, false, {}};
        const Breach breach = find_breach(problem_, node, classed, false);
        const Summary sum = summarize(problem_, classed);
        const bool open = breach.kind == Breach::Kind::open;
        for (const Assumption& assumption :
             open ? split_open(problem_, node, sum, breach) : split(problem_, node, sum, breach))
            if (auto found = solve(part_of(node, assumption), depth + 1)) return found;
        return std::nullopt;
    }

private:
    /// What is finished by a day is required, though no other work may ask for it.
    [[nodiscard]] Node part_of(const Node& node, const Assumption& assumption) const {
        Node part = assume(problem_, node, assumption);
        if (const auto* by = std::get_if<FinishedBy>(&assumption)) {
            require(part, work_of(problem_, by->resource));
            inherit(part);
        }
        return part;
    }

    const Problem& problem_;
    long& effort_;
};

}  // namespace

std::optional<Found> search_exactly(const Problem& problem, const Node& root, long& effort) {
    return ExactSearch(problem, effort).solve(root, 0);
}

}  // namespace osmlm
