#pragma once

#include "oracle/draft.hpp"
#include "oracle/traits.hpp"

namespace osmlm::oracle {

/// Days, hours, goals, resources and arcs at random, and what was logged before today.
Draft sketch(const Traits& traits, const Scale& scale, Dice& dice);

/// A random plan that holds every rule of the sketch; efforts become what it holds.
void plant(Draft& draft, const Scale& scale, Dice& dice);

/// Whether the resource is out of the plan because a choice passes it over. While drafted, `picked`
/// names all members that are in.
bool passed_over(const Draft& draft, std::size_t resource);

/// Draws dates, hours and limits tight around the plan, and writes the log.
void tighten(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice);

/// Writes the log: sessions, with remainders, deletions and corrections among them.
void write_log(Draft& draft, Dice& dice);

/// Changes up to three figures by a little.
void perturb(Draft& draft, const Traits& traits, const Scale& scale, Dice& dice);

/// The reduction of CLIQUE to arcs across weekdays: vertices on Mondays, edges on Tuesdays.
Draft clique(Size size, Dice& dice);

}  // namespace osmlm::oracle
