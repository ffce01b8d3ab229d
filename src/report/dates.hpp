#pragma once

#include <vector>

#include "osmlm/model/curriculum.hpp"

namespace osmlm {

/// The next time that something from the curriculum's `dates` is due.
struct DueDate {
    const DateItem* item = nullptr;
    Day on;
};

/// Those whose next date, today or later, is at most its notice away; soonest first.
std::vector<DueDate> dates_within_notice(const Curriculum& curriculum, Day today);

}  // namespace osmlm
