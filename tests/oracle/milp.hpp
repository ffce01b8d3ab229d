#pragma once

#include <optional>
#include <string>

#include "oracle/search.hpp"

namespace osmlm::oracle {

/// The program in the LP format of CPLEX: minutes `x_job_day`, whether a job is finished by the
/// end of a day `f_job_day`, whether a goal is finished by the end of a week `g_week`.
enum class Wanted { plan, least_late, least_late_with_minima };
std::string linear_program(const Facts& facts, const Scenario& scenario, Wanted wanted);

/// What one late minute of this priority costs: more than all minutes of lower ones together.
Minutes weight_of(const Facts& facts, Priority priority);

/// Whether `cbc` can be started. O(1) processes.
bool solver_is_there();

Found solve(const Facts& facts, int seconds);

/// The fewest late minutes by priority. `decided` is false when the solver gave up.
struct SolvedLate {
    bool decided = false;
    std::optional<Late> late;  ///< none: no plan holds the weekly minima
};

SolvedLate solve_late(const Facts& facts, bool minima, int seconds);

}  // namespace osmlm::oracle
