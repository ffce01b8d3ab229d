#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "plan/relax/node.hpp"

/// The arithmetic of conflicts: what some work and weekly minima need in a stretch of days against
/// the minutes that there are (Hall 1935; with weekly limits Hoffman 1960).
namespace osmlm {

/// Works and goals whose demand is summed, before it is known where it is too much.
struct Suspects {
    std::vector<int> works;
    std::vector<int> goals;
};

struct Balance {
    Minutes need = 0, have = 0;
    [[nodiscard]] Minutes short_by() const { return need - have; }
};

/// need and have of `plan --json`, to the letter, of one stretch after the other. What a week that
/// lies in the stretch adds depends on the suspects alone, and is found once:
/// O(works + 2^goals with a maximum), for other stretches with the same suspects O(1) a week.
class Balances {
public:
    Balances(const Problem& problem, const Node& node) : problem_(problem), node_(node) {}
    Balance of(const Suspects& suspects, int from, int until);

private:
    const Problem& problem_;
    const Node& node_;
    /// By works and goals, of each week.
    std::map<std::pair<std::vector<int>, std::vector<int>>, std::vector<std::optional<Balance>>>
        whole_weeks_;
};

/// The days on which the minimum of that week can lie; empty when it has none.
std::pair<int, int> minimum_days(const Problem& problem, int goal, int week);

}  // namespace osmlm
