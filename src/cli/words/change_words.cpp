#include "cli/words/change_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/core.h>

#include "cli/words/change_values.hpp"
#include "cli/words/split_words.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/logbook/entries.hpp"
#include "osmlm/logbook/names.hpp"

namespace osmlm {

namespace {

/// How each change is written.
struct Form {
    std::string_view verb, words;
};
constexpr std::array<Form, 4> forms = {
    {{"add", "add ID TITLE [EFFORT] [key=value ...]"},
     {"set", "set ID key=value ..., set fri=3h [DATES], or set end=DATE"},
     {"drop", "drop ID"},
     {"off", "off DATES [-m NOTE]"}}};

const Form* find_form(std::string_view verb) {
    const auto* found = std::ranges::find(forms, verb, &Form::verb);
    return found != forms.end() ? found : nullptr;
}

Complaint missing(std::string_view verb, std::string_view what) {
    return {fmt::format("expected {}, got nothing", what),
            fmt::format("write {}", find_form(verb)->words)};
}

Complaint too_many(std::string_view verb, const std::string& word) {
    return {fmt::format("\"{}\" is one word too many", printable(word)),
            fmt::format("write {}", find_form(verb)->words)};
}

std::optional<int> weekday_named(std::string_view word) {
    const auto* name = std::ranges::find(weekday_names, word);
    if (name == weekday_names.end()) return std::nullopt;
    return static_cast<int>(name - weekday_names.begin());
}

/// `key=value`, `key+=value` or `key-=value`; without a sign there is no key.
Assignment split_assignment(std::string_view word) {
    const std::size_t sign = word.find('=');
    if (sign == word.npos || sign == 0) return {"", {}, std::string(word)};
    const char before = word[sign - 1];
    const auto how = before == '+'   ? Assignment::How::add
                     : before == '-' ? Assignment::How::remove
                                     : Assignment::How::set;
    const std::size_t end = how == Assignment::How::set ? sign : sign - 1;
    return {std::string(word.substr(0, end)), how, std::string(word.substr(sign + 1))};
}

/// `2027-01-01..2027-02-28`, or without an end.
Expected<SetHours> in_stretch(SetHours hours, const std::string& word, Day today) {
    const bool open = word.ends_with("..");
    const auto period =
        parse_period(open ? word.substr(0, word.size() - 2) : word, today, Looking::forward);
    if (!period) return period.error();
    hours.from = period->from;
    if (!open) hours.until = period->until;
    return hours;
}

Expected<Change> read_hours(const std::vector<std::string>& words, int weekday,
                            const Assignment& one, Day today) {
    const std::string name(weekday_names[static_cast<std::size_t>(weekday)]);
    if (one.how != Assignment::How::set)
        return Complaint{name + " has one length, and is no list", "write " + name + "=3h"};
    if (words.size() > 2) return too_many("set", words[2]);
    SetHours hours{weekday, one.value, {}, {}};
    if (words.size() < 2) return Change(hours);
    if (one.value.empty()) return missing("set", "the hours of " + name);
    const auto placed = in_stretch(hours, words[1], today);
    if (!placed) return placed.error();
    return Change(*placed);
}

Expected<std::vector<Assignment>> read_keys(std::span<const std::string> words, Subject subject,
                                            const Curriculum& curriculum, Day today) {
    std::vector<Assignment> keys;
    for (const std::string& word : words) {
        const auto one = read_assignment(split_assignment(word), subject, curriculum, today);
        if (!one) return one.error();
        const auto twice = std::ranges::find(keys, one->key, &Assignment::key);
        if (twice != keys.end() && one->how == Assignment::How::set)
            return Complaint{one->key + " stands twice", "keep one of the two"};
        keys.push_back(*one);
    }
    return keys;
}

Expected<Change> read_set(const std::vector<std::string>& words, const Curriculum& curriculum,
                          Day today) {
    if (words.empty()) return missing("set", "what to set");
    const Assignment first = split_assignment(words.front());
    if (const auto weekday = weekday_named(first.key))
        return read_hours(words, *weekday, first, today);
    SetKeys set;
    Subject subject = Subject::plan;
    std::span<const std::string> rest = words;
    if (first.key.empty()) {
        const auto entry = find_entry(curriculum, words.front());
        if (!entry) return entry.error();
        set.id = entry->id;
        subject = entry->subject;
        rest = rest.subspan(1);
        if (rest.empty()) return missing("set", "a key and its value");
    }
    auto keys = read_keys(rest, subject, curriculum, today);
    if (!keys) return keys.error();
    set.keys = std::move(*keys);
    return Change(std::move(set));
}

/// Without EFFORT, or with an empty one, it is open work.
Expected<Change> read_add(const std::vector<std::string>& words, const Curriculum& curriculum,
                          Day today) {
    if (words.size() < 2) return missing("add", words.empty() ? "an id" : "a title");
    AddResource add{words[0], words[1], {}, {}};
    std::span<const std::string> rest = std::span(words).subspan(2);
    if (!rest.empty() && split_assignment(rest.front()).key.empty()) {
        add.effort = rest.front();
        rest = rest.subspan(1);
    }
    auto keys = read_keys(rest, Subject::resource, curriculum, today);
    if (!keys) return keys.error();
    for (const Assignment& one : *keys)
        if (one.how != Assignment::How::set || one.value.empty())
            return Complaint{"what is added has no " + one.key + " yet",
                             "write " + one.key + "= and its value"};
    add.keys = std::move(*keys);
    return Change(std::move(add));
}

Expected<Change> read_drop(const std::vector<std::string>& words, const Curriculum& curriculum) {
    if (words.empty()) return missing("drop", "a resource");
    if (words.size() > 1) return too_many("drop", words[1]);
    const auto found = find_resource(curriculum, words.front());
    if (!found) return found.error();
    if (curriculum.resources[*found->resource].implied)
        return Complaint{
            fmt::format("\"{}\" is a goal without resources, and has no entry to drop", found->id),
            "take it out of curriculum.json, or its hours with set " + found->id + " weekly="};
    return Change(DropResource{found->id});
}

/// Moves `-m NOTE` out of the words.
std::optional<Complaint> take_note(ChangeWords& words) {
    const auto option = std::ranges::find_if(
        words.words, [](const std::string& word) { return word == "-m" || word == "--note"; });
    if (option == words.words.end()) return std::nullopt;
    if (option + 1 == words.words.end()) return missing(words.verb, "a note after " + *option);
    words.note = option[1];
    words.words.erase(option, option + 2);
    return std::nullopt;
}

Expected<Change> read_off(const ChangeWords& words, Day today) {
    if (words.words.empty()) return missing("off", "days");
    if (words.words.size() > 1) return too_many("off", words.words[1]);
    const auto period = parse_period(words.words.front(), today, Looking::forward);
    if (!period) return period.error();
    return Change(DaysOff{period->from, period->until, words.note.value_or("")});
}

}  // namespace

Expected<Change> read_change(const ChangeWords& words, const Curriculum& curriculum, Day today) {
    if (words.verb == "add") return read_add(words.words, curriculum, today);
    if (words.verb == "set") return read_set(words.words, curriculum, today);
    if (words.verb == "drop") return read_drop(words.words, curriculum);
    return read_off(words, today);
}

Expected<Change> read_change(std::string_view text, const Curriculum& curriculum, Day today) {
    auto split = split_words(text);
    if (!split) return split.error();
    if (!split->empty() && split->front() == "osmlm") split->erase(split->begin());
    const std::string hint = "a change is add, set, drop or off, such as set end=2027-07-02";
    if (split->empty()) return Complaint{"expected a change, got nothing", hint};
    ChangeWords words{split->front(), {}, {}};
    if (find_form(words.verb) == nullptr) {
        const std::string near = did_you_mean(words.verb, {"add", "set", "drop", "off"});
        return Complaint{fmt::format("\"{}\" is no change", printable(words.verb)),
                         near.empty() ? hint : near};
    }
    words.words.assign(split->begin() + 1, split->end());
    if (words.verb == "off") {
        if (auto complaint = take_note(words)) return *std::move(complaint);
    }
    return read_change(words, curriculum, today);
}

}  // namespace osmlm
