#pragma once

#include <vector>

#include "plan/relax/relax.hpp"

/// What is placed around required work: optional and open work.
namespace osmlm {

/// The free minutes of each day that the allotment leaves.
std::vector<Minutes> room_left(const Problem& problem, const Allotment& allotment);

/// Gives each goal's open work, week by week, the room it needs for the minimum that its other work
/// leaves; what finds no room stays missing.
void top_up_open(const Problem& problem, Allotment& allotment);

/// Open work gives back what minima no longer ask, since its goal's other work serves them.
void trim_open(const Problem& problem, Allotment& allotment);

/// Adds optional work to the room that is left, so that open work gives some back.
void add_optional(const Problem& problem, const Node& node, Allotment& allotment);

/// The last step: minutes of a goal are shared evenly among its open work, and a goal that is
/// itself open takes all of its days that are left. Tasks of shares that were a goal's become an
/// open work's.
void place_open(const Problem& problem, Allotment& allotment);

}  // namespace osmlm
