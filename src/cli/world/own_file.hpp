#pragma once

#include <filesystem>
#include <optional>

namespace osmlm {

/// Whether writing to `file` would write to one of a plan's own files: by its name or that of what
/// its links lead to, in any directory; or because it is one of those of `plan`, under any name.
bool is_own_file(const std::filesystem::path& file,
                 const std::optional<std::filesystem::path>& plan);

}  // namespace osmlm
