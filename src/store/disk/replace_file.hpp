#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "osmlm/base/finding.hpp"

namespace osmlm {

inline constexpr std::string_view nothing_written = "nothing was written";

/// A text that would be lost, and where it is kept.
struct Kept {
    std::filesystem::path file;  ///< in the directory of what is replaced; gets the same mode
    std::string_view text;
};

/// Makes the text the whole content of a file that is no link, durably, or says why not (exit 4).
/// What is kept is on the disk before that. Writers that hold no lock give a `mark` of their own
/// for the name of the temporary file.
std::optional<Failure> replace_file(const std::filesystem::path& target, std::string_view text,
                                    const std::optional<Kept>& kept = std::nullopt,
                                    std::string_view mark = {});

}  // namespace osmlm
