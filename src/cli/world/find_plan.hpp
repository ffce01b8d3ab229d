#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/cli/world.hpp"

namespace osmlm {

/// The directory of the plan: `given` (--plan), else $OSMLM_PLAN, else the nearest one upwards
/// whose curriculum has the key "osmlm", else the one in the data home. Failure: exit 3, saying
/// where it looked.
Expected<std::filesystem::path, Failure> find_plan(const std::optional<std::string>& given,
                                                   const World& world);

/// Whether the text has that key in its outermost object. Sees through comments, and does not mind
/// errors after the key: a broken curriculum is still one. O(length).
bool has_outer_key(std::string_view text, std::string_view key);

}  // namespace osmlm
