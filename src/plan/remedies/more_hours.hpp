#pragma once

#include "plan/remedies/cause.hpp"
#include "plan/remedies/lever.hpp"

namespace osmlm {

/// The longest day that is asked for where `schedule.limit` names none.
inline constexpr Minutes longest_day = 16 * 60;

/// Minutes more on weekdays that the cause may use, from its first day to its last: on all that
/// have hours there; on one of them; on one that has none; on all that have none. No day gets more
/// than the limit, and no weekday that the limit does not name gets any. Days that `days` of the
/// schedule names stay as they are.
std::vector<LeverGroup> more_hours(const Cause& cause);

}  // namespace osmlm
