#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "osmlm/model/state.hpp"

/// The steps of the fold; docs/formats.md tells their rules.
namespace osmlm {

struct RecordIndex {
    std::vector<std::size_t> namers;  ///< the dels, the edits, and those with a timer
    /// The ids that these name, but for those of no record.
    std::unordered_map<std::string_view, std::size_t, TextHash> named;
    std::vector<ResourceNumber> resources;  ///< of each record, as it was written
};
/// Without the resources.
RecordIndex index_of(const std::vector<Record>& records);

/// What the records of a view say of each other, by where they stand.
class References {
public:
    References(const Records& known, const RecordIndex& index);
    [[nodiscard]] const Records& known() const { return known_; }
    [[nodiscard]] const std::vector<Record>& all() const { return known_.all(); }
    /// The dels, the edits, and those with a timer.
    [[nodiscard]] const std::vector<std::size_t>& namers() const { return namers_; }
    /// Where the record of that id stands, when it is named; else `nowhere`.
    [[nodiscard]] std::size_t find(std::string_view id) const {
        const auto found = index_.named.find(id);
        const bool known = found != index_.named.end() && known_.holds(found->second);
        return known ? found->second : nowhere;
    }
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

private:
    const Records& known_;
    const RecordIndex& index_;
    std::vector<std::size_t> namers_;
};

/// For each of all records whether it is known and live.
std::vector<bool> liveness(const References& references);

/// The live records but `edit` and `del`, with their edits applied.
struct LiveRecords {
    const std::vector<Record>& all;
    std::vector<bool> counts;  ///< for each of all
    std::shared_ptr<EditedRecords> edited = std::make_shared<EditedRecords>();
    std::vector<Finding> findings{};  ///< edits without effect

    /// One of them, by its place in `all`. It stands there, or in `edited`.
    [[nodiscard]] const Record& at(std::size_t place) const {
        const auto found = edited->find(place);
        return found != edited->end() ? found->second.record : all[place];
    }

    /// Does something with each of them and its place in `all`.
    template <class Act>
    void each(Act act) const {
        auto edit = edited->begin();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!counts[i]) continue;
            const bool is_edited = edit != edited->end() && edit->first == i;
            act(is_edited ? (edit++)->second.record : all[i], i);
        }
    }
};
LiveRecords live_records(const References& references, std::vector<bool> live);

/// References of live records to what is not there.
std::vector<Finding> dangling_references(const References& references,
                                         const std::vector<bool>& live);

/// What the `done` and `left` records say of each resource.
struct Decisions {
    std::vector<const Record*> latest;  ///< of each resource its latest `done` or `left`
    std::vector<Finding> findings;      ///< those that mean nothing
};

/// A live record and its resource.
struct Said {
    const Record* record;
    std::size_t resource;
};
Decisions decisions(const Curriculum& curriculum, const std::vector<Said>& told);

/// Fills in `left` and `done`; the minutes logged must be there.
void fill_left(const Curriculum& curriculum, const Decisions& decisions, State& state);

/// A finding at the line of a record.
Finding finding_at(const Record& record, std::string id, Severity severity, std::string message,
                   std::string hint);

}  // namespace osmlm
