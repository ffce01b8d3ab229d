#include "store/record_fields.hpp"

namespace osmlm {
namespace {

constexpr std::size_t slots = 64;
constexpr std::uint8_t none = 0xff;

/// The factors were searched for: no two names of the table share a slot.
constexpr std::size_t slot(std::string_view name) {
    const auto code = [](char c) {
        return static_cast<std::size_t>(static_cast<unsigned char>(c));
    };
    return (name.size() * 7 + code(name.front()) * 12 + code(name.back()) * 15) % slots;
}

constexpr std::array<std::uint8_t, slots> table = [] {
    std::array<std::uint8_t, slots> filled{};
    filled.fill(none);
    for (std::size_t i = 0; i < record_field_count; ++i) {
        filled[slot(record_field_names[i])] = static_cast<std::uint8_t>(i);
    }
    return filled;
}();

constexpr bool no_two_share_a_slot() {
    for (std::size_t i = 0; i < record_field_count; ++i) {
        if (table[slot(record_field_names[i])] != i) return false;
    }
    return true;
}
static_assert(no_two_share_a_slot());

}  // namespace

std::optional<RecordField> record_field(std::string_view name) {
    if (name.empty()) return std::nullopt;
    const std::uint8_t index = table[slot(name)];
    if (index == none || record_field_names[index] != name) return std::nullopt;
    return static_cast<RecordField>(index);
}

}  // namespace osmlm
