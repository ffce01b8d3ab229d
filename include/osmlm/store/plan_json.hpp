#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/plan/plan.hpp"

namespace osmlm {

/// A plan as a program wrote it, for one that judges it.
struct WrittenPlan {
    Plan plan;
    Day until;  ///< the last day that the file shows
    /// Figures of the file that its other figures contradict, such as the `planned` of a day beside
    /// its sessions; ids such as "day-planned".
    std::vector<Finding> contradictions;
};

/// Reads an answer of `osmlm plan --json`, whoever wrote it. Ids are those of the curriculum; keys
/// that are not known, findings and remedies are passed over. What has no meaning is an error with
/// its place in `file`: syntax, missing keys, wrong types, unknown ids. O(bytes).
Expected<WrittenPlan, std::vector<Finding>> parse_plan(std::string_view text,
                                                       const Curriculum& curriculum,
                                                       const std::string& file);

}  // namespace osmlm
