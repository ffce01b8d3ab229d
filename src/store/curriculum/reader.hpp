#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "osmlm/base/finding.hpp"
#include "store/json/json.hpp"
#include "store/json/places.hpp"

/// Walking over the objects of `curriculum.json`: one table of keys for each kind of object.
namespace osmlm {

/// The document, and what is found to be wrong in it.
class Reader {
public:
    Reader(const JsonDocument& document, std::string_view text)
        : document_(document), text_(text) {}

    [[nodiscard]] const JsonDocument& document() const { return document_; }
    [[nodiscard]] bool failed() const { return !errors_.empty(); }
    /// Whether an error was found inside of the node.
    [[nodiscard]] bool failed_in(const JsonNode& node) const;

    /// A value that is not what it should be: `expected WHAT, got …`.
    void expected(std::string_view id, const JsonNode& node, const std::string& what,
                  std::string hint = {});
    void error(std::string_view id, const JsonNode& node, std::string message,
               std::string hint = {});
    void warning(std::string_view id, const JsonNode& node, std::string message,
                 std::string hint = {});
    void note(std::string_view id, const JsonNode& node, std::string message,
              std::string hint = {});

    /// Every key that stands twice in its object, wherever that is.
    void duplicate_keys();
    /// A member whose key none of the known ones is.
    void unknown_key(const JsonNode& member, const std::vector<std::string>& known);
    void missing_key(const JsonNode& object, std::string_view key);

    /// Names near a wrong one; after a hundred of them no longer, so that a hostile file is
    /// refused quickly.
    std::string suggest(std::string_view word, const std::vector<std::string>& names);

    /// All findings, in the order of the file. The reader is used up.
    std::vector<Finding> findings();

private:
    void add(Severity severity, std::string_view id, const JsonNode& node, std::size_t offset,
             std::string message, std::string hint);

    const JsonDocument& document_;
    std::string_view text_;
    std::vector<PlacedFinding> errors_, doubts_;
    std::set<std::size_t> error_offsets_;  ///< of all errors, those that are only counted too
    std::size_t more_errors_ = 0, more_doubts_ = 0;
    int suggestions_left_ = 100;
};

/// What a node holds, in the words of a finding: `"7x"`, `1.5`, `true`, `a list`, `an object`.
std::string description(const JsonNode& node, std::string_view text);

/// A text that is not JSON, as a finding with its place.
std::vector<Finding> syntax_error(JsonError error, std::string_view text);

/// One key of an object, and the function that reads its value into a `Target`.
template <class Target>
struct Key {
    std::string_view name;
    void (*read)(Reader&, const JsonNode&, Target&);
};

template <class Target, std::size_t count>
using Keys = std::array<Key<Target>, count>;

/// Reads one value with `read`, and stores it where it could be read.
template <auto member, auto read, class Target>
void field(Reader& reader, const JsonNode& node, Target& target) {
    if (auto value = read(reader, node)) target.*member = *std::move(value);
}

/// Longer lists of goals, resources and the like are refused.
inline constexpr std::uint32_t longest_list = 100'000;

bool is_list_of_items(Reader& reader, const JsonNode& node);

/// Reads a list of objects, one `Item` each; what is no object leaves an empty item, so that the
/// n-th item is always that of the n-th node.
template <auto member, auto read, class Target>
void list(Reader& reader, const JsonNode& node, Target& target) {
    if (!is_list_of_items(reader, node)) return;
    (target.*member).reserve(node.count);
    for (const JsonNode& item : reader.document().children(node))
        (target.*member).push_back(read(reader, item));
}

bool is_object(Reader& reader, const JsonNode& node, std::string_view what);

inline bool is_free_key(std::string_view key) { return key.starts_with("x-"); }

/// Reads an object member by member, by a table of its keys; keys that begin with `x-` are free,
/// and of two members with one key the first counts.
template <class Target, std::size_t count>
bool read_object(Reader& reader, const JsonNode& node, std::string_view what,
                 const Keys<Target, count>& keys, Target& target,
                 std::initializer_list<std::string_view> required = {}) {
    if (!is_object(reader, node, what)) return false;
    for (const JsonNode& member : reader.document().children(node)) {
        if (member.duplicate) continue;
        const auto row = std::find_if(keys.begin(), keys.end(), [&member](const Key<Target>& key) {
            return is_same_word(key.name, member.key);
        });
        if (row != keys.end()) {
            row->read(reader, member, target);
        } else if (!is_free_key(member.key)) {
            std::vector<std::string> known;
            for (const Key<Target>& key : keys) known.emplace_back(key.name);
            reader.unknown_key(member, known);
        }
    }
    for (const std::string_view key : required)
        if (reader.document().find(node, key) == nullptr) reader.missing_key(node, key);
    return true;
}

/// For keys whose values are read elsewhere.
template <class Target>
void read_later(Reader&, const JsonNode&, Target&) {}

}  // namespace osmlm
