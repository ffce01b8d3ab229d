#pragma once

#include <map>
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
    Balance& operator+=(const Balance& other) {
        need += other.need;
        have += other.have;
        return *this;
    }
};

/// need and have of `plan --json`, to the letter, of one stretch after the other. What a week that
/// lies in the stretch adds depends on the suspects alone, and is found once, in
/// O(works + 2^goals with a maximum); for other stretches with the same suspects it is in a sum.
class Balances {
public:
    Balances(const Problem& problem, const Node& node) : problem_(problem), node_(node) {}
    Balance of(const Suspects& suspects, int from, int until);

private:
    /// Sums over the weeks from `first` on.
    struct Sums {
        int first = 0;
        std::vector<Balance> until{Balance{}};  ///< but for the week itself, so that [0] is none
    };
    Balance of_weeks(const Suspects& suspects, int first, int last);

    const Problem& problem_;
    const Node& node_;
    std::map<std::pair<std::vector<int>, std::vector<int>>, Sums> sums_;  ///< by works and goals
};

/// The days on which the minimum of that week can lie; empty when it has none.
std::pair<int, int> minimum_days(const Problem& problem, int goal, int week);

}  // namespace osmlm
