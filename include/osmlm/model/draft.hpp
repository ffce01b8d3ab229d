#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "osmlm/model/record.hpp"

namespace osmlm {

/// A record that is not written yet: what it says, without who writes it and when. Texts that are
/// empty and fields that are absent are not written; what is cleared is written as null, by which
/// an `edit` takes it away.
struct Draft {
    Op op = Op::log;
    std::string ref, resource, timer, src;
    Field<Day> date;
    Field<Minutes> min;
    Field<std::int64_t> page, pages;
    Field<int> start;                 ///< minutes after midnight
    std::optional<std::string> note;  ///< written as `text` by a `note`
    bool clears_note = false;
    std::string members;  ///< further members as JSON without braces, such as `"week":"2026-W37"`
};

}  // namespace osmlm
