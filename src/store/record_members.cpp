#include "store/record_members.hpp"

#include <set>

namespace osmlm {
namespace {

/// The bytes that stand for themselves in a text.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < table.size(); ++c) table[c] = c != '"' && c != '\\';
    return table;
}();

/// A cursor on plain JSON. It never passes the byte behind the line, as that fits nowhere.
struct Cursor {
    const char* at;

    bool take(char c) {
        while (*at == ' ' || *at == '\t') ++at;
        if (*at != c) return false;
        ++at;
        return true;
    }

    bool text(std::string_view& text) {
        if (!take('"')) return false;
        const char* const begin = at;
        while (plain[static_cast<unsigned char>(*at)]) ++at;
        text = {begin, static_cast<std::size_t>(at - begin)};
        return *at++ == '"';
    }

    bool whole(std::int64_t& number) {
        constexpr int most_digits = 15;
        const char* const begin = at;
        number = 0;
        for (; *at >= '0' && *at <= '9' && at - begin < most_digits; ++at) {
            number = number * 10 + (*at - '0');
        }
        return at > begin && (*begin != '0' || at - begin == 1);
    }

    bool value(MemberValue& value) {
        while (*at == ' ' || *at == '\t') ++at;
        value.in.reset();
        value.kind = *at == '"' ? MemberValue::Kind::text : MemberValue::Kind::whole;
        return *at == '"' ? text(value.text) : whole(value.whole);
    }
};

}  // namespace

bool read_plain_members(std::string_view line, Members& members) {
    members.present = 0;
    members.unknown.clear();
    members.twice.clear();
    Cursor cursor{line.data()};
    if (!cursor.take('{')) return false;
    do {
        std::string_view name;
        if (!cursor.text(name) || !cursor.take(':')) return false;
        const auto field = record_field(name);
        if (!field || members.has(*field) || !cursor.value(members[*field])) return false;
        members.present |= bit(*field);
    } while (cursor.take(','));
    return cursor.take('}') && cursor.at == line.data() + line.size();
}

void read_members(const simdjson::dom::object& object, LogTexts& texts, Members& members) {
    members.present = 0;
    members.unknown.clear();
    members.twice.clear();
    std::set<std::string_view> seen;
    for (const auto& [key, value] : object) {
        const auto field = record_field(key);
        if (field ? members.has(*field) : !seen.insert(key).second) {
            members.twice = key;
            return;
        }
        if (field) {
            MemberValue& kept = members[*field];
            kept = value_of(value);
            kept.text = texts.keep(kept.text);
            members.present |= bit(*field);
        } else if (key.substr(0, 2) != "x-") {
            members.unknown.emplace_back(key);
        }
    }
}

}  // namespace osmlm
