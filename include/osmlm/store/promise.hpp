#pragma once

#include <optional>
#include <string>

#include "osmlm/model/promise.hpp"

namespace osmlm {

/// The members of a `promise` record, as JSON without braces (see `Draft::members`).
std::string promise_members(const Promise& promise);

/// What a `promise` record that the log has accepted says, which refers to it; nothing when it is
/// none.
std::optional<Promise> parse_promise(const Record& record);

}  // namespace osmlm
