#pragma once

#include <map>
#include <optional>
#include <vector>

#include "cli/desk/desk.hpp"
#include "osmlm/model/draft.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/model/promise.hpp"

namespace osmlm {

/// What the week of the study day promises by its Monday's plan, as a record; nothing when there is
/// no plan.
std::optional<Draft> promise_draft(const Desk& desk);

/// The live promises of that week, as they were written: the first holds.
std::vector<const Record*> promises_of(const State& state, Day monday);

/// What was promised for each week: of several promises of one week the first; by week.
std::vector<Promise> kept_promises(const State& state);

/// What was known at some time; it refers to the journal of the desk.
struct Past {
    Records records;
    State state;
};

/// What was known before that day, but with the curriculum of now.
Past known_before(const Desk& desk, Day day);

/// What this week's promise holds for each day, and where there is none yet, last week's; with what
/// was promised in the weeks before, as long as all went so. A promise that was written when some
/// of its days had gone otherwise already, binds nobody in its week.
PromisedDays promised_days(const Curriculum& curriculum, const State& state, Day today);

/// What was promised for the week of that Monday; where the log has no promise, what the plan would
/// have been on that day.
Expected<Promise, Failure> promise_for(const Desk& desk, Day monday);

/// What is known now of the days before that one, with the curriculum of now; nothing when that is
/// all that is known.
std::optional<Past> days_before(const Desk& desk, Day day);

/// Whether the week of the study day has no live promise yet, and there is a curriculum to plan by.
bool wants_promise(const Desk& desk);

}  // namespace osmlm
