#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "osmlm/base/finding.hpp"
#include "osmlm/store/log_file.hpp"

namespace osmlm {

/// Makes the text the whole content of the file, or leaves the file as it was: a temporary file
/// beside it is written, synced and renamed over it, and the directory synced. A link is followed;
/// the mode of an older file and its extended attributes are kept; one with several names (hard
/// links) is refused. What is no regular file (a pipe, /dev/stdout) is written into.
/// Failure: exit 4, saying that nothing was written and why.
std::optional<Failure> write_file(const std::filesystem::path& path, std::string_view text);

/// The same for a file of a plan (`curriculum.json`), under the lock of the plan, and only when its
/// text is still `expected` (nothing: it is not there); else "edited meanwhile", exit 4. The text
/// before stays as `NAME~`. In a plan without a log, this starts it.
std::optional<Failure> rewrite_file(const std::filesystem::path& directory, std::string_view name,
                                    const std::optional<std::string>& expected,
                                    std::string_view text,
                                    std::chrono::milliseconds patience = usual_patience);

/// Makes a directory and those above it that are missing, durably. `mode` is as the umask allows.
/// Failure: exit 4.
std::optional<Failure> make_directories(const std::filesystem::path& path,
                                        std::filesystem::perms mode = std::filesystem::perms::all);

}  // namespace osmlm
