#include "store/log/record_reader.hpp"

#include <bit>

#include "osmlm/base/words.hpp"

namespace osmlm {
namespace {

using F = RecordField;
using Kind = RecordReading::Kind;

template <class... Fields>
constexpr RecordFields bits(Fields... fields) {
    return (RecordFields{0} | ... | bit(fields));
}

struct OpRule {
    Op op;
    RecordFields needs;  ///< beside v, id, op and at
    bool keeps_raw;
};

constexpr std::array<OpRule, 13> op_rules = {{
    {Op::log, bits(F::date, F::resource, F::min), false},
    {Op::edit, bits(F::ref), true},
    {Op::del, bits(F::ref), false},
    {Op::done, bits(F::date, F::resource), false},
    {Op::left, bits(F::resource), false},  // and min or pages
    {Op::start, bits(F::resource), false},
    {Op::note, bits(F::date, F::text), false},
    {Op::spend, bits(F::amount, F::currency, F::title), true},
    {Op::post, bits(F::kind, F::title), true},
    {Op::tick, bits(F::item), true},
    {Op::date_done, bits(F::item, F::date), true},
    {Op::checkpoint, bits(F::date, F::answer), true},
    {Op::promise, bits(F::week, F::finish, F::days_, F::left, F::hours), true},
}};

constexpr RecordFields always_needed = bits(F::v, F::id, F::op, F::at);

const OpRule* rule_of(std::string_view op) {
    for (const OpRule& rule : op_rules) {
        if (op_name(rule.op) == op) return &rule;
    }
    return nullptr;
}

template <class Kept, class Found>
bool keep(Field<Kept>& field, const std::optional<Found>& found) {
    if (found) field.set(*found);
    return found.has_value();
}

bool keep(std::string_view& text, const std::optional<std::string_view>& found) {
    if (found) text = *found;
    return found.has_value();
}

std::optional<std::string_view> word_of(const MemberValue& value) {
    const auto text = text_of(value);
    return text && !text->empty() ? text : std::nullopt;
}

/// Whether `text` is what the record's note says: of a `note`, and of an edit of one.
bool holds_text(const Record& record) { return record.op == Op::note || record.op == Op::edit; }

/// Checks one field and keeps it where the record has a place for it.
bool read_field(F field, const MemberValue& value, WholeRecord& whole) {
    auto& [record, rest] = whole;
    switch (field) {
        case F::v:
        case F::id:
        case F::op:
        case F::at:
            return true;  // read before all others
        case F::by:
            return keep(rest.by, text_of(value));
        case F::cmd:
            return keep(rest.cmd, text_of(value));
        case F::ref:
            return keep(rest.ref, word_of(value));
        case F::timer:
            return keep(rest.timer, word_of(value));
        case F::src:
            return keep(rest.src, text_of(value));
        case F::item:
            return keep(rest.item, text_of(value));
        case F::date:
            return keep(record.date, day_of(value));
        case F::resource:
            return keep(record.resource, word_of(value));
        case F::min:
            return keep(record.min, whole_number(value, 0));
        case F::page:
            return keep(rest.page, whole_number(value, 0));
        case F::pages:
            return keep(rest.pages, whole_number(value, 0));
        case F::start:
            return keep(record.start, clock_of(value));
        case F::note:
            return record.op == Op::note ? text_of(value).has_value()
                                         : keep(record.note, text_of(value));
        case F::text:
            return holds_text(record) ? keep(record.note, text_of(value))
                                      : text_of(value).has_value();
        case F::amount:
            return is_decimal(value);
        case F::week:
            return is_week(value);
        case F::finish:
            return day_of(value).has_value();
        case F::days_:
            return is_minutes_by_day(value);
        case F::left:
            return is_minutes_by_name(value);
        case F::hours:
            return is_calendar(value);
        case F::resources:
            return is_texts(value);
        case F::currency:
        case F::title:
        case F::for_:
        case F::kind:
        case F::url:
        case F::via:
        case F::answer:
            return text_of(value).has_value();
    }
    return false;
}

std::string_view expected_of(F field) {
    switch (field) {
        case F::date:
        case F::finish:
            return "a date such as \"2026-10-01\"";
        case F::min:
            return "whole minutes";
        case F::page:
        case F::pages:
            return "a whole number of pages";
        case F::start:
            return "a time such as \"22:30\"";
        case F::amount:
            return "a decimal number in quotes, such as \"12.50\"";
        case F::week:
            return "a week such as \"2026-W37\"";
        case F::days_:
            return "dates with minutes by resource";
        case F::left:
            return "minutes by resource";
        case F::hours:
            return "the minutes of each day";
        case F::resources:
            return "a list of ids";
        default:
            return "a text";
    }
}

std::string shown(const MemberValue& value) {
    constexpr std::size_t most = 40;
    std::string text(value.written.substr(0, most));
    if (value.written.size() > most) text += "...";
    return printable(text);
}

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string not_as_expected(std::string_view name, std::string_view expected,
                            const MemberValue& value) {
    return in_quotes(name) + " should be " + std::string(expected) + ", and is " + shown(value);
}

RecordReading damaged(std::string why) { return {Kind::damaged, std::move(why)}; }

/// Null takes a field away in an `edit`, and is as good as absent elsewhere.
void clear_field(F field, WholeRecord& whole) {
    auto& [record, rest] = whole;
    switch (field) {
        case F::date:
            record.date.clear();
            break;
        case F::resource:
            record.resource.clear();
            break;
        case F::min:
            record.min.clear();
            break;
        case F::page:
            rest.page.clear();
            break;
        case F::pages:
            rest.pages.clear();
            break;
        case F::start:
            record.start.clear();
            break;
        case F::note:
            record.note.clear();
            break;
        default:
            break;
    }
}

std::string first_missing(RecordFields missing) {
    return "it has no " +
           in_quotes(record_field_names[static_cast<std::size_t>(std::countr_zero(missing))]);
}

/// Why the version, the id or the op means nothing; empty when they do.
std::string wrong_head(const Members& members) {
    if (!members.has(F::v)) return first_missing(bit(F::v));
    if (!whole_number(members[F::v], 1)) {
        return not_as_expected("v", "the version of the format, 1", members[F::v]);
    }
    for (const F field : {F::id, F::op}) {
        if (!members.has(field)) return first_missing(bit(field));
        if (!word_of(members[field]))
            return not_as_expected(name_of(field), "a text", members[field]);
    }
    if (is_record_id(*text_of(members[F::id]))) return {};
    return not_as_expected("id", "letters and digits, 64 at most", members[F::id]);
}

/// What the op asks of fields that are there beyond their own form; empty when it holds.
std::string wrong_for_op(const WholeRecord& whole) {
    const auto& [record, rest] = whole;
    if (record.op == Op::log && *record.min < 1) return "\"min\" should be 1 or more";
    if (record.op == Op::left && !record.min.has() && !rest.pages.has()) {
        return "it has neither \"min\" nor \"pages\"";
    }
    return {};
}

/// Reads all fields into the record; says what is wrong, or nothing.
std::string read_fields(const Members& members, RecordFields needs, WholeRecord& whole) {
    RecordFields given = bits(F::v, F::id, F::op);
    for (RecordFields rest = members.present; rest != 0; rest &= rest - 1) {
        const auto field = static_cast<F>(std::countr_zero(rest));
        const MemberValue& value = members[field];
        const bool null = value.kind == MemberValue::Kind::null;
        if (null) {
            clear_field(field, whole);
        } else if (!read_field(field, value, whole)) {
            return not_as_expected(name_of(field), expected_of(field), value);
        }
        if (!null || field == F::finish) given |= bit(field);
    }
    if ((needs & ~given) != 0) return first_missing(needs & ~given);
    return wrong_for_op(whole);
}

}  // namespace

RecordReading read_record(const Members& members, std::string_view line, WholeRecord& whole) {
    if (members.has(F::v) && whole_number(members[F::v], 2))
        return {RecordReading::Kind::newer, shown(members[F::v])};
    if (!members.twice.empty()) {
        return damaged(in_quotes(printable(members.twice)) + " stands in it twice");
    }
    if (std::string why = wrong_head(members); !why.empty()) return damaged(std::move(why));
    auto& [record, rest] = whole;
    record.id = members[F::id].text;
    const std::string_view op = members[F::op].text;
    const OpRule* rule = rule_of(op);
    if (rule == nullptr) return {Kind::unknown_op, std::string(op)};
    record.op = rule->op;
    if (rule->keeps_raw) rest.raw = line;

    if (!members.has(F::at)) return damaged(first_missing(bit(F::at)));
    const auto at = text_of(members[F::at]);
    const auto instant = at ? parse_instant(*at) : std::nullopt;
    if (!instant) {
        return damaged(not_as_expected("at", "an instant such as \"2026-10-01T23:58:10+01:00\"",
                                       members[F::at]));
    }
    record.at = *instant;
    std::string why = read_fields(members, always_needed | rule->needs, whole);
    return why.empty() ? RecordReading{} : damaged(std::move(why));
}

}  // namespace osmlm
