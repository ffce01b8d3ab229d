#pragma once

#include <vector>

#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"
#include "osmlm/report/selection.hpp"
#include "report/common/why_facts.hpp"
#include "report/why/sooner.hpp"
#include "report/why/unplanned.hpp"

namespace osmlm {

/// All that an answer of `osmlm why` says; what it is not about stays empty.
struct WhyFacts {
    std::optional<std::size_t> resource;
    std::optional<Day> day;
    std::optional<DayRange> days;
    std::optional<std::size_t> goal;
    std::vector<Placement> placements;
    std::optional<Unplanned> unplanned;
    std::vector<Waiting> waits;
    std::vector<std::size_t> waiting;
    std::vector<Link> chain;
    std::vector<Sooner> sooner;
};

/// The fields of `osmlm why --json`.
Object why_data(const Inputs& inputs, const Plan& plan, const WhyFacts& facts);

/// One row a placement, for spreadsheets.
Table why_records(const Curriculum& curriculum, const WhyFacts& facts);

}  // namespace osmlm
