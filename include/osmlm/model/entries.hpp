#pragma once

#include <memory>
#include <string>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/model/state.hpp"

/// What records say that only reports read.
namespace osmlm {

/// A `note` record.
struct Note {
    Day date;
    std::string resource;  ///< as it was written; may be empty
    std::string text;
};

/// A `spend` record.
struct Spending {
    Day date;
    std::string amount;  ///< a decimal number, such as "12.50"
    std::string currency, title;
    std::string resource;  ///< as it was written; may be empty
    std::string planned;   ///< `for`: the planned cost that it stands for; may be empty
};

/// A `post` record.
struct Post {
    Day date;
    std::string title, kind;
    std::string url;  ///< may be empty
};

/// The day that a record counts for: its `date`, or where it has none that of `at` (in UTC).
Day entry_day(const Record& record);

/// Each live `note`, `spend` and `post`, with its edits, in the order of writing. They are good as
/// long as the journal that they come from.
struct Entries {
    std::vector<Record> records;
    std::shared_ptr<const EditedRecords> edited;  ///< what some of them refer to
};
/// O(records), and a sort of the entries.
Entries entries_of(const std::vector<Record>& records);

}  // namespace osmlm
