#include "store/change/values.hpp"

#include <algorithm>

#include "osmlm/base/clock.hpp"
#include "osmlm/base/day.hpp"
#include "osmlm/base/json_string.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

std::vector<std::string> parts(std::string_view text, char sign) {
    std::vector<std::string> all;
    for (;;) {
        const std::size_t end = text.find(sign);
        all.emplace_back(text.substr(0, end));
        if (end == text.npos) return all;
        text.remove_prefix(end + 1);
    }
}

template <class Write>
std::string array(const std::vector<std::string>& words, Write write) {
    std::string json;
    for (const std::string& word : words) json += (json.empty() ? "" : ", ") + write(word);
    return '[' + json + ']';
}

/// `mon-thu` as its days; any other word as it is.
void add_weekdays(const std::string& word, std::vector<std::string>& words) {
    const std::size_t dash = word.find('-');
    const auto* const first =
        std::ranges::find(weekday_names, std::string_view(word).substr(0, dash));
    const auto* const last = std::ranges::find(
        weekday_names, dash == word.npos ? "" : std::string_view(word).substr(dash + 1));
    if (last == weekday_names.end() || last < first) return words.push_back(word);
    words.insert(words.end(), first, last + 1);
}

std::string range_json(std::string_view value, std::string_view low, std::string_view high) {
    const std::size_t dots = value.find("..");
    if (dots == value.npos) return json_string(value);
    std::string json;
    const auto add = [&](std::string_view key, std::string_view bound) {
        if (bound.empty()) return;
        json += (json.empty() ? " " : ", ") + json_string(key) + ": " + json_string(bound);
    };
    add(low, value.substr(0, dots));
    add(high, value.substr(dots + 2));
    return '{' + json + " }";
}

Expected<std::string> number_json(std::string_view value) {
    const auto document = parse_strict_json(value);
    const auto kind = document ? document->root().kind : JsonNode::Kind::null;
    if (kind == JsonNode::Kind::integer || kind == JsonNode::Kind::number)
        return std::string(value);
    return Complaint{"expected a number, got \"" + printable(value) + '"', "such as 12 or 12.50"};
}

Expected<std::string> truth_json(std::string_view value) {
    if (value == "true" || value == "false") return std::string(value);
    return Complaint{"expected true or false, got \"" + printable(value) + '"', ""};
}

}  // namespace

std::vector<std::string> words_of_list(ValueForm form, std::string_view value) {
    if (form != ValueForm::weekdays) return parts(value, ',');
    std::vector<std::string> words;
    for (const std::string& word : parts(value, ',')) add_weekdays(word, words);
    return words;
}

std::string item_json(ValueForm form, std::string_view word) {
    if (form != ValueForm::after || word.find('|') == word.npos) return json_string(word);
    return "{ \"any\": " + array(parts(word, '|'), json_string) + " }";
}

std::string word_of_item(const JsonDocument& document, const JsonNode& item) {
    const JsonNode* any = document.find(item, "any");
    if (any == nullptr) return std::string(item.text);
    std::string word;
    for (const JsonNode& member : document.children(*any))
        word += (word.empty() ? "" : "|") + std::string(member.text);
    return word;
}

Expected<std::string> value_json(ValueForm form, std::string_view value) {
    switch (form) {
        case ValueForm::text:
        case ValueForm::date:
        case ValueForm::goal:
            return json_string(value);
        case ValueForm::number:
            return number_json(value);
        case ValueForm::truth:
            return truth_json(value);
        case ValueForm::effort:
            return range_json(value, "low", "high");
        case ValueForm::bounds:
            return range_json(value, "min", "max");
        default:
            return array(words_of_list(form, value),
                         [&](const std::string& word) { return item_json(form, word); });
    }
}

std::string hours_json(std::string_view hours) {
    return looks_like_range(hours) ? array(parts(hours, ','), json_string) : json_string(hours);
}

}  // namespace osmlm
