#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "osmlm/base/finding.hpp"

namespace osmlm {

inline constexpr std::string_view nothing_written = "nothing was written";

/// Makes the text the whole content of a file that is no link, durably, or says why not (exit 4).
/// The text before stays as `NAME~` where `previous` holds it. Writers that hold no lock give a
/// `mark` of their own for the name of the temporary file.
std::optional<Failure> replace_file(const std::filesystem::path& target, std::string_view text,
                                    std::string_view mark = {},
                                    const std::optional<std::string>& previous = std::nullopt);

}  // namespace osmlm
