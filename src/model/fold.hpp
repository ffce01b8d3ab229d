#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "osmlm/model/state.hpp"

/// The steps of the fold; docs/formats.md tells their rules.
namespace osmlm {

/// What records say of each other, by where they stand.
struct RecordIndex {
    std::vector<std::size_t> namers;  ///< the dels, the edits, and those with a timer
    /// The ids that these name, but for those of no record.
    std::unordered_map<std::string_view, std::size_t, TextHash> named;

    /// Where the record of that id stands, when it is named; else `nowhere`.
    [[nodiscard]] std::size_t find(std::string_view id) const {
        const auto found = named.find(id);
        return found == named.end() ? nowhere : found->second;
    }
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
};
RecordIndex index_of(const std::vector<Record>& records);

/// For each record whether it is live.
std::vector<bool> liveness(const std::vector<Record>& records, const RecordIndex& index);

/// The live records but `edit` and `del`, with their edits applied.
struct LiveRecords {
    const std::vector<Record>& all;
    std::vector<bool> counts;  ///< for each of all
    std::shared_ptr<EditedRecords> edited = std::make_shared<EditedRecords>();
    std::vector<Finding> findings{};  ///< edits without effect

    /// Does something with each of them. What it is given stands in `all`, or in `edited`.
    template <class Act>
    void each(Act act) const {
        auto edit = edited->begin();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!counts[i]) continue;
            const bool is_edited = edit != edited->end() && edit->first == i;
            act(is_edited ? (edit++)->second.record : all[i]);
        }
    }
};
LiveRecords live_records(const std::vector<Record>& records, const RecordIndex& index,
                         std::vector<bool> live);

/// References of live records to what is not there.
std::vector<Finding> dangling_references(const std::vector<Record>& records,
                                         const RecordIndex& index, const std::vector<bool>& live);

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
