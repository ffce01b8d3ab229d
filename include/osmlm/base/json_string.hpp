#pragma once

#include <string>
#include <string_view>

namespace osmlm {

/// The text as a JSON string with its quotes. What a terminal may act on is escaped, like the signs
/// that JSON itself asks for; bytes that are not UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

}  // namespace osmlm
