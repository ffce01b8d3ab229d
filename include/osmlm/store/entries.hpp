#pragma once

#include <optional>

#include "osmlm/model/entries.hpp"
#include "osmlm/model/record.hpp"

namespace osmlm {

/// What a `spend` record says; nothing when it is none.
std::optional<Spending> parse_spending(const Record& record);

/// What a `post` record says; nothing when it is none.
std::optional<Post> parse_post(const Record& record);

}  // namespace osmlm
