#pragma once

#include "osmlm/model/curriculum.hpp"

namespace osmlm::oracle {

/// Minutes that the schedule gives a day; without `days` when `exceptions` is false.
Minutes hours_of(const Schedule& schedule, Day day, bool exceptions);

}  // namespace osmlm::oracle
