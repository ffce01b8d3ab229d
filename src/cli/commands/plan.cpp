#include <charconv>
#include <memory>

#include <fmt/core.h>

#include "cli/desk/promise.hpp"
#include "cli/desk/proved_plan.hpp"
#include "cli/desk/scribe.hpp"
#include "cli/desk/trial.hpp"
#include "cli/world/progress_line.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/report/reports.hpp"
#include "osmlm/store/promise.hpp"

namespace osmlm {

namespace {

struct Options {
    std::optional<std::string> weeks, until, by, pace;
    bool all = false;
    bool chart = false;
    bool exit_code = false;
    bool promise = false;
    std::vector<std::string> changes;
    bool keep = false;
    bool diff = false;
};

Failure usage(std::string message, std::string hint) {
    return {Exit::usage, std::move(message), std::move(hint), {}};
}

Expected<PlanView::By, Failure> by_of(const std::optional<std::string>& by) {
    if (!by || *by == "day") return PlanView::By::day;
    if (*by == "week") return PlanView::By::week;
    if (*by == "resource") return PlanView::By::resource;
    return usage(fmt::format("--by: \"{}\" is not a choice", *by), "write day, week or resource");
}

Expected<Pace, Failure> pace_of(const std::optional<std::string>& pace) {
    if (!pace || *pace == "asap") return Pace::asap;
    if (*pace == "even") return Pace::even;
    return usage(fmt::format("--pace: \"{}\" is not a choice", *pace), "write asap or even");
}

Expected<int, Failure> weeks_of(const std::optional<std::string>& text) {
    if (!text) return 2;
    int weeks = 0;
    const char* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, weeks);
    if (read.ec == std::errc() && read.ptr == end && weeks >= 1 && weeks <= 5000) return weeks;
    return usage(fmt::format("--weeks: expected a number of weeks, got \"{}\"", *text),
                 "such as --weeks 4");
}

/// The last day that is shown; none: everything.
Expected<std::optional<Day>, Failure> until_of(const Options& options, Day today, Day from) {
    if (int{options.all} + int{options.weeks.has_value()} + int{options.until.has_value()} > 1) {
        return usage("--weeks, --until and --all exclude each other", "leave all but one out");
    }
    if (options.all) return std::optional<Day>();
    if (options.until) {
        const auto period = parse_period(*options.until, today, Looking::forward);
        if (!period) return usage("--until: " + period.error().message, period.error().hint);
        return std::optional(period->until);
    }
    const auto weeks = weeks_of(options.weeks);
    if (!weeks) return weeks.error();
    return std::optional(monday_of(from) + days{7 * *weeks - 1});
}

/// Makes this plan the one that the week is held against, in place of all before it.
std::optional<Failure> write_promise(const Desk& desk, Scribe& scribe) {
    const auto promise = promise_draft(desk);
    if (!promise) return Failure{Exit::input, "there is no plan to promise", "osmlm check", {}};
    for (const Record* old : promises_of(desk.inputs.state, monday_of(desk.today.day))) {
        Draft del;
        del.op = Op::del;
        del.ref = old->id;
        scribe.write(std::move(del));
    }
    scribe.write(*promise);
    return std::nullopt;
}

std::optional<Failure> at_odds(const Options& options) {
    if (int{!options.changes.empty()} + int{options.diff} + int{options.promise} > 1)
        return usage("--if, --diff and --promise exclude each other", "leave all but one out");
    if (options.keep && options.changes.empty())
        return usage("--keep: there is no change to keep", "it goes with --if");
    return std::nullopt;
}

std::string all_words(const std::vector<Change>& changes) {
    std::vector<std::string> words;
    for (const Change& change : changes) words.push_back(change_words(change));
    return join_words(words);
}

/// What the promise of the week is now, and whether it had to be made for this.
Expected<Comparison, Failure> against_promise(const Desk& desk, const Plan& plan) {
    const auto kept = promise_for(desk, monday_of(desk.today.day));
    if (!kept) return kept.error();
    Comparison comparison = compare(*kept, {desk.inputs, plan});
    comparison.made_now = kept->record == nullptr;
    return comparison;
}

/// The plan of these inputs, as the options show it.
Result shown(const Options& options, const PlanSide& side, const PlanView& view) {
    const bool no = options.exit_code && side.plan.verdict != Verdict::fits;
    return Outcome{plan_report(side.inputs, side.plan, view), no ? Exit::answer_no : Exit::done};
}

Result answer_if(const Options& options, const Desk& desk, const PlanSide& now, Pace pace,
                 PlanView view) {
    const auto trial = try_changes(desk, options.changes);
    if (!trial) return trial.error();
    if (options.keep)
        return usage("--keep: osmlm does not write the curriculum yet; nothing was changed",
                     "write it into curriculum.json by hand: " + all_words(trial->changes));
    const auto plan = proved_plan(trial->inputs, desk.today, pace);
    if (!plan) return plan.error();
    Comparison comparison = compare(now, {trial->inputs, *plan});
    for (const Change& change : trial->changes) comparison.changes.push_back(change_words(change));
    comparison.notes = trial->notes;
    view.against = &comparison;
    return shown(options, {trial->inputs, *plan}, view);
}

Result answer(const Options& options, const Desk& desk, Scribe& scribe) {
    if (ids_only(desk)) return Failure{Exit::input, {}, {}, desk.errors};
    if (auto failure = at_odds(options)) return *failure;
    const Inputs& inputs = desk.inputs;
    const Today& today = desk.today;
    const auto by = by_of(options.by);
    if (!by) return by.error();
    const auto pace = pace_of(options.pace);
    if (!pace) return pace.error();
    const Day from = std::max(today.day, inputs.curriculum.start.value_or(today.day));
    const auto until = until_of(options, today.day, from);
    if (!until) return until.error();
    const bool tries = !options.changes.empty();
    const auto plan = [&] {
        if (tries) return proved_plan(inputs, today, *pace);
        ProgressLine line(desk.world, desk.quiet, "trying other plans");
        return plan_with_remedies(inputs, today, *pace, line.how_far(), *until);
    }();
    if (!plan) return plan.error();
    PlanView view{*by, *until, options.until.has_value(), options.chart};
    if (tries) return answer_if(options, desk, {inputs, *plan}, *pace, view);
    if (options.promise) {
        if (auto failure = write_promise(desk, scribe)) return *failure;
    }
    if (!options.diff) return shown(options, {inputs, *plan}, view);
    const auto comparison = against_promise(desk, *plan);
    if (!comparison) return comparison.error();
    view.against = &*comparison;
    return shown(options, {inputs, *plan}, view);
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    arguments.value("--weeks", options->weeks, "N", "Show so many weeks, to Sunday (2).");
    arguments.value("--until", options->until, "DAY", "Show the days up to this one.");
    arguments.flag("--all", options->all, "Show every day of the plan.");
    arguments.value("--by", options->by, "WHAT", "One line a day, week or resource (day).");
    arguments.value("--pace", options->pace, "PACE",
                    "Use the hours asap, or by an even share of each day (asap).");
    arguments.values("--if", options->changes, "CHANGE",
                     "Show the plan with this change beside the plan as it is.");
    arguments.flag("--keep", options->keep, "Write the changes of --if (not in this version).");
    arguments.flag("--diff", options->diff,
                   "Show what has moved since the week's promise, and why.");
    arguments.flag("--chart", options->chart, "Draw when each resource is worked on.");
    arguments.flag("--exit-code", options->exit_code, "End with 1 when it does not fit.");
    arguments.flag("--promise", options->promise, "Hold this week against the plan as it is now.");
    return AfterLog(
        [options](const Desk& desk, Scribe& scribe) { return answer(*options, desk, scribe); });
}

}  // namespace

extern const Command plan_command;
constinit const Command plan_command{"plan",
                                     "",
                                     Command::Group::first,
                                     "Shows whether it fits, and the coming weeks day by day.",
                                     "text json csv md html",
                                     declare};

}  // namespace osmlm
