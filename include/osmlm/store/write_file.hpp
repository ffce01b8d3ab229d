#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "osmlm/base/finding.hpp"

namespace osmlm {

/// Makes the text the whole content of the file, or leaves the file as it was: a temporary file
/// beside it is written, synced and renamed over it, and the directory synced. A link is followed,
/// the mode of an older file kept; what is no regular file (a pipe, /dev/stdout) is written into.
/// Failure: exit 4, saying that nothing was written and why.
std::optional<Failure> write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace osmlm
