#include "store/change/page.hpp"

#include <utility>

#include "store/change/splice.hpp"
#include "store/change/values.hpp"

namespace osmlm {

ChangePage::ChangePage(std::string text) { turn_to(std::move(text)); }

void ChangePage::turn_to(std::string text) {
    text_ = std::move(text);
    document_ = *parse_json(text_);
}

std::optional<IdEntry> ChangePage::find_entry(std::string_view id) const {
    for (const auto& [key, subject] :
         {std::pair("resources", Subject::resource), std::pair("goals", Subject::goal),
          std::pair("choices", Subject::choice)}) {
        const JsonNode* list = document_.find(document_.root(), key);
        if (list == nullptr) continue;
        for (const JsonNode& item : document_.children(*list)) {
            const JsonNode* own = document_.find(item, "id");
            if (own != nullptr && own->text == id) return IdEntry{pointer(item), subject};
        }
    }
    return std::nullopt;
}

const JsonNode* ChangePage::member(const std::string& path, std::string_view key) const {
    return document_.find(document_.follow(path), key);
}

const JsonNode* ChangePage::find_item(const std::string& path, std::string_view word) const {
    for (const JsonNode& item : document_.children(document_.follow(path)))
        if (word_of_item(document_, item) == word) return &item;
    return nullptr;
}

std::string ChangePage::ensure(const std::string& path, std::string_view key,
                               std::string_view empty) {
    if (member(path, key) == nullptr) set(path, key, empty);
    return path + '/' + std::string(key);
}

void ChangePage::set(const std::string& path, std::string_view key, std::string_view json) {
    const JsonNode* old = member(path, key);
    turn_to(old != nullptr ? with_value(text_, *old, json)
                           : with_member(text_, document_, document_.follow(path), key, json));
}

void ChangePage::add_item(const std::string& path, std::string_view json) {
    turn_to(with_item(text_, document_, document_.follow(path), json));
}

void ChangePage::remove(const JsonNode& node) { turn_to(without(text_, document_, node)); }

}  // namespace osmlm
