#include "cli/entries/log_entry.hpp"

#include <charconv>

#include <fmt/core.h>

#include "osmlm/base/clock.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/logbook/pace.hpp"

namespace osmlm {

namespace {

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return good && number >= 0 && number <= 1'000'000 ? std::optional(number) : std::nullopt;
}

/// Hours, or a stretch of the clock.
std::optional<Failure> read_length(std::string_view text, Entry& entry) {
    if (looks_like_range(text)) {
        const auto range = parse_clock_range(text);
        if (!range) return misused(range.error());
        entry.start = range->start;
        entry.min = range->min;
        return std::nullopt;
    }
    const auto min = parse_duration(text);
    if (!min) return misused(min.error());
    if (*min == 0) return misused({"a session of 0m is none", "write how long it was"});
    entry.min = *min;
    return std::nullopt;
}

/// The study day: the one that was said, else that at hand; a stretch of the clock that is over
/// before the day begins lies on the morning after the study day before.
std::optional<Failure> read_day(const Desk& desk, const std::optional<std::string>& text,
                                Entry& entry) {
    entry.date = desk.today.day;
    entry.day_was_said = text.has_value();
    if (text) {
        const auto day = parse_day_word(*text, desk.today.day, Looking::back);
        if (!day && parse_duration(*text)) {
            return misused({day.error().message, "write the hours as one word, such as 1h30m"});
        }
        if (!day)
            return misused({day.error().message, day.error().hint + "; a note goes behind -m"});
        entry.date = *day;
        return std::nullopt;
    }
    const int day_starts = desk.inputs.curriculum.schedule.day_starts;
    if (!entry.start || *entry.start >= day_starts || !desk.today.minute) return std::nullopt;
    if (*entry.start + 1440 > *desk.today.minute) entry.date -= days{1};
    return std::nullopt;
}

/// How many pages it has, where its effort says so.
std::optional<std::int64_t> pages_of(const Desk& desk, const Named& resource) {
    if (!resource.resource) return std::nullopt;
    const auto& effort = desk.inputs.curriculum.resources[*resource.resource].effort;
    return effort ? effort->pages : std::nullopt;
}

}  // namespace

void declare_entry(Arguments& arguments, EntryOptions& into) {
    arguments.value("-m,--note", into.note, "NOTE", "What was studied.");
    arguments.value("--left", into.left, "LEFT", "What is left after it: 40h, or 524p of pages.");
    arguments.value("--page", into.page, "N", "The page that was reached.");
    arguments.flag("--done", into.done, "The resource is finished.");
    arguments.flag("--force", into.force, "Log it in spite of every doubt.");
}

void declare_log(Arguments& arguments, LogWords& into) {
    arguments.word("RESOURCE", into.resource, "Its id, or the begin of it; - reads lines.");
    arguments.optional_word("DURATION", into.length, "Such as 1h30, 45m or 14:00-15:30.");
    arguments.optional_word("DAY", into.day, "Such as yesterday, mon or 2026-10-01; else today.");
    declare_entry(arguments, into.options);
}

Expected<Left, Failure> read_left(const Desk& desk, const Named& resource, std::string_view text) {
    const auto pages = text.ends_with('p') ? whole(text.substr(0, text.size() - 1)) : std::nullopt;
    if (!pages) {
        const auto min = parse_duration(text);
        if (min) return Left{*min, std::nullopt};
        return misused({min.error().message, min.error().hint + "; pages are written as 524p"});
    }
    const auto total = pages_of(desk, resource);
    if (total && *pages > *total) {
        return misused(
            {fmt::format("{} pages: the book has {}", *pages, *total), "write how many are left"});
    }
    std::optional<double> pace;
    if (resource.resource)
        pace = PagePace(desk.inputs.curriculum, desk.inputs.state, *resource.resource)
                   .minutes_per_page();
    if (pace) return Left{pages_to_minutes(*pages, *pace), pages};
    if (ids_only(desk)) return Left{std::nullopt, pages};
    return misused({fmt::format("nobody knows how long a page of \"{}\" takes", resource.id),
                    "tell it in hours, or log a session with --page first"});
}

std::optional<Failure> read_options(const Desk& desk, const EntryOptions& options, Entry& entry) {
    entry.note = options.note.value_or("");
    entry.done = options.done;
    if (options.done && options.left) {
        return misused({"--done and --left say two things of what is left", "leave one out"});
    }
    if (options.page) {
        entry.page = whole(*options.page);
        if (entry.page.value_or(0) < 1) {
            return misused({fmt::format("--page: \"{}\" is no page", printable(*options.page)),
                            "write its number, such as --page 214"});
        }
    }
    const auto pages = pages_of(desk, entry.resource);
    if (pages && entry.page.value_or(0) > *pages) {
        return misused({fmt::format("--page: the book has {} pages", *pages),
                        "osmlm check shows where its effort stands"});
    }
    if (!options.left) return std::nullopt;
    auto left = read_left(desk, entry.resource, *options.left);
    if (!left) return left.error();
    entry.left = *left;
    return std::nullopt;
}

Expected<Entry, Failure> read_entry(const Desk& desk, const LogWords& words) {
    auto resource = named(desk, words.resource);
    if (!resource) return resource.error();
    if (!words.length) {
        return misused({"missing: DURATION", "such as: osmlm log " + resource->id + " 1h30"});
    }
    Entry entry;
    entry.resource = std::move(*resource);
    if (auto failure = read_length(*words.length, entry)) return *failure;
    if (auto failure = read_day(desk, words.day, entry)) return *failure;
    if (auto failure = read_options(desk, words.options, entry)) return *failure;
    return entry;
}

std::vector<std::string> doubts_of(const Desk& desk, const Entry& entry,
                                   const std::vector<Candidate>& also) {
    return doubts_about({entry.date, entry.min, entry.start}, desk.inputs.state, also,
                        desk.inputs.curriculum.schedule.day_starts, desk.today.day);
}

}  // namespace osmlm
