#pragma once

#include "oracle/check.hpp"
#include "oracle/draft.hpp"

namespace osmlm::oracle {

/// The curriculum and the records of an instance as the program reads them. The generator writes
/// nothing that cannot be read; a failure ends the test with the first finding.
struct Loaded {
    Curriculum curriculum;
    std::vector<Record> records;
    std::shared_ptr<const void> texts;  ///< that the records view
};

Loaded load(const Instance& instance);

/// The planted plan as the facts number their days and jobs. A resource that is none of the jobs
/// gets the number of no job.
Timetable timetable_of(const Facts& facts, const Curriculum& curriculum, Day today,
                       const std::vector<PlantedDay>& plan);

std::vector<PlantedDay> plan_of(const Draft& draft);

/// Whether the planted plan of the draft holds every rule.
bool plan_holds(const Draft& draft);

}  // namespace osmlm::oracle
