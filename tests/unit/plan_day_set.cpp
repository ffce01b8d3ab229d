#include <set>

#include "catch.hpp"
#include "oracle/dice.hpp"
#include "plan/flow/day_set.hpp"

using namespace osmlm;

namespace {

int first_of(const DaySet& set, int first, int last, int not_before) {
    return first_day_of(
        {first, last}, [&](int word) { return set.word(word); },
        [&](int day) { return day >= not_before; });
}

int first_of(const std::set<int>& set, int first, int last, int not_before) {
    const auto found = set.lower_bound(std::max(first, not_before));
    return found == set.end() || *found > last ? -1 : *found;
}

}  // namespace

TEST_CASE("days of a set are found as in a sorted one") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        oracle::Dice dice("day set", seed);
        const int length = dice.between(1, 300);
        DaySet set(length);
        std::set<int> sorted;
        for (int n = dice.between(0, length); n > 0; --n) {
            const int day = dice.between(0, length - 1);
            const bool in = dice.chance(70);
            set.put(day, in);
            in ? (void)sorted.insert(day) : (void)sorted.erase(day);
        }
        for (int n = 0; n < 20; ++n) {
            const int first = dice.between(0, length), last = dice.between(-1, length - 1);
            const int good = dice.between(0, length);
            INFO("seed " << seed << " " << first << ".." << last << " from " << good);
            CHECK(first_of(set, first, last, good) == first_of(sorted, first, last, good));
        }
    }
}
