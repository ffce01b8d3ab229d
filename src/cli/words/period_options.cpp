#include "cli/words/period_options.hpp"

#include <fmt/core.h>

#include "osmlm/cli/day_words.hpp"

namespace osmlm {

namespace {

Failure misused(std::string message, std::string hint) {
    return {Exit::usage, std::move(message), std::move(hint), {}};
}

Expected<Period, Failure> period_of(const char* option, const std::string& text, Day today) {
    const auto period = parse_period(text, today, Looking::back);
    if (period) return *period;
    return misused(fmt::format("{}: {}", option, period.error().message), period.error().hint);
}

DayRange whole_week(Day day) { return {monday_of(day), monday_of(day) + days{6}}; }

}  // namespace

void declare_period(Arguments& arguments, PeriodOptions& into) {
    arguments.value("--since,--from", into.since, "DAY", "From this day on; of a week, its first.");
    arguments.value("--until,--to", into.until, "DAY", "Up to this day; of a week, its last.");
    arguments.flag("--this-week", into.this_week, "The week of today.");
    arguments.flag("--last-week", into.last_week, "The week before.");
    arguments.value("--week", into.week, "WEEK", "A week such as 2026-W24, or that of a day.");
}

Expected<DayRange, Failure> read_period(const PeriodOptions& options, Day today) {
    const int ways = int{options.this_week} + int{options.last_week} +
                     int{options.week.has_value()} +
                     int{options.since.has_value() || options.until.has_value()};
    if (ways > 1) {
        return misused("--this-week, --last-week, --week and --since or --until exclude each other",
                       "leave all but one out");
    }
    if (options.this_week) return whole_week(today);
    if (options.last_week) return whole_week(today - days{7});
    if (options.week) {
        const auto week = period_of("--week", *options.week, today);
        return week ? Expected<DayRange, Failure>(whole_week(week->from)) : week.error();
    }
    DayRange range;
    if (options.since) {
        const auto since = period_of("--since", *options.since, today);
        if (!since) return since.error();
        range.from = since->from;
    }
    if (options.until) {
        const auto until = period_of("--until", *options.until, today);
        if (!until) return until.error();
        range.until = until->until;
    }
    if (range.until < range.from) {
        return misused("--until is before --since", "write the earlier day after --since");
    }
    return range;
}

}  // namespace osmlm
