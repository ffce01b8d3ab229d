#pragma once

#include <vector>

#include "osmlm/model/state.hpp"

namespace osmlm {

/// The next time that something from the curriculum's `dates` is due.
struct DueDate {
    const DateItem* item = nullptr;
    Day on;
};

/// Those whose next date, today or later, is at most its notice away; soonest first. A `date-done`
/// deals with the dates whose notice had begun by its day.
std::vector<DueDate> dates_within_notice(const Curriculum& curriculum, const State& state,
                                         Day today);

}  // namespace osmlm
