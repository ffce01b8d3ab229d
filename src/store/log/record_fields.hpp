#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The fields that a record of the log may hold, in version 1. A field means the same in every op.
namespace osmlm {

enum class RecordField : std::uint8_t {
    v,
    id,
    op,
    at,
    by,
    cmd,
    date,
    resource,
    min,
    start,
    note,
    page,
    timer,
    src,
    ref,
    pages,
    text,
    amount,
    currency,
    title,
    for_,
    kind,
    url,
    resources,
    via,
    item,
    answer,
    week,
    finish,
    days_,
    left,
    hours
};

inline constexpr std::size_t record_field_count = 32;

/// A set of fields, one bit each.
using RecordFields = std::uint64_t;

constexpr RecordFields bit(RecordField field) {
    return RecordFields{1} << static_cast<unsigned>(field);
}

inline constexpr std::array<std::string_view, record_field_count> record_field_names = {
    "v",    "id",     "op",       "at",    "by",     "cmd",  "date", "resource",
    "min",  "start",  "note",     "page",  "timer",  "src",  "ref",  "pages",
    "text", "amount", "currency", "title", "for",    "kind", "url",  "resources",
    "via",  "item",   "answer",   "week",  "finish", "days", "left", "hours"};

constexpr std::string_view name_of(RecordField field) {
    return record_field_names[static_cast<std::size_t>(field)];
}

/// A name of up to eight bytes is a number of its own, built letter by letter from 0; longer ones
/// share theirs with some others.
constexpr std::uint64_t with_letter(std::uint64_t number, char letter) {
    return number << 8U | static_cast<unsigned char>(letter);
}

/// The field of that name, whose number is known. O(1).
std::optional<RecordField> record_field(std::uint64_t number, std::string_view name);

/// The field of that name. O(length).
std::optional<RecordField> record_field(std::string_view name);

}  // namespace osmlm
