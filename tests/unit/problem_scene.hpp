#pragma once

#include <string>
#include <utility>
#include <vector>

#include "osmlm/model/state.hpp"
#include "osmlm/store/store.hpp"
#include "plan/problem/problem.hpp"

namespace osmlm {

/// A curriculum as the planner sees it, with all that this refers to.
struct ProblemScene {
    Curriculum curriculum;
    State state;
    Problem problem;

    ProblemScene(Curriculum made, const std::vector<Record>& records, Day today)
        : curriculum(std::move(made)),
          state(fold(curriculum, records)),
          problem(make_problem(curriculum, state, today)) {}
    /// Nothing is logged, and it is Monday 7 September 2026.
    explicit ProblemScene(const std::string& json)
        : ProblemScene(parse_curriculum(json)->curriculum, {}, *parse_day("2026-09-07")) {}
    ProblemScene(const ProblemScene&) = delete;
    ProblemScene& operator=(const ProblemScene&) = delete;
};

}  // namespace osmlm
