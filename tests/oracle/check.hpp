#pragma once

#include <string>
#include <vector>

#include "oracle/facts.hpp"

namespace osmlm::oracle {

struct Sitting {
    std::size_t job = 0;
    Minutes min = 0;
};

/// The sittings of each day, in working order. Days that are missing are empty.
using Timetable = std::vector<std::vector<Sitting>>;

/// The first rule that the timetable breaks in every scenario; empty when it holds all.
std::string broken_rule(const Facts& facts, const Timetable& timetable);

}  // namespace osmlm::oracle
