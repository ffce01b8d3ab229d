#include "osmlm/store/draft.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "osmlm/base/json_string.hpp"

namespace osmlm {
namespace {

using namespace std::chrono_literals;

/// RFC 3339 at that offset, or at none where that would lead out of the years 1 to 9999.
std::string instant_text(Instant at, std::chrono::minutes offset) {
    const auto local = at + offset;
    const Day day = std::chrono::floor<days>(local);
    const std::string date = iso_date(day);
    if (offset != 0min && !parse_day(date)) return instant_text(at, 0min);
    const std::chrono::hh_mm_ss time{local - day};
    std::string text = fmt::format("{}T{:02}:{:02}:{:02}", date, time.hours().count(),
                                   time.minutes().count(), time.seconds().count());
    if (time.subseconds() != 0ms) text += fmt::format(".{:03}", time.subseconds().count());
    const auto east = std::chrono::abs(offset);
    return text +
           fmt::format("{}{:02}:{:02}", offset < 0min ? '-' : '+', east / 1h, (east % 1h).count());
}

/// Collects the members of one object.
struct Writer {
    std::string line = R"({"v":1)";

    void json(std::string_view key, std::string_view value) {
        line.append(",\"").append(key).append("\":").append(value);
    }
    void text(std::string_view key, const std::string& value) {
        if (!value.empty()) json(key, json_string(value));
    }
    template <class Value, class Format>
    void field(std::string_view key, const Field<Value>& field, Format format) {
        if (field.has()) json(key, format(*field));
        if (field.cleared()) json(key, "null");
    }
};

std::string number(std::int64_t value) { return std::to_string(value); }
std::string date(Day day) { return json_string(iso_date(day)); }
std::string clock(int minutes) {
    return fmt::format("\"{:02}:{:02}\"", minutes / 60, minutes % 60);
}

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::uint64_t largest_time = (std::uint64_t{1} << 48) - 1;

std::string id_text(std::uint64_t milliseconds, std::uint64_t random) {
    std::string id(16, '0');
    for (std::size_t i = id.size(); i-- > 0;) {
        id[i] = digits[random & 31U];
        random = random >> 5U | (milliseconds & 31U) << 27U;
        milliseconds >>= 5U;
    }
    return id;
}

/// The random bits of an id; 0 where it is not one of ours.
std::uint64_t random_part(std::string_view id) {
    std::uint64_t bits = 0;
    for (const char c : id.substr(id.size() - 7)) bits = bits << 5U | (digits.find(c) & 31U);
    return bits & 0xffff'ffffU;
}

}  // namespace

std::string record_line(const Draft& draft, std::string_view id, const Stamp& stamp) {
    Writer out;
    out.text("id", std::string(id));
    out.text("op", std::string(op_name(draft.op)));
    out.text("at", instant_text(stamp.at, stamp.offset));
    out.text("by", stamp.by);
    out.text("cmd", stamp.cmd);
    out.text("ref", draft.ref);
    out.field("date", draft.date, date);
    out.text("resource", draft.resource);
    out.field("min", draft.min, number);
    out.field("pages", draft.pages, number);
    out.field("start", draft.start, clock);
    out.field("page", draft.page, number);
    if (draft.note) out.json(draft.op == Op::note ? "text" : "note", json_string(*draft.note));
    if (draft.clears_note) out.json("note", "null");
    out.text("timer", draft.timer);
    out.text("src", draft.src);
    if (!draft.members.empty()) out.line.append(",").append(draft.members);
    return out.line + '}';
}

std::string record_id(Instant at, std::uint32_t random) { return RecordIds(at, random).next(); }

RecordIds::RecordIds(Instant at, std::uint32_t random, std::string_view after)
    : milliseconds_(static_cast<std::uint64_t>(std::max(at, Instant{}).time_since_epoch().count())),
      random_(random) {
    milliseconds_ = std::min(milliseconds_, largest_time);
    const bool same_time = after.size() == 16 && after < id_text(milliseconds_ + 1, 0);
    if (!same_time || id_text(milliseconds_, random_) > after) return;
    random_ = random_part(after) + 1 + (random_ >> 8U);
    milliseconds_ = std::min(milliseconds_ + (random_ >> 32U), largest_time);
    random_ &= 0xffff'ffffU;
}

std::string RecordIds::next() {
    // A step that shows in the first half of the random part: such ids have short unique prefixes.
    constexpr std::uint64_t step = 0x0010'0001;
    const std::string id = id_text(milliseconds_, random_);
    random_ += step;
    milliseconds_ = std::min(milliseconds_ + (random_ >> 32U), largest_time);
    random_ &= 0xffff'ffffU;
    return id;
}

}  // namespace osmlm
