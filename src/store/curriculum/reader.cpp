#include "store/curriculum/reader.hpp"

#include <algorithm>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

constexpr std::size_t most_findings = 1000;

Finding finding_of(Severity severity, std::string_view id, std::string path, std::string message,
                   std::string hint) {
    Finding finding;
    finding.id = id;
    finding.severity = severity;
    finding.file = "curriculum.json";
    finding.path = std::move(path);
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    return finding;
}

std::string quoted(std::string_view word) { return '"' + shortened(printable(word), 64) + '"'; }

/// Words that people write for a key when they have not looked it up.
constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"due", "deadline"}, {"due-date", "deadline"}, {"duedate", "deadline"},
    {"deadline", "end"}, {"deadlines", "end"},     {"name", "title"},
    {"hours", "effort"}, {"requires", "after"},    {"prerequisites", "after"}};

std::string meant_by(std::string_view word, const std::vector<std::string>& known) {
    for (const auto& [other, key] : other_words)
        if (word == other && std::find(known.begin(), known.end(), key) != known.end())
            return "did you mean \"" + std::string(key) + "\"?";
    return {};
}

void add_rest(std::vector<Finding>& findings, Severity severity, std::size_t more) {
    if (more == 0) return;
    const std::string what = severity == Severity::error ? " errors" : " findings";
    findings.push_back(finding_of(severity, "too-many-findings", "",
                                  "and " + std::to_string(more) + " more" + what, ""));
}

}  // namespace

std::string description(const JsonNode& node, std::string_view text) {
    switch (node.kind) {
        case JsonNode::Kind::null:
            return "null";
        case JsonNode::Kind::boolean:
            return node.truth ? "true" : "false";
        case JsonNode::Kind::string:
            return '"' + shortened(printable(node.text), 40) + '"';
        case JsonNode::Kind::array:
            return node.count > 0 ? "a list" : "an empty list";
        case JsonNode::Kind::object:
            return "an object";
        case JsonNode::Kind::integer:
        case JsonNode::Kind::number:
            break;
    }
    return shortened(text.substr(node.begin, node.end - node.begin), 40);
}

bool Reader::failed_in(const JsonNode& node) const {
    const auto error = error_offsets_.lower_bound(node.begin);
    return error != error_offsets_.end() && *error < node.end;
}

void Reader::add(Severity severity, std::string_view id, const JsonNode& node, std::size_t offset,
                 std::string message, std::string hint) {
    const bool is_error = severity == Severity::error;
    if (is_error) error_offsets_.insert(offset);
    std::vector<PlacedFinding>& group = is_error ? errors_ : doubts_;
    if (group.size() >= most_findings) {
        ++(is_error ? more_errors_ : more_doubts_);
        return;
    }
    group.push_back({offset, finding_of(severity, id, document_.pointer(node), std::move(message),
                                        std::move(hint))});
}

void Reader::expected(std::string_view id, const JsonNode& node, const std::string& what,
                      std::string hint) {
    error(id, node, "expected " + what + ", got " + description(node, text_), std::move(hint));
}

void Reader::error(std::string_view id, const JsonNode& node, std::string message,
                   std::string hint) {
    add(Severity::error, id, node, node.begin, std::move(message), std::move(hint));
}

void Reader::warning(std::string_view id, const JsonNode& node, std::string message,
                     std::string hint) {
    add(Severity::warning, id, node, node.begin, std::move(message), std::move(hint));
}

void Reader::note(std::string_view id, const JsonNode& node, std::string message,
                  std::string hint) {
    add(Severity::note, id, node, node.begin, std::move(message), std::move(hint));
}

void Reader::duplicate_keys() {
    for (const JsonNode& node : document_.nodes)
        if (node.duplicate)
            add(Severity::error, "duplicate-key", node, node.key_begin,
                "expected each key once, got " + quoted(node.key) + " again",
                "keep one of the two");
}

void Reader::unknown_key(const JsonNode& member, const std::vector<std::string>& known) {
    std::string hint = meant_by(member.key, known);
    if (hint.empty()) hint = suggest(member.key, known);
    if (hint.empty()) hint = "keys that begin with \"x-\" are free for your own use";
    add(Severity::warning, "unknown-key", member, member.key_begin,
        "the key " + quoted(member.key) + " is not known and does nothing", std::move(hint));
}

void Reader::missing_key(const JsonNode& object, std::string_view key) {
    error("missing-key", object, "expected the key " + quoted(key) + ", got none", "");
}

std::string Reader::suggest(std::string_view word, const std::vector<std::string>& names) {
    if (suggestions_left_ == 0 || word.size() > 100) return {};
    --suggestions_left_;
    return did_you_mean(word, names);
}

std::vector<Finding> Reader::findings() {
    std::vector<PlacedFinding> all = std::move(errors_);
    all.insert(all.end(), std::make_move_iterator(doubts_.begin()),
               std::make_move_iterator(doubts_.end()));
    std::vector<Finding> findings = in_file_order(std::move(all), text_);
    add_rest(findings, Severity::error, more_errors_);
    add_rest(findings, Severity::note, more_doubts_);
    return findings;
}

std::vector<Finding> syntax_error(JsonError error, std::string_view text) {
    Finding finding;
    finding.id = std::move(error.id);
    finding.file = "curriculum.json";
    finding.message = std::move(error.message);
    finding.hint = std::move(error.hint);
    return in_file_order({{error.offset, std::move(finding)}}, text);
}

bool is_list_of_items(Reader& reader, const JsonNode& node) {
    if (node.kind != JsonNode::Kind::array)
        reader.expected("wrong-type", node, "a list");
    else if (node.count > longest_list)
        reader.error("out-of-range", node,
                     "expected at most " + std::to_string(longest_list) + " items, got " +
                         std::to_string(node.count));
    else
        return true;
    return false;
}

bool is_object(Reader& reader, const JsonNode& node, std::string_view what) {
    if (node.kind == JsonNode::Kind::object) return true;
    reader.expected("wrong-type", node, std::string(what));
    return false;
}

}  // namespace osmlm
