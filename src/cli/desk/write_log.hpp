#pragma once

#include "cli/desk/desk.hpp"
#include "cli/words/request.hpp"
#include "cli/world/load.hpp"

namespace osmlm {

/// Does what a command that needs ids only does: lays its desk, lets it write its records down,
/// appends them to the log, and only then has an answer. When another command has written
/// meanwhile, all of it is done again, so that no two commands work from the same state. Nothing is
/// appended with --dry-run.
Result write_log(const AfterLog& act, const Globals& globals, const World& world);

/// Appends the promise of the week of the study day, unless the log has a live one. A plan, a disk
/// or a memory that fails costs the promise and nothing else.
void keep_promise(const Globals& globals, const World& world) noexcept;

}  // namespace osmlm
