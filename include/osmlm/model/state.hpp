#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "osmlm/base/text_hash.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

/// What the log says once it is folded: a pure function of the *set* of records, so that two
/// laptops which merged their logs line by line agree.
namespace osmlm {

/// Which resource of the curriculum, or none; as `std::optional<std::size_t>` in four bytes.
class ResourceNumber {
public:
    constexpr ResourceNumber() = default;
    constexpr ResourceNumber(std::optional<std::size_t> number)  // NOLINT: as optional does
        : number_(number ? static_cast<std::uint32_t>(*number) : none) {}
    [[nodiscard]] constexpr bool has_value() const { return number_ != none; }
    constexpr explicit operator bool() const { return has_value(); }
    constexpr std::size_t operator*() const { return number_; }
    constexpr bool operator==(const ResourceNumber&) const = default;
    constexpr bool operator==(std::size_t number) const { return has_value() && number_ == number; }

private:
    static constexpr std::uint32_t none = 0xffffffff;
    std::uint32_t number_ = none;
};

/// A live `log` record with its edits applied.
struct Session {
    const Record* record = nullptr;  ///< among those that were folded, or an edited copy
    ResourceNumber resource;         ///< none: the curriculum does not know it

    [[nodiscard]] std::string_view id() const { return record->id; }
    /// The id of the resource as it was written.
    [[nodiscard]] std::string_view name() const { return *record->resource; }
    [[nodiscard]] Day date() const { return *record->date; }
    [[nodiscard]] Minutes min() const { return *record->min; }
    [[nodiscard]] std::optional<int> start() const;          ///< minutes after midnight
    [[nodiscard]] std::string_view note() const;             ///< empty where there is none
    [[nodiscard]] std::optional<std::int64_t> page() const;  ///< the page reached
    [[nodiscard]] Instant at() const { return record->at; }
};

/// A live `start` record that no live `log` closes.
struct Timer {
    std::string id;
    std::string name;
    std::optional<std::size_t> resource;
    std::string by;
    Instant at{};
    std::optional<Day> date;   ///< the study day that it counts for, where written
    std::optional<int> start;  ///< minutes after midnight, where it was told
    Minutes ran = 0;           ///< how long it had run when it was written (`start --at`)
};

/// What the log says about one resource.
struct Progress {
    Minutes logged = 0;              ///< all its sessions
    std::optional<Minutes> left;     ///< none for open work
    bool done = false;               ///< by a `done` that no later `left` reopened
    const Record* told = nullptr;    ///< the `left` record that `left` counts from, if any
    std::optional<Day> first, last;  ///< days of its first and last session
    std::string last_note;           ///< of its latest session that has one, or `note`
};

/// Records with their edits applied, by where they stand among all.
using EditedRecords = std::map<std::size_t, WholeRecord>;

/// What does not depend on which records of a journal are known: where those stand that others
/// name, and which resource each is about. Made by the first fold, for further ones.
struct RecordIndex;

/// Refers to the records that were folded, and lives no longer than they and their journal.
struct State {
    std::vector<Session> sessions;   ///< by date, then `at`, then id
    std::vector<Progress> progress;  ///< one for each resource of the curriculum
    std::vector<Timer> timers;       ///< by `at`, then id
    /// Days with another entry than a session: `done`, `left`, `note` and the like; sorted.
    std::vector<Day> entry_days;
    std::vector<const Record*> promises;    ///< live, as they were written
    std::map<std::string, Day> dates_done;  ///< by the id of a date, its latest `date-done`
    std::vector<Finding> findings;          ///< records of unknown resources, references to nothing
    std::shared_ptr<const EditedRecords> edited;  ///< what some sessions refer to
    std::shared_ptr<const RecordIndex> index;     ///< of all records

    /// Minutes logged on that day, of known and unknown resources. O(log sessions + result).
    [[nodiscard]] Minutes logged_on(Day day) const;
    /// Whether anything was entered for that day. O(log sessions).
    [[nodiscard]] bool has_entry(Day day) const;
    /// The sessions with `from` <= date <= `until`, as a range of indices into `sessions`.
    [[nodiscard]] std::pair<std::size_t, std::size_t> between(Day from, Day until) const;
};

/// Finds a resource by its id, by a former one, or by the id of the goal whose only open work it
/// is. Built once from a curriculum; O(1) a look-up.
class ResourceIndex {
public:
    explicit ResourceIndex(const Curriculum& curriculum);
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

private:
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> by_id_;
};

/// Which of the records (no two with one id) are live: those that no live `del` names. A `del`
/// whose life depends on itself is dead. O(records), without recursion.
std::vector<bool> liveness(const std::vector<Record>& records);

/// The order of records in time: `at` as an instant, then id.
bool written_before(const Record& a, const Record& b);

/// Folds the records (no two with one id) into the state, which refers to them; their order never
/// matters. O(records × log records).
State fold(const Curriculum& curriculum, const Records& records);

/// The same for some of the records, by what a fold of all of them with this curriculum has found.
State fold(const Curriculum& curriculum, const Records& some, const State& all);

}  // namespace osmlm
