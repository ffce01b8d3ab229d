#pragma once

#include <string_view>

#include "oracle/dice.hpp"
#include "oracle/generate.hpp"

namespace osmlm::oracle {

/// Which rules the instances of a family play with.
struct Traits {
    int goals = 1;
    bool goal_weekdays = false, own_weekdays = false, releases = false;
    bool arcs = false, chains = false, any = false, choices = false, optional = false;
    bool daily_max = false, weekly_max = false, weekly_min = false, open = false;
    bool priorities = false, exceptions = false, logged = false, passed = false;
    bool midweek = false, endless = false;
    bool idle = false;   ///< weeks and weekdays run out of hours for ever
    bool loose = false;  ///< much can be left out, so more must be changed
};

Traits traits_of(std::string_view family, Size size, Dice& dice);

/// Figures of a size.
struct Scale {
    int resources_low, resources_high, days_low, days_high;
    int hours;   ///< most minutes of a day
    int effort;  ///< most minutes of a resource
    int unit;    ///< what counts as a little
};

Scale scale_of(Size size);

}  // namespace osmlm::oracle
