#pragma once

#include "osmlm/model/inputs.hpp"
#include "report/why/data.hpp"

/// What `osmlm why` says of several days, or of several resources.
namespace osmlm {

/// The work of each day, one placement each, in the order of the day.
std::vector<Placement> placements_between(const Plan& plan, Day from, Day until);

/// A table of the days, and why those with hours that have no work are empty.
std::vector<Block> days_blocks(const Inputs& inputs, const Plan& plan, const WhyFacts& facts);

/// The work of a goal: of each resource one placement for each reason, in the order of the file.
std::vector<Placement> placements_of_goal(const Curriculum& curriculum, const Plan& plan,
                                          std::size_t goal);

/// A table of these, and why the others of the goal are not planned.
std::vector<Block> goal_blocks(const Inputs& inputs, const Plan& plan, const WhyFacts& facts);

/// The reason of a placement, for people.
std::string reason_of(const Curriculum& curriculum, const Plan& plan, const Placement& placement);

/// Whether its days are after its deadline.
bool is_late(const Plan& plan, const Placement& placement);

}  // namespace osmlm
