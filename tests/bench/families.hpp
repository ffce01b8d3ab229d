#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Generated curricula for measuring: a plan is planted first, so each has one.
namespace osmlm::bench {

struct Family {
    std::string name;
    int resources = 100;
    int days = 365;
    int load = 80;    ///< percent of every day's hours that the planted plan uses; 100: just all
    int classes = 6;  ///< goals with weekdays of their own
    int slack_days = 30;  ///< deadlines this long after the planted finish, at most
    int chain = 5;        ///< resources of a goal that wait for one another; 1: none
    int capped = 60;      ///< percent with a daily maximum
    int minima = 0;       ///< goals of open work with a weekly minimum
    int excess = 0;       ///< minutes added to the effort of one resource
    int grain = 1;        ///< efforts are multiples of it, but for the excess; must divide 60
    int served = 0;  ///< goals whose weekly minimum, that of the poorest week, finite work serves
    int across = 0;  ///< percent that wait, for work of another goal, instead of chains; 0: chains
};

/// The families that are measured.
std::vector<Family> families();

/// A resource of the planted plan.
struct PlantedWork {
    int goal = 0;
    int after = -1;     ///< the resource before it in its chain
    int effort = 0;     ///< minutes
    int daily_max = 0;  ///< 0: none
    int first = -1, last = -1;
    int deadline = 0;  ///< day, from 0
};

struct Planted {
    Family family;
    std::vector<int> hours;                   ///< of each day of the week
    std::vector<std::vector<int>> goal_days;  ///< weekdays of each goal
    std::vector<PlantedWork> works;
    std::vector<std::vector<int>> weeks;  ///< minutes, by goal and week
};

Planted plant(const Family& family, std::uint64_t seed);

/// The planted problem as `curriculum.json`; it starts on Monday 7 September 2026.
std::string curriculum_json(const Planted& planted);

}  // namespace osmlm::bench
