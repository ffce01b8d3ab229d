#pragma once

#include <optional>
#include <string>

#include "cli/desk/desk.hpp"
#include "cli/words/period_options.hpp"
#include "osmlm/report/selection.hpp"

namespace osmlm {

/// Which sessions a report is about, as the command line says it: a period, `-r`, `--goal`,
/// `--kind`, `--tag`.
struct SelectionOptions {
    PeriodOptions period;
    std::optional<std::string> resource, goal, kind, tag;
};
void declare_selection(Arguments& arguments, SelectionOptions& into);

/// What is meant. What is named must be there, or nothing would be found and nobody would know why
/// (exit 2); goals, kinds and tags need a curriculum without errors (exit 3).
Expected<Selection, Failure> read_selection(const SelectionOptions& options, const Desk& desk);

}  // namespace osmlm
