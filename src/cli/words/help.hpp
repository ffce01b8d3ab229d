#pragma once

#include <vector>

#include "osmlm/cli/command.hpp"

namespace osmlm {

/// What a command does and takes; of none: what the program is, its first commands, and the
/// options that work everywhere.
std::vector<Block> help_on(const Command* command);

/// The commands that the first page leaves out.
std::vector<Block> help_on_more();

}  // namespace osmlm
