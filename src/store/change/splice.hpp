#pragma once

#include <string>
#include <string_view>

#include "store/json/json.hpp"

/// Edits of a JSON text that leave every other byte as it stands: order, blanks, comments, trailing
/// commas, line ends. What is put in takes on the look of what stands beside it. Each function
/// returns the new text, to be parsed anew. O(bytes).
namespace osmlm {

/// With that value, JSON itself, in place of the node's.
std::string with_value(std::string_view text, const JsonNode& node, std::string_view value);

/// With one more member at the end of the object.
std::string with_member(std::string_view text, const JsonDocument& document, const JsonNode& object,
                        std::string_view key, std::string_view value);

/// With one more item at the end of the array.
std::string with_item(std::string_view text, const JsonDocument& document, const JsonNode& array,
                      std::string_view item);

/// Without the node, its key and a comma; its line goes when nothing else stands on it, and
/// comments stay.
std::string without(std::string_view text, const JsonDocument& document, const JsonNode& node);

}  // namespace osmlm
