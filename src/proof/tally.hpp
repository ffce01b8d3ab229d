#pragma once

#include <cstddef>
#include <vector>

#include "osmlm/plan/plan.hpp"
#include "proof/facts.hpp"

namespace osmlm::proof {

/// A session of the plan that names a resource and a day of the calendar.
struct Placed {
    int day = 0;
    std::size_t resource = 0;
    Minutes min = 0;
};

/// What a plan adds up to.
struct ResourceTally {
    Minutes planned = 0;
    Minutes late = 0;  ///< after its deadline
    int first_day = never, last_day = -never;
    std::size_t first_at = 0, last_at = 0;  ///< places in `Tally::placed`
};

struct Tally {
    std::vector<Placed> placed;  ///< by day, then in working order
    std::vector<ResourceTally> resources;
    std::vector<Minutes> planned;            ///< of each day
    std::vector<WeekSums> goals, open_work;  ///< of each goal: all of it, its open work
    std::vector<int> finished;               ///< of each goal: day of its last required work
    int last_listed = -never;                ///< the last day that the plan names
};

/// O(sessions + resources + days).
Tally add_up(const Facts& facts, const Plan& plan);

/// Minutes of a resource that find no place in the plan.
inline Minutes without_place(const ResourceFacts& resource, const ResourceTally& tally) {
    return resource.work ? resource.left - tally.planned : 0;
}

}  // namespace osmlm::proof
