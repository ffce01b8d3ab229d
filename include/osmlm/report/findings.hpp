#pragma once

#include <vector>

#include "osmlm/base/finding.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/report/report.hpp"

/// What is wrong or doubtful in the files of a plan, for people and for programs.
namespace osmlm {

/// Everything doubtful in what was read, then in the plan.
std::vector<Finding> findings_of(const Inputs& inputs, const std::vector<Finding>& of_plan);

/// The "findings" array of every JSON answer.
Array findings_data(const std::vector<Finding>& findings);

/// Each finding as `curriculum.json:6:29: /resources/1/effort: expected …` (with its severity when
/// it is no error), the line of the file with a mark, and the hint.
std::vector<Block> finding_blocks(const std::vector<Finding>& findings);

/// The answer of `check`: errors with their lines, all else as a table, and how many there are.
Report findings_report(const std::vector<Finding>& findings, Day today);

}  // namespace osmlm
