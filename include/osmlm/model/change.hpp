#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "osmlm/base/day.hpp"

/// One language for changes of a plan: of commands (`osmlm set esl deadline=2026-12-18`), of trials
/// (`osmlm plan --if 'set esl deadline=2026-12-18'`), and of the remedies that `urgency` proposes.
namespace osmlm {

/// `key=value`, `key+=value` (into a list) or `key-=value` (out of it); an empty value with `set`
/// takes the key away.
struct Assignment {
    enum class How { set, add, remove };
    std::string key;
    How how = How::set;
    std::string value;
    bool operator==(const Assignment&) const = default;
};

/// `add ID TITLE EFFORT key=value…`
struct AddResource {
    std::string id, title, effort;
    std::vector<Assignment> keys;
    bool operator==(const AddResource&) const = default;
};

/// `set ID key=value…` of a resource or a goal; without an id, of the plan itself (`set end=DATE`).
struct SetKeys {
    std::string id;
    std::vector<Assignment> keys;
    bool operator==(const SetKeys&) const = default;
};

/// `set fri=3h [2027-01-01..[DATE]]`: hours of a weekday, always or in a stretch of days.
struct SetHours {
    int weekday = 0;    ///< 0 is Monday
    std::string hours;  ///< a duration, or windows of the clock
    std::optional<Day> from, until;
    bool operator==(const SetHours&) const = default;
};

/// `drop ID`
struct DropResource {
    std::string id;
    bool operator==(const DropResource&) const = default;
};

/// `off DATES [-m NOTE]`: days without study, both inclusive.
struct DaysOff {
    Day from, until;
    std::string note;
    bool operator==(const DaysOff&) const = default;
};

using Change = std::variant<AddResource, SetKeys, SetHours, DropResource, DaysOff>;

/// The change as one would type it after `osmlm`, quoted where a shell needs it; what reads changes
/// reads it back as the same.
std::string change_words(const Change& change);

}  // namespace osmlm
