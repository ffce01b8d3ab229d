#pragma once

#include <vector>

#include "plan/problem/problem.hpp"

namespace osmlm {

/// The problem with optional work required that weekly minima may need: what open work with a
/// minimum waits for; then also the finite work of goals with one, and what that waits for. Of an
/// `any` the first member. A plan of one of these is a plan of the problem, and no more minutes of
/// minima are asked of that. The least first; none where there is no such work.
std::vector<Problem> with_wanted_work(const Problem& problem);

}  // namespace osmlm
