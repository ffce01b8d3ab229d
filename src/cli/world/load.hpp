#pragma once

#include <filesystem>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// What is said where the curriculum has errors: these, or what is wrong with the log's lines too.
enum class Tell { errors, everything };

/// Reads a plan's directory. Failure: the errors of the curriculum, or a log that went missing
/// (exit 3); a file that cannot be read (exit 4).
Expected<Inputs, Failure> load(const std::filesystem::path& directory, Tell tell);

/// What commands that need ids only can work with.
struct LoadedLog {
    Inputs inputs;                ///< with an empty curriculum when that has errors
    std::vector<Finding> errors;  ///< of the curriculum
    std::size_t log_size = 0;     ///< bytes of the log that were read
};

/// The same, but a curriculum with errors is no failure.
Expected<LoadedLog, Failure> load_log(const std::filesystem::path& directory);

}  // namespace osmlm
