#pragma once

#include "cli/desk.hpp"
#include "cli/load.hpp"
#include "cli/request.hpp"

namespace osmlm {

/// Does what a command that needs ids only does: lays its desk, lets it write its records down,
/// appends them to the log, and only then has an answer. Nothing is appended with --dry-run.
Result write_log(const AfterLog& act, LoadedLog loaded, const Globals& globals, const World& world);

}  // namespace osmlm
