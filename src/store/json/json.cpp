#include "store/json/json.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "store/json/text.hpp"

namespace osmlm {
namespace {

/// Receives the tokens and builds the tree. A token begins at the first byte behind the one before
/// it that is no blank, comma or colon; as the lexer has found it to be sound, its end is plain.
class Builder {
public:
    using Kind = JsonNode::Kind;

    Builder(std::string_view text, std::string_view strict) : text_(text), strict_(strict) {
        document.nodes.reserve(text.size() / 12 + 16);
    }

    bool null() { return literal(Kind::null, 4); }
    bool boolean(bool value) {
        const bool counted = literal(Kind::boolean, value ? 4 : 5);
        document.nodes.back().truth = value;
        return counted;
    }
    bool number_integer(std::int64_t value) { return integer(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) return real(static_cast<double>(value));
        return integer(static_cast<std::int64_t>(value));
    }
    bool number_float(double value, const std::string&) { return real(value); }
    bool binary(std::vector<std::uint8_t>&) { return false; }

    bool string(std::string& value) {
        JsonNode& node = add(Kind::string);
        node.text = take_string(node.begin, value);
        node.end = last_;
        return is_within_limit();
    }
    bool key(std::string& value) {
        key_begin_ = token_begin();
        key_ = take_string(*key_begin_, value);
        return true;
    }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_object() {
        mark_duplicates(document.nodes[open_.back().node]);
        return close();
    }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
        error = explain_syntax(strict_, last_, place());
        return false;
    }

    JsonDocument document;
    std::optional<JsonError> error;

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t last_child;
    };

    [[nodiscard]] std::uint32_t token_begin() const {
        std::size_t begin = last_;
        const auto skipped = [](char c) {
            return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ':';
        };
        while (begin < strict_.size() && skipped(strict_[begin])) ++begin;
        return static_cast<std::uint32_t>(begin);
    }

    /// Moves behind the string; gives the text between its quotes itself when it has no escapes.
    std::string_view take_string(std::uint32_t begin, std::string& value) {
        std::size_t end = begin + 1;
        for (; strict_[end] != '"'; ++end)
            if (strict_[end] == '\\') ++end;
        last_ = static_cast<std::uint32_t>(end + 1);
        if (value.size() == end - begin - 1) return text_.substr(begin + 1, value.size());
        return document.decoded.emplace_back(std::move(value));
    }

    JsonNode& add(Kind kind) {
        const auto index = static_cast<std::uint32_t>(document.nodes.size());
        JsonNode& node = document.nodes.emplace_back();
        node.kind = kind;
        node.begin = token_begin();
        node.key_begin = key_begin_.value_or(node.begin);
        node.key = std::exchange(key_, {});
        key_begin_.reset();
        if (open_.empty()) return node;
        Open& open = open_.back();
        node.parent = open.node;
        node.index = document.nodes[open.node].count++;
        if (node.index > 0) document.nodes[open.last_child].next = index;
        open.last_child = index;
        return node;
    }

    bool is_within_limit() {
        if (document.nodes.size() <= most_json_values) return true;
        error = JsonError{"too-large", document.nodes.back().begin,
                          "expected at most 2 million values, got more", ""};
        return false;
    }

    bool literal(Kind kind, std::uint32_t length) {
        JsonNode& node = add(kind);
        node.end = node.begin + length;
        last_ = node.end;
        return is_within_limit();
    }

    JsonNode& numeral(Kind kind) {
        JsonNode& node = add(kind);
        last_ = node.end = static_cast<std::uint32_t>(number_end(node.begin));
        return node;
    }

