#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "osmlm/model/change.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "plan/search/search.hpp"

namespace osmlm {

/// What the planner says of a changed curriculum: there is a plan; it is refuted that there is one;
/// or neither within the budget.
enum class Answer { fits, refuted, unknown };

/// Plans with changes of a curriculum, on a copy of it.
class RemedyTrial {
public:
    RemedyTrial(const Curriculum& curriculum, const State& state, Day today);

    /// Makes the changes on the copy, decides, and takes them back. The changes are those that
    /// remedies are made of: hours of a weekday in a stretch, deadlines, the end, less effort,
    /// weekly hours, a drop. In haste first; what that leaves unknown, with the patience asked for.
    /// A search with full patience takes a quarter of a verdict's nodes, and all such searches
    /// together as many as a verdict and a few more.
    [[nodiscard]] Answer with(std::span<const Change> changes, Patience patience);

    /// What was spent of a `decision_budget`.
    [[nodiscard]] int spent() const { return spent_; }

private:
    Answer search_on(const Problem& problem, const Node& root, Patience patience);
    void make(const Change& change);
    void make(const SetHours& change);
    void make(const SetKeys& change);
    void set_of_resource(std::size_t resource, const Assignment& key);
    void take_back();

    const Curriculum& original_;
    const State& state_before_;
    Curriculum curriculum_;
    State state_;
    Day today_;
    std::unordered_map<std::string, std::size_t> resources_, goals_;
    std::vector<std::size_t> touched_;
    int spent_ = 0;
    SharedSearches full_;
};

}  // namespace osmlm
