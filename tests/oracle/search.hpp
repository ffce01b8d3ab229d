#pragma once

#include <optional>

#include "oracle/check.hpp"
#include "oracle/facts.hpp"
#include "oracle/oracle.hpp"

namespace osmlm::oracle {

/// What a search found out: a timetable that holds all rules, or that there is none.
struct Found {
    bool decided = false;
    std::optional<Timetable> timetable;
};

Found search(const Facts& facts, long budget);

}  // namespace osmlm::oracle
