#pragma once

#include <filesystem>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// Reads a plan's directory. Failure: the errors of the curriculum, or a log that went missing
/// (exit 3); a file that cannot be read (exit 4).
Expected<Inputs, Failure> load(const std::filesystem::path& directory);

}  // namespace osmlm
