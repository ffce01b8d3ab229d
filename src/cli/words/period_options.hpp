#pragma once

#include <optional>
#include <string>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/cli/arguments.hpp"
#include "osmlm/report/selection.hpp"

namespace osmlm {

/// Which days a report is about, as the command line says it: `--since`, `--until` (`--from`,
/// `--to`), `--this-week`, `--last-week`, `--week`.
struct PeriodOptions {
    std::optional<std::string> since, until, week;
    bool this_week = false, last_week = false;
};
void declare_period(Arguments& arguments, PeriodOptions& into);

/// The days that are meant; failures are of exit 2.
Expected<DayRange, Failure> read_period(const PeriodOptions& options, Day today);

}  // namespace osmlm
