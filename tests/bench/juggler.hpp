#pragma once

#include <string>
#include <vector>

#include "bench/families.hpp"

/// The same planted problems given to TaskJuggler's `tj3`, another scheduler of work on a calendar.
namespace osmlm::bench {

/// How the tasks of a TaskJuggler project are ranked; it looks at no deadline while scheduling.
enum class Ranking {
    flat,      ///< every task has the same priority
    deadline,  ///< the earlier the deadline, the higher
    heirs      ///< the same by the earliest deadline of a task and all that wait for it
};

/// The families in the comparison: efforts are whole slots of TaskJuggler, at most 1000 resources.
std::vector<Family> juggler_families();

/// The planted problem as a TaskJuggler project that reports `id;end` to `ends.csv`. Every minute
/// of it, efforts and hours and daily maxima, must be a multiple of the family's grain.
std::string juggler_project(const Planted& planted, Ranking ranking);

/// Prints a table: for each family osmlm, then tj3 under each ranking, each as a whole process
/// that is stopped after a minute. Without tj3 on the search path one line says so.
void compare_with_juggler(const std::string& program);

}  // namespace osmlm::bench
