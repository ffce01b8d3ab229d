#include "store/log/record_fields.hpp"

namespace osmlm {
namespace {

constexpr std::uint64_t number_of(std::string_view name) {
    std::uint64_t number = 0;
    for (const char c : name) number = with_letter(number, c);
    return number;
}

constexpr std::size_t slots = 64;

/// The factor was searched for: no two names of the table share a slot.
constexpr std::size_t slot(std::uint64_t number) {
    return static_cast<std::size_t>(number * 0xd85963651a27913U >> 58U);
}

struct Slot {
    std::uint64_t number = 0;
    RecordField field{};
};

constexpr std::array<Slot, slots> table = [] {
    std::array<Slot, slots> filled{};
    for (std::size_t i = 0; i < record_field_count; ++i) {
        const std::uint64_t number = number_of(record_field_names[i]);
        filled[slot(number)] = {number, static_cast<RecordField>(i)};
    }
    return filled;
}();

constexpr bool no_two_share_a_slot() {
    for (std::size_t i = 0; i < record_field_count; ++i) {
        if (table[slot(number_of(record_field_names[i]))].field != static_cast<RecordField>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(no_two_share_a_slot());

}  // namespace

std::optional<RecordField> record_field(std::uint64_t number, std::string_view name) {
    const Slot& found = table[slot(number)];
    if (found.number != number) return std::nullopt;
    const std::string_view exact = name_of(found.field);
    if (name.size() != exact.size() || (name.size() > 8 && name != exact)) return std::nullopt;
    return found.field;
}

std::optional<RecordField> record_field(std::string_view name) {
    return record_field(number_of(name), name);
}

}  // namespace osmlm
