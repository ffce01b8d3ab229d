#include "store/log/record_members.hpp"

#include <cstring>
#include <optional>
#include <utility>

#include "osmlm/base/utf8.hpp"

namespace osmlm {
namespace {

/// The bytes that stand for themselves in a text.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < table.size(); ++c) table[c] = c != '"' && c != '\\';
    return table;
}();

constexpr std::uint64_t eight_times(unsigned char byte) {
    return byte * std::uint64_t{0x0101010101010101};
}

std::uint64_t eight_at(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/// Whether one of eight bytes is less than one under 0x80.
constexpr bool has_less(std::uint64_t bytes, unsigned char than) {
    return ((bytes - eight_times(than)) & ~bytes & eight_times(0x80)) != 0;
}

/// Whether `plain` has all eight bytes.
constexpr bool are_plain(std::uint64_t bytes) {
    return !has_less(bytes, 0x20) && !has_less(bytes ^ eight_times('"'), 1) &&
           !has_less(bytes ^ eight_times('\\'), 1);
}

/// A cursor on plain JSON, which looks up to eight bytes ahead. It never passes the byte behind the
/// line, as that fits nowhere.
class Cursor {
public:
    Cursor(const char* at, LogTexts& texts) : at_(at), texts_(texts) {}

    [[nodiscard]] const char* at() const { return at_; }

    bool take(char c) {
        skip_blanks();
        if (*at_ != c) return false;
        ++at_;
        return true;
    }

    /// The field of a name without escapes; nothing for all else.
    std::optional<RecordField> field() {
        if (!take('"')) return std::nullopt;
        const char* end = at_;
        std::uint64_t number = 0;
        for (; plain[static_cast<unsigned char>(*end)]; ++end) number = with_letter(number, *end);
        if (*end != '"') return std::nullopt;
        const std::string_view name(at_, static_cast<std::size_t>(end - at_));
        at_ = end + 1;
        return record_field(number, name);
    }

    bool value(MemberValue& value) {
        skip_blanks();
        const char* const begin = at_;
        const bool is_text = *at_ == '"';
        value.kind = is_text ? MemberValue::Kind::text : MemberValue::Kind::whole;
        value.in = nullptr;
        if (is_text ? !text(value.text) : !whole(value.whole)) return false;
        value.written = {begin, static_cast<std::size_t>(at_ - begin)};
        return true;
    }

private:
    void skip_blanks() {
        while (*at_ == ' ' || *at_ == '\t') ++at_;
    }

    std::string_view plain_text() {
        const char* end = at_;
        std::uint64_t seen = 0;
        for (std::uint64_t bytes = eight_at(end); are_plain(bytes); bytes = eight_at(end)) {
            seen |= bytes;
            end += 8;
        }
        for (; plain[static_cast<unsigned char>(*end)]; ++end) {
            seen |= static_cast<unsigned char>(*end);
        }
        seen_ |= seen;
        const std::string_view text(at_, static_cast<std::size_t>(end - at_));
        at_ = end;
        return text;
    }

    bool text(std::string_view& text) {
        ++at_;
        seen_ = 0;
        text = plain_text();
        if (*at_ == '\\' && !rest_with_escapes(text)) return false;
        return *at_++ == '"' &&
               ((seen_ & eight_times(0x80)) == 0 || valid_utf8_prefix(text) == text.size());
    }

    /// Goes on to the end of a text that begins like this and has escapes.
    bool rest_with_escapes(std::string_view& text) {
        std::string whole(text);
        while (*at_ == '\\') {
            const std::optional<char> escaped = escape(at_[1]);
            if (!escaped) return false;
            whole += *escaped;
            at_ += 2;
            whole += plain_text();
        }
        text = texts_.keep(whole);
        return true;
    }

    /// Escapes by number are left to the parser.
    static std::optional<char> escape(char c) {
        constexpr std::string_view names = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        const std::size_t place = c == '\0' ? names.npos : names.find(c);
        return place == names.npos ? std::nullopt : std::optional(meant[place]);
    }

    bool whole(std::int64_t& number) {
        constexpr int most_digits = 15;
        const char* end = at_;
        number = 0;
        for (; *end >= '0' && *end <= '9' && end - at_ < most_digits; ++end) {
            number = number * 10 + (*end - '0');
        }
        const auto digits = end - at_;
        return digits > 0 && (*std::exchange(at_, end) != '0' || digits == 1);
    }

    const char* at_;
    LogTexts& texts_;
    std::uint64_t seen_ = 0;  ///< all bits of the bytes of a text, in any place
};

void clear(Members& members) {
    members.present = 0;
    members.unknown.clear();
    members.twice.clear();
}

}  // namespace

bool read_plain_members(std::string_view line, LogTexts& texts, Members& members) {
    clear(members);
    Cursor cursor(line.data(), texts);
    if (!cursor.take('{')) return false;
    do {
        const auto field = cursor.field();
        if (!field || members.has(*field) || !cursor.take(':')) return false;
        if (!cursor.value(members[*field])) return false;
        members.present |= bit(*field);
    } while (cursor.take(','));
    return cursor.take('}') && cursor.at() == line.data() + line.size();
}

bool read_members(std::string_view line, const JsonDocument& document, LogTexts& texts,
                  Members& members) {
    clear(members);
    if (document.root().kind != JsonNode::Kind::object) return false;
    for (const JsonNode& node : document.children(document.root())) {
        if (node.duplicate) {
            members.twice = node.key;
            return true;
        }
        if (const auto field = record_field(node.key)) {
            MemberValue& value = members[*field] = value_of(document, node, line);
            const bool escaped = value.text.size() + 2 < value.written.size();
            if (escaped) value.text = texts.keep(value.text);
            members.present |= bit(*field);
        } else if (!node.key.starts_with("x-")) {
            members.unknown.emplace_back(node.key);
        }
    }
    return true;
}

}  // namespace osmlm
