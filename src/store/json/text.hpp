#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "osmlm/base/expected.hpp"
#include "store/json/json.hpp"

namespace osmlm {

/// The text as strict JSON of the same length: the byte order mark, comments and trailing commas
/// become blanks. Refuses what is no text at all (UTF-16, invalid UTF-8, NUL, too large).
Expected<std::string, JsonError> strict_json(std::string_view text);

/// What may stand next where the parser stopped.
enum class JsonPlace { root, end, first_key, next_member, after_key, first_item, next_item };

/// Says what is wrong with the text behind its last good token, which ends at `last`.
JsonError explain_syntax(std::string_view strict, std::size_t last, JsonPlace place);

}  // namespace osmlm
