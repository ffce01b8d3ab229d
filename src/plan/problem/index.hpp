#pragma once

#include <cstddef>

namespace osmlm {

/// A day, work, goal or week as an index; days before the plan begins have none.
constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace osmlm
