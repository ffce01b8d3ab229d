#pragma once

#include <array>
#include <optional>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

/// A second, slow and simple answer to the question whether a plan exists. It shares the parsed
/// curriculum and the records with the program, and no code that judges them: everything is
/// derived once more from docs/rules.md.
namespace osmlm::oracle {

/// Tries every division of every day's minutes, with a memory of states that cannot be completed.
/// Nothing when more than `budget` divisions were tried, or `after` has a cycle.
/// Exponential: for about six resources and two weeks of a few minutes a day.
std::optional<bool> feasible_by_search(const Curriculum& curriculum,
                                       const std::vector<Record>& records, Day today, long budget);

/// Asks the integer programming solver `cbc`, started as a process. Nothing when it is not
/// installed, does not decide within `seconds`, or claims a plan that breaks a rule.
std::optional<bool> feasible_by_milp(const Curriculum& curriculum,
                                     const std::vector<Record>& records, Day today, int seconds);

/// Minutes after their deadline: of high, normal and low priority.
using Late = std::array<Minutes, 3>;

/// What plans miss at the least that hold every rule but deadlines and weekly minima.
struct LeastLate {
    Minutes missed_minima = 0;  ///< the fewest minutes by which weekly minima fail
    Late after_minima{};        ///< of plans with these, the lexicographically fewest late minutes
    Late without_minima{};      ///< the same of all plans
    Minutes missed = 0;         ///< the fewest late minutes and minutes of minima together

    /// Late minutes of plans that hold the weekly minima; none when no plan does.
    [[nodiscard]] std::optional<Late> with_minima() const {
        return missed_minima == 0 ? std::optional(after_minima) : std::nullopt;
    }
};

/// Exhaustive like `feasible_by_search`. Nothing over budget, and where weekly minima go on
/// without an end.
std::optional<LeastLate> least_late(const Curriculum& curriculum,
                                    const std::vector<Record>& records, Day today, long budget);

}  // namespace osmlm::oracle
