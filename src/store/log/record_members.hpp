#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/log/record_fields.hpp"
#include "store/log/record_values.hpp"
#include "store/log/texts.hpp"

namespace osmlm {

/// The members of one object of the log that have a meaning, by field. Values of fields that are
/// not `present` are left from before.
struct Members {
    std::array<MemberValue, record_field_count> values;
    RecordFields present = 0;
    std::vector<std::string> unknown;  ///< names without a meaning; those with `x-` are free
    std::string twice;                 ///< a name that stands twice in it; empty when none does

    [[nodiscard]] bool has(RecordField field) const { return (present & bit(field)) != 0; }
    [[nodiscard]] const MemberValue& operator[](RecordField field) const {
        return values[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] MemberValue& operator[](RecordField field) {
        return values[static_cast<std::size_t>(field)];
    }
};

/// Reads the members of a line as programs write it: an object of fields that have a meaning, each
/// once, with texts and whole numbers. False for all else, which may well be good JSON: then
/// `members` means nothing. The line is of the text of `texts`. Texts are views into it, but for
/// those with escapes.
bool read_plain_members(std::string_view line, LogTexts& texts, Members& members);

/// Reads the members of the object that the line is; false when it is none. The values are good as
/// long as the document.
bool read_members(std::string_view line, const JsonDocument& document, LogTexts& texts,
                  Members& members);

}  // namespace osmlm