    [[nodiscard]] std::size_t number_end(std::size_t at) const {
        if (strict_[at] == '-') ++at;
        at = strict_[at] == '0' ? at + 1 : digits_end(at);
        if (at + 1 < strict_.size() && strict_[at] == '.') at = digits_end(at + 1);
        if (at + 1 < strict_.size() && (strict_[at] == 'e' || strict_[at] == 'E'))
            at = digits_end(at + (strict_[at + 1] == '+' || strict_[at + 1] == '-' ? 2 : 1));
        return at;
    }
    [[nodiscard]] std::size_t digits_end(std::size_t at) const {
        return std::min(strict_.find_first_not_of("0123456789", at), strict_.size());
    }
    bool integer(std::int64_t value) {
        JsonNode& node = numeral(Kind::integer);
        node.integer = value;
        node.number = static_cast<double>(value);
        return is_within_limit();
    }
    bool real(double value) {
        numeral(Kind::number).number = value;
        return is_within_limit();
    }

    bool open(Kind kind) {
        if (open_.size() >= deepest_json) {
            error =
                JsonError{"too-deep", token_begin(), "expected at most 64 levels of nesting", ""};
            return false;
        }
        const JsonNode& node = add(kind);
        last_ = node.begin + 1;
        open_.push_back({static_cast<std::uint32_t>(document.nodes.size() - 1), 0});
        return is_within_limit();
    }
    bool close() {
        last_ = token_begin() + 1;
        document.nodes[open_.back().node].end = last_;
        open_.pop_back();
        return true;
    }

    void mark_duplicates(const JsonNode& object) {
        constexpr std::uint32_t few = 24;
        if (object.count > few) return mark_duplicates_of_many(object);
        std::uint64_t seen = 0;
        for (const JsonNode& member : document.children(object)) {
            const std::uint64_t bit = std::uint64_t{1} << (rough_hash(member.key) % 64);
            if ((seen & bit) != 0 && document.find(object, member.key) != &member)
                document.nodes[index_of(member)].duplicate = true;
            seen |= bit;
        }
    }
    void mark_duplicates_of_many(const JsonNode& object) {
        std::vector<std::pair<std::string_view, std::size_t>> keys;
        for (const JsonNode& member : document.children(object))
            keys.emplace_back(member.key, index_of(member));
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i].first == keys[i - 1].first) document.nodes[keys[i].second].duplicate = true;
    }
    static std::size_t rough_hash(std::string_view key) {
        return std::accumulate(key.begin(), key.end(), key.size(), [](std::size_t sum, char c) {
            return sum * 31 + static_cast<unsigned char>(c);
        });
    }
    [[nodiscard]] std::size_t index_of(const JsonNode& node) const {
        return static_cast<std::size_t>(&node - document.nodes.data());
    }

    [[nodiscard]] JsonPlace place() const {
        if (key_begin_) return JsonPlace::after_key;
        if (open_.empty()) return document.nodes.empty() ? JsonPlace::root : JsonPlace::end;
        const JsonNode& node = document.nodes[open_.back().node];
        if (node.kind == Kind::object)
            return node.count == 0 ? JsonPlace::first_key : JsonPlace::next_member;
        return node.count == 0 ? JsonPlace::first_item : JsonPlace::next_item;
    }

    std::string_view text_;
    std::string_view strict_;
    std::uint32_t last_ = 0;                  ///< where the last token ended
    std::optional<std::uint32_t> key_begin_;  ///< of a key that waits for its value
    std::string_view key_;
    std::vector<Open> open_;
};

}  // namespace

Expected<JsonDocument, JsonError> parse_json(std::string_view text) {
    auto strict = strict_json(text);
    if (!strict) return strict.error();
    Builder builder(text, *strict);
    const char* first = strict->data();
    if (nlohmann::json::sax_parse(first, first + strict->size(), &builder))
        return std::move(builder.document);
    if (builder.error) return *std::move(builder.error);
    return JsonError{"syntax", 0, "expected JSON", ""};
}

std::optional<JsonDocument> parse_strict_json(std::string_view text) {
    // The parser would skip the one and stop at the other.
    if (text.starts_with("\xEF\xBB\xBF") || text.find('\0') != text.npos) return std::nullopt;
    Builder builder(text, text);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
    return std::move(builder.document);
}

}  // namespace osmlm
