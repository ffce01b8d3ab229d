#pragma once

#include <string>
#include <vector>

#include "osmlm/cli/world.hpp"

namespace osmlm {

/// The whole program: reads the arguments (without the program's name), does the one command they
/// name, prints its answer, and returns the exit code. Never throws for what a user can do.
int run(const std::vector<std::string>& arguments, const World& world);

}  // namespace osmlm
