#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"

/// JSON as a flat tree of nodes that know where they stand in the text.
namespace osmlm {

/// Deeper nesting than this, larger files and more values are refused.
inline constexpr std::size_t deepest_json = 64;
inline constexpr std::size_t most_json_values = 2'000'000;
inline constexpr std::size_t largest_json = 16'000'000;

/// The same as `==`; quicker where most words differ in length or begin.
inline bool is_same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

struct JsonNode {
    enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };

    Kind kind = Kind::null;
    bool truth = false;       ///< of a boolean
    bool duplicate = false;   ///< its object has an earlier member with this key
    std::uint32_t begin = 0;  ///< span of the value in the text, in bytes
    std::uint32_t end = 0;
    std::uint32_t key_begin = 0;  ///< where its key begins; `begin` where it has none
    std::uint32_t parent = 0;     ///< index of its container; the root is its own
    std::uint32_t next = 0;       ///< index of the next sibling; 0 when it is the last
    std::uint32_t index = 0;      ///< its place in its container, from 0
    std::uint32_t count = 0;      ///< how many children it has
    std::string_view key;         ///< of a member of an object, escapes resolved
    std::string_view text;        ///< of a string, escapes resolved
    std::int64_t integer = 0;     ///< of an integer that fits 64 bits
    double number = 0;            ///< of an integer or a number
};

/// The text that it was read from must outlive it.
class JsonDocument {
public:
    /// The children of one node, in the order of the text.
    class Children {
    public:
        class Iterator {
        public:
            Iterator(const JsonNode* nodes, std::uint32_t at) : nodes_(nodes), at_(at) {}
            const JsonNode& operator*() const { return nodes_[at_]; }
            Iterator& operator++() {
                at_ = nodes_[at_].next;
                return *this;
            }
            bool operator!=(const Iterator& other) const { return at_ != other.at_; }

        private:
            const JsonNode* nodes_;
            std::uint32_t at_;
        };

        Children(const JsonNode* nodes, std::uint32_t first) : nodes_(nodes), first_(first) {}
        [[nodiscard]] Iterator begin() const { return {nodes_, first_}; }
        [[nodiscard]] Iterator end() const { return {nodes_, 0}; }

    private:
        const JsonNode* nodes_;
        std::uint32_t first_;
    };

    [[nodiscard]] const JsonNode& root() const { return nodes.front(); }
    [[nodiscard]] Children children(const JsonNode& node) const;
    /// The first member with that key, or nothing. O(members).
    [[nodiscard]] const JsonNode* find(const JsonNode& object, std::string_view key) const;
    /// The node that a JSON pointer (RFC 6901) leads to, or the last one on the way that exists.
    [[nodiscard]] const JsonNode& follow(std::string_view pointer) const;
    /// The JSON pointer of a node.
    [[nodiscard]] std::string pointer(const JsonNode& node) const;

    std::vector<JsonNode> nodes;      ///< parents before children; the first is the root
    std::deque<std::string> decoded;  ///< strings and keys that were written with escapes
};

/// Why a text is not JSON.
struct JsonError {
    std::string id;          ///< "syntax", "encoding", "too-deep" or "too-large"
    std::size_t offset = 0;  ///< in bytes
    std::string message;
    std::string hint;
};

/// Reads JSON with `//` and `/* */` comments and trailing commas, in UTF-8 with or without a byte
/// order mark. Members with the same key are kept and marked. O(bytes × log of members).
Expected<JsonDocument, JsonError> parse_json(std::string_view text);

/// Reads JSON as RFC 8259 has it, in UTF-8 without a byte order mark; of an error only that there
/// is one. O(bytes × log of members).
std::optional<JsonDocument> parse_strict_json(std::string_view text);

}  // namespace osmlm
