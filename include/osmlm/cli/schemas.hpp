#pragma once

#include <span>
#include <string_view>

namespace osmlm {

/// A JSON Schema that the program carries: `name` is "plan" for `osmlm.plan/1`.
struct Schema {
    std::string_view name;
    std::string_view text;
};

/// All of them, by name.
std::span<const Schema> schemas();

}  // namespace osmlm
