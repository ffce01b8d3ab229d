#pragma once

#include <optional>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"

/// What a plan says about the place of one resource, or of one day.
namespace osmlm {

/// The weekdays of a resource and its goal, both.
Weekdays days_of(const Curriculum& curriculum, std::size_t resource);

/// Whether any of its days has hours, from its start on.
bool has_hours(const Curriculum& curriculum, const Plan& plan, std::size_t resource);

/// Days on which a resource is planned one after the other for the same reason; those for its
/// deadline are in time, or late, all of them.
struct Placement {
    std::size_t resource = 0;
    Day from, until;
    int days = 0;
    Minutes min = 0;
    Why why = Why::early;
};

/// The placements of a resource, in time. O(sessions).
std::vector<Placement> placements_of(const Plan& plan, std::size_t resource);

/// What a resource still waits for: finished as soon as one of the members is.
struct Waiting {
    std::vector<std::size_t> members;
    std::optional<Day> finished;  ///< in this plan; none: not at all
};

/// The figures of a resource; null when it is dropped.
const PlannedResource* listed(const Plan& plan, std::size_t resource);

/// The same of work with minutes left that are to be planned; else null.
const PlannedResource* work_in(const Plan& plan, std::size_t resource);

std::vector<Waiting> waits_of(const Curriculum& curriculum, const Plan& plan, std::size_t resource);

/// The resources with work left that wait for this one, in file order.
std::vector<std::size_t> waiting_for(const Curriculum& curriculum, const Plan& plan,
                                     std::size_t resource);

/// Of all that waits for it, directly or not, the required work with the earliest deadline.
const PlannedResource* most_urgent_waiting(const Curriculum& curriculum, const Plan& plan,
                                           std::size_t resource);

/// One link of the chain that fixes an end.
struct Link {
    std::size_t resource = 0;
    Day from, until;  ///< its first and last day
    Day could;        ///< from here on it could have been planned
    std::optional<std::size_t>
        after;           ///< the work whose end that is; none: its start, or the plan's
    Minutes own = 0;     ///< its minutes
    Minutes others = 0;  ///< minutes of other work on its days from `could` to its last
    Minutes unused = 0;  ///< and those that nobody has
};

/// Why the resource ends when it ends: what it waited for, what that waited for, and so on, the
/// first link first. Empty when it has no end. O(links × days).
std::vector<Link> chain_of(const Curriculum& curriculum, const Plan& plan, std::size_t resource);

}  // namespace osmlm
