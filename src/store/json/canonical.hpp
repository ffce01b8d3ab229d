#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace osmlm {

/// The text of one JSON value in its canonical form (RFC 8785): no blanks, keys sorted by their
/// UTF-16 code units, numbers as ECMAScript writes them. Two texts that are equal as JSON give
/// the same. Nothing when it is not JSON, or nested deeper than 64 levels.
std::optional<std::string> canonical_json(std::string_view text);

}  // namespace osmlm
