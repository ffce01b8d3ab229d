#pragma once

#include <vector>

#include "osmlm/base/finding.hpp"
#include "osmlm/model/inputs.hpp"
#include "osmlm/plan/plan.hpp"
#include "osmlm/report/report.hpp"

/// What is wrong or doubtful in the files of a plan, for people and for programs.
namespace osmlm {

/// What only a plan shows: deadlines that have passed with required work left, and optional work
/// that is required because other work waits for it. With JSON pointers, but without lines.
std::vector<Finding> doubts_of(const Curriculum& curriculum, const Plan& plan);

/// Where the verdict is open, a warning for each place of the file whose weekly hours or deadline
/// the plan misses. Of these only `check` speaks; elsewhere the verdict does. Without lines as
/// well.
std::vector<Finding> missed_of(const Curriculum& curriculum, const Plan& plan);

/// Everything doubtful in what was read, then in the plan.
std::vector<Finding> findings_of(const Inputs& inputs, const std::vector<Finding>& of_plan);
/// The same with those of another state of the log.
std::vector<Finding> findings_of(const Inputs& inputs, const State& state,
                                 const std::vector<Finding>& of_plan);

/// The "findings" array of every JSON answer.
Array findings_data(const std::vector<Finding>& findings);

/// Each finding as `curriculum.json:6:29: /resources/1/effort: expected …` (with its severity when
/// it is no error), the line of the file with a mark, and the hint.
std::vector<Block> finding_blocks(const std::vector<Finding>& findings);

/// "1 error, 2 warnings and 3 notes".
std::string counted_findings(const std::vector<Finding>& findings);

/// The answer of `check`: errors with their lines, all else as a table, and how many there are.
/// With the verdict of the plan, where there is one, also says that it does not fit.
Report findings_report(const std::vector<Finding>& findings, Day today,
                       const std::optional<Verdict>& verdict = {});

}  // namespace osmlm
