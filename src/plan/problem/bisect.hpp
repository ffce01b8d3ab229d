#pragma once

#include <algorithm>
#include <optional>

/// Searches for the value at which a monotone condition turns true.
namespace osmlm {

/// The first value in (no, yes] for which the monotone condition holds; it holds for `yes`.
template <class Condition>
int first_true(int no, int yes, Condition holds) {
    while (yes - no > 1) {
        const int middle = no + (yes - no) / 2;
        (holds(middle) ? yes : no) = middle;
    }
    return yes;
}

/// The same, with doubled steps from `no` on where `yes` is far: it is mostly near.
template <class Condition>
int first_true_near(int no, int yes, Condition holds) {
    for (int step = 1; yes - no > 4; step *= 2) {
        const int next = no + std::min(step, (yes - no) / 2);
        (holds(next) ? yes : no) = next;
    }
    return first_true(no, yes, holds);
}

/// Doubles from 1 until the condition holds or the limit is passed; then the first such value.
template <class Condition>
std::optional<int> gallop(int limit, Condition holds) {
    int no = 0;
    for (int step = 1; no < limit; step *= 2) {
        const int next = std::min(step, limit);
        if (holds(next)) return first_true(no, next, holds);
        no = next;
    }
    return std::nullopt;
}

}  // namespace osmlm
