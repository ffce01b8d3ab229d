#pragma once

#include "osmlm/base/day.hpp"
#include "osmlm/base/expected.hpp"
#include "osmlm/model/change.hpp"
#include "osmlm/model/change_keys.hpp"
#include "osmlm/model/curriculum.hpp"

namespace osmlm {

/// The assignment as it stands in a change: its key is one of the subject, its days are dates, and
/// its ids whole.
Expected<Assignment> read_assignment(Assignment one, Subject subject, const Curriculum& curriculum,
                                     Day today);

}  // namespace osmlm
