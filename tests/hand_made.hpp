#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/model/record.hpp"

namespace osmlm {

/// The text, kept until the tests end: what records made by hand view.
inline std::string_view kept(std::string text) {
    static std::deque<std::string> all;
    return all.emplace_back(std::move(text));
}

/// The same for records, which a state refers to.
inline const std::vector<Record>& kept(std::vector<Record> records) {
    static std::deque<std::vector<Record>> all;
    return all.emplace_back(std::move(records));
}

/// What the record holds beside what all have, its own and to be changed.
inline RecordRest& rest_of(Record& record) {
    static std::deque<RecordRest> all;
    RecordRest& own = all.emplace_back(*record.rest);
    record.rest = &own;
    return own;
}

}  // namespace osmlm
