#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "osmlm/model/promise.hpp"

namespace osmlm {

/// The members of a `promise` record, as JSON without braces (see `Draft::members`).
std::string promise_members(const Promise& promise);

/// Reads the line of a `promise` record that the log has accepted; nothing when it is none.
std::optional<Promise> parse_promise(std::string_view line);

}  // namespace osmlm
