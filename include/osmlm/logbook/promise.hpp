#pragma once

#include <functional>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/promise.hpp"
#include "osmlm/model/record.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// The records that a promise of that week may know: those whose date is earlier; of those without
/// a date (`edit`, `del`), those that were written on an earlier study day. O(records).
Records records_before(const std::vector<Record>& records, Day monday,
                       const std::function<Day(Instant)>& study_day);

/// The records that tell of the days before that one, as they are known now: sessions that count
/// for an earlier day, corrections whenever they were made, and else as `records_before`. `state`
/// is of all the records. O(records).
Records records_of_days_before(const std::vector<Record>& records, const State& state, Day day,
                               const std::function<Day(Instant)>& study_day);

/// What a plan made for the Monday of a week promises.
Promise promise_of(const Curriculum& curriculum, const Plan& plan, Day monday);

}  // namespace osmlm
