#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/change_keys.hpp"
#include "store/json/json.hpp"

/// Values of changes as JSON.
namespace osmlm {

/// The words of a list, parted by commas, in the order in which they stand there; a stretch of
/// weekdays is all of them.
std::vector<std::string> words_of_list(ValueForm form, std::string_view value);

/// One such word as an item of the list in the file.
std::string item_json(ValueForm form, std::string_view word);

/// The word for an item that stands in the file.
std::string word_of_item(const JsonDocument& document, const JsonNode& item);

/// The value as JSON. Complains where it could not stand in any file, such as a number with
/// letters.
Expected<std::string> value_json(ValueForm form, std::string_view value);

/// The hours of a day: a duration, or windows of the clock parted by commas.
std::string hours_json(std::string_view hours);

}  // namespace osmlm
