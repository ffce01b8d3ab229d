#pragma once

#include <span>
#include <string_view>

/// Which keys of the curriculum a change may set, and what words their values are made of.
namespace osmlm {

/// What the keys of a change belong to.
enum class Subject { plan, resource, goal, choice };

/// "the plan", "a resource" …
std::string_view subject_name(Subject subject);

/// How a value is typed. Lists are parted by commas, and only they know `+=` and `-=`.
enum class ValueForm {
    text,       ///< stands in the file as it is: titles, durations, `high`
    date,       ///< a word for a day
    goal,       ///< the id of a goal
    number,     ///< a number as JSON has it
    truth,      ///< `true` or `false`
    effort,     ///< a duration, or `LOW..HIGH`
    bounds,     ///< a duration, or `MIN..MAX`, where one of the two may be missing
    texts,      ///< a list of words
    weekdays,   ///< a list of weekdays and of stretches such as `mon-thu`
    dates,      ///< a list of days
    resources,  ///< a list of ids of resources
    after,      ///< the same, where `a|b` stands for any of the two
};

constexpr bool is_list(ValueForm form) { return form >= ValueForm::texts; }

struct ChangeKey {
    std::string_view name;
    ValueForm form;
    bool of_schedule = false;  ///< stands in the plan's `schedule`
};

/// All keys that can be set of such a subject.
std::span<const ChangeKey> change_keys(Subject subject);

/// The key of that name, or null.
const ChangeKey* find_change_key(Subject subject, std::string_view name);

}  // namespace osmlm
