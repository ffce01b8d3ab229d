#pragma once

#include <cstdint>
#include <string>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"

/// How a plan feels, in numbers: what a person who has to live by it would complain of.
namespace osmlm::feel {

/// Sums over one plan, or over several.
struct Feel {
    double days = 0;  ///< with sessions
    double sessions = 0;
    double crumbs = 0;  ///< sessions below the shortest wished that do not finish their resource
    double crumb_days = 0;  ///< days with one of these
    double open = 0;        ///< over days: resources begun and not finished, most of all goals
    double most_open = 0;   ///< the greatest on any day
    double heaps = 0;       ///< over weeks of goals with a minimum: heaviest day / even share
    double heap_weeks = 0;
    double lead = 0;  ///< over prerequisites: study days until the first that waits for it
    double prerequisites = 0;
    double idle = 0;   ///< minutes free on days before the finish
    double hours = 0;  ///< minutes of these days
    double lean = 0;   ///< minutes of the last seven days before their deadline
    double dated = 0;  ///< minutes of required work that is due before the curriculum ends

    Feel& operator+=(const Feel& other);
};

Feel feel_of(const Curriculum& curriculum, const Plan& plan);

/// One line of a table; `heading` is the line above it.
std::string heading();
std::string row(const std::string& name, const Feel& feel);

/// A curriculum as people make them: three goals, one with a weekly minimum, 24 resources of odd
/// efforts with prerequisites, some deadlines, holidays; `load` is the share of the hours, percent.
std::string lifelike_json(std::uint64_t seed, int load);

/// Long work first in the file, and short work with deadlines all over the year behind it.
std::string near_deadlines_json(std::uint64_t seed);

/// One or two goals with weekly hours and finite work alone, such as a thesis, and beside them
/// resources of all priorities, most with deadlines, in any order in the file.
std::string finite_minima_json(std::uint64_t seed, int load);

/// Minutes of the days in [from, end) that stand elsewhere in the other plan: the sum over days and
/// resources of what the second has more.
Minutes moved(const Plan& before, const Plan& after, Day from, Day end);

/// How much of what was promised for two weeks moves when its first days are missed.
struct Drift {
    Minutes missed = 0;  ///< planned on these days
    Minutes stable = 0;  ///< moved by a plan that knows the promise
    Minutes anew = 0;    ///< moved by one that does not
    int unlike = 0;      ///< verdicts or finishes that the promise changed

    Drift& operator+=(const Drift& other);
};

/// Works as planned for `weeks` weeks, promises two, and misses the first `missed` days of these.
/// With 0 it works these three days as promised instead.
Drift drift(const Curriculum& curriculum, int weeks, int missed);

}  // namespace osmlm::feel
