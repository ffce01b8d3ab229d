#include <algorithm>
#include <memory>

#include "cli/desk/desk.hpp"
#include "cli/desk/promise.hpp"
#include "cli/desk/proved_plan.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/model/calendar.hpp"
#include "osmlm/report/week.hpp"
#include "osmlm/store/entries.hpp"

namespace osmlm {

namespace {

struct Options {
    bool latest = false;
    bool last_week = false;
    bool is_public = false;
    std::optional<std::string> week, mail_to, mail_from;
};

/// Whether no study day of the promised week is later than that day; of a week without, no day.
bool is_over(const Inputs& inputs, const Promise& promise, Day day) {
    const Day last_asked = last_study_day(inputs.curriculum, inputs.state, promise);
    const Day sunday = promise.week + days{6};
    for (Day last = sunday; last >= promise.week; last -= days{1})
        if (study_minutes_on(inputs.curriculum, last, last_asked) > 0) return last <= day;
    return sunday <= day;
}

/// The Monday of the week that is meant; with --latest, the one before if this is not over.
Expected<Day, Failure> week_meant(const Options& options, Day today) {
    if (int{options.latest} + int{options.last_week} + int{options.week.has_value()} > 1)
        return misused(
            {"--latest, --last-week and --week exclude each other", "leave all but one out"});
    const Day monday = monday_of(today);
    if (options.last_week) return monday - days{7};
    if (!options.week) return monday;
    const auto period = parse_period(*options.week, today, Looking::back);
    if (!period) return misused({"--week: " + period.error().message, period.error().hint});
    if (period->from <= monday + days{6}) return monday_of(period->from);
    return misused({"--week: " + printable(*options.week) + " has not begun",
                    "osmlm plan --until " + iso_date(period->until) + " shows what is planned"});
}

/// `me@example.org`, without a name and in ASCII: what every mail program takes as it stands.
bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    const auto plain = [](char c) {
        return c > ' ' && c < '\x7f' &&
               std::string_view("()<>[],;:\\\"@").find(c) == std::string_view::npos;
    };
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.front() != '-' &&
           std::ranges::all_of(text.substr(0, at), plain) &&
           std::ranges::all_of(text.substr(at + 1), plain);
}

Expected<std::optional<Mail>, Failure> mail_of(const Options& options) {
    if (!options.mail_to && !options.mail_from) return std::optional<Mail>();
    if (!options.mail_to)
        return misused({"--mail-from needs --mail-to", "say who the message is for"});
    for (const auto* address : {&options.mail_to, &options.mail_from})
        if (*address && !is_address(**address))
            return misused({"--mail-to and --mail-from: expected an address, got \"" +
                                printable(**address) + '"',
                            "such as me@example.org"});
    return std::optional(Mail{*options.mail_to, options.mail_from.value_or("")});
}

/// What the log says of the week beside its hours.
void add_entries(const Inputs& inputs, WeekView& view) {
    const Entries entries = entries_of(inputs.journal.records);
    for (const Record& record : entries.records) {
        if (monday_of(entry_day(record)) != view.monday) continue;
        if (record.op == Op::note)
            view.notes.push_back({entry_day(record),
                                  std::string(record.resource.has() ? *record.resource : ""),
                                  std::string(*record.note)});
        if (auto spending = parse_spending(record)) view.spent.push_back(*std::move(spending));
        if (auto post = parse_post(record)) view.posts.push_back(*std::move(post));
    }
}

Result answer(const Options& options, const Desk& desk) {
    if (ids_only(desk)) return Failure{Exit::input, {}, {}, desk.errors};
    const Day today = desk.today.day;
    const auto monday = week_meant(options, today);
    if (!monday) return monday.error();
    auto mail = mail_of(options);
    if (!mail) return mail.error();
    const Inputs& inputs = desk.inputs;
    // The last study day is over when it is asked so, or the day after.
    const Day gone = options.latest ? today : today - days{1};
    auto promise = promise_for(desk, *monday);
    if (promise && options.latest && !is_over(inputs, *promise, gone))
        promise = promise_for(desk, *monday - days{7});
    if (!promise) return promise.error();
    const bool over = is_over(inputs, *promise, gone);
    const Day next = promise->week + days{7};
    const auto past = over ? days_before(desk, next) : std::nullopt;
    const Today as_of = over ? Today{next, std::nullopt} : desk.today;
    const auto plan =
        past ? proved_plan(inputs, past->records, past->state, as_of) : proved_plan(inputs, as_of);
    if (!plan) return plan.error();
    WeekView view{past ? past->state : inputs.state,
                  promise->week,
                  over,
                  *std::move(promise),
                  {},
                  {},
                  {},
                  options.is_public};
    add_entries(inputs, view);
    Outcome outcome{week_report(inputs, *plan, view, today)};
    outcome.report.mail = *std::move(mail);
    outcome.news = is_news(inputs, *plan, view);
    return outcome;
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.flag("--latest", options->latest, "The week whose last study day is today or past.");
    arguments.flag("--last-week", options->last_week, "The week before this one.");
    arguments.value("--week", options->week, "WEEK", "A week such as 2026-W24, or that of a day.");
    arguments.flag("--public", options->is_public, "Leave notes and money out.");
    arguments.value("--mail-to", options->mail_to, "ADDRESS", "Who a message is for.");
    arguments.value("--mail-from", options->mail_from, "ADDRESS", "Who it is from.");
    return AfterLog([options](const Desk& desk, Scribe&) { return answer(*options, desk); });
}

}  // namespace

extern const Command week_command;
constinit const Command week_command{"week",
                                     "",
                                     Command::Group::first,
                                     "Holds a week against its promise, and shows the next.",
                                     "text json csv md html mime",
                                     declare};

}  // namespace osmlm
