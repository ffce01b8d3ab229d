#pragma once

#include "catch.hpp"
#include "osmlm/base/how_far.hpp"

namespace osmlm {

/// Checks that what it is told never goes back, and never beyond the whole.
inline HowFar told_in_order() {
    return [last = 0](int done, int of) mutable {
        CHECK((last <= done && done <= of && of > 0));
        last = done;
    };
}

}  // namespace osmlm
