#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

/// What the log says once it is folded: a pure function of the *set* of records, so that two
/// laptops which merged their logs line by line agree.
namespace osmlm {

/// A live `log` record with its edits applied.
struct Session {
    std::string id;
    std::optional<std::size_t> resource;  ///< none: the curriculum does not know it
    std::string name;                     ///< the id as it was written
    Day date;
    Minutes min = 0;
    std::optional<int> start;  ///< minutes after midnight
    std::string note;
    Instant at{};
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
};

/// What the log says about one resource.
struct Progress {
    Minutes logged = 0;              ///< all its sessions
    std::optional<Minutes> left;     ///< none for open work
    bool done = false;               ///< by a `done` that no later `left` reopened
    std::optional<Day> first, last;  ///< days of its first and last session
    std::string last_note;           ///< of its latest session that has one
};

struct State {
    std::vector<Session> sessions;   ///< by date, then `at`, then id
    std::vector<Progress> progress;  ///< one for each resource of the curriculum
    std::vector<Timer> timers;       ///< by `at`, then id
    std::vector<Finding> findings;   ///< records of unknown resources, references to nothing

    /// Minutes logged on that day, of known and unknown resources. O(log sessions + result).
    [[nodiscard]] Minutes logged_on(Day day) const;
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
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_id_;
};

/// Which of the records (no two with one id) are live: those that no live `del` names. A `del`
/// whose life depends on itself is dead. O(records), without recursion.
std::vector<bool> liveness(const std::vector<Record>& records);

/// The order of records in time: `at` as an instant, then id.
bool written_before(const Record& a, const Record& b);

/// Folds the records (no two with one id) into the state; their order never matters.
/// O(records × log records).
State fold(const Curriculum& curriculum, const std::vector<Record>& records);

}  // namespace osmlm
