#include "cli/words/change_values.hpp"

#include <fmt/core.h>

#include "osmlm/base/words.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/logbook/entries.hpp"
#include "osmlm/logbook/names.hpp"

namespace osmlm {

namespace {

/// The text with each of its parts between the signs as `read` has it.
template <class Read>
Expected<std::string> each_part(std::string_view text, char sign, Read read) {
    std::string all;
    for (;;) {
        const std::size_t end = text.find(sign);
        const Expected<std::string> part = read(text.substr(0, end));
        if (!part) return part.error();
        all += *part;
        if (end == text.npos) return all;
        all += sign;
        text.remove_prefix(end + 1);
    }
}

class Values {
public:
    Values(const Curriculum& curriculum, Day today) : curriculum_(curriculum), today_(today) {}

    [[nodiscard]] Expected<std::string> read(ValueForm form, std::string_view value) const {
        switch (form) {
            case ValueForm::date:
                return day(value);
            case ValueForm::goal:
                return goal(value);
            case ValueForm::dates:
                return each_part(value, ',', [this](auto part) { return day(part); });
            case ValueForm::resources:
                return each_part(value, ',', [this](auto part) { return resource(part); });
            case ValueForm::after:
                return each_part(value, ',', [this](auto part) {
                    return each_part(part, '|', [this](auto any) { return resource(any); });
                });
            default:
                return std::string(value);
        }
    }

private:
    [[nodiscard]] Expected<std::string> day(std::string_view word) const {
        const auto day = parse_day_word(word, today_, Looking::forward);
        if (!day) return day.error();
        return iso_date(*day);
    }
    [[nodiscard]] Expected<std::string> goal(std::string_view word) const {
        const auto goal = find_goal(curriculum_, word);
        if (!goal) return goal.error();
        return goal->id;
    }
    [[nodiscard]] Expected<std::string> resource(std::string_view word) const {
        const auto resource = find_resource(curriculum_, word);
        if (!resource) return resource.error();
        return resource->id;
    }

    const Curriculum& curriculum_;
    Day today_;
};

/// Where the key belongs instead, or which ones there are.
std::string advice_on_key(const std::string& key, Subject subject) {
    std::vector<std::string> names;
    for (const ChangeKey& each : change_keys(subject)) names.emplace_back(each.name);
    if (std::string near = did_you_mean(key, names); !near.empty()) return near;
    for (const Subject other : {Subject::resource, Subject::goal, Subject::choice, Subject::plan}) {
        if (find_change_key(other, key) == nullptr) continue;
        const bool plan = other == Subject::plan;
        return fmt::format("it is one of {}: write set {}{}=...", subject_name(other),
                           plan ? "" : "ID ", key);
    }
    return "there are " + join_words(names);
}

}  // namespace

Expected<Assignment> read_assignment(Assignment one, Subject subject, const Curriculum& curriculum,
                                     Day today) {
    if (one.key.empty())
        return Complaint{fmt::format("expected key=value, got \"{}\"", printable(one.value)),
                         "such as deadline=2026-12-18; quotes go around a value with blanks"};
    const ChangeKey* key = find_change_key(subject, one.key);
    if (key == nullptr)
        return Complaint{fmt::format("\"{}\" is no key of {} that can be set", printable(one.key),
                                     subject_name(subject)),
                         advice_on_key(one.key, subject)};
    const bool sets = one.how == Assignment::How::set;
    if (!sets && !is_list(key->form))
        return Complaint{fmt::format("{} is no list", one.key),
                         fmt::format("write {}= and its value", one.key)};
    if (one.value.empty()) {
        if (sets) return one;
        return Complaint{fmt::format("{}: expected what to {}, got nothing", one.key,
                                     one.how == Assignment::How::add ? "add" : "take out"),
                         ""};
    }
    auto value = Values(curriculum, today).read(key->form, one.value);
    if (!value) {
        return Complaint{fmt::format("{}: {}", one.key, value.error().message), value.error().hint};
    }
    one.value = std::move(*value);
    return one;
}

}  // namespace osmlm
