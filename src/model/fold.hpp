#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "osmlm/model/state.hpp"

/// The steps of the fold; docs/formats.md tells their rules.
namespace osmlm {

/// Where the records stand that others name.
using RecordIndex = std::unordered_map<std::string_view, std::size_t>;

/// The ids that `ref` and `timer` name, and where they are; those of no record are not in it.
RecordIndex named_records(const std::vector<Record>& records);

/// For each record whether it is live.
std::vector<bool> liveness(const std::vector<Record>& records, const RecordIndex& named);

/// The live records but `edit` and `del`, in no order, with their edits applied: points into the
/// records that were given, or into `edited`.
struct LiveRecords {
    std::vector<const Record*> records;
    std::shared_ptr<std::deque<WholeRecord>> edited;
    std::vector<Finding> findings;  ///< edits without effect
};
LiveRecords live_records(const std::vector<Record>& records, const RecordIndex& named,
                         const std::vector<bool>& live);

/// References of live records to what is not there.
std::vector<Finding> dangling_references(const std::vector<Record>& records,
                                         const RecordIndex& named, const std::vector<bool>& live);

/// What the `done` and `left` records say of each resource.
struct Decisions {
    std::vector<const Record*> latest;  ///< of each resource its latest `done` or `left`
    std::vector<Finding> findings;      ///< those that mean nothing
};

/// A live record and its resource.
struct Told {
    const Record* record;
    std::size_t resource;
};
Decisions decisions(const Curriculum& curriculum, const std::vector<Told>& told);

/// Fills in `left` and `done`; the minutes logged must be there.
void fill_left(const Curriculum& curriculum, const Decisions& decisions, State& state);

/// A finding at the line of a record.
Finding finding_at(const Record& record, std::string id, Severity severity, std::string message,
                   std::string hint);

}  // namespace osmlm
