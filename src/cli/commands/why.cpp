#include <algorithm>
#include <memory>

#include "cli/desk/promise.hpp"
#include "cli/desk/proved_plan.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/cli/day_words.hpp"
#include "osmlm/logbook/names.hpp"
#include "osmlm/report/reports.hpp"

namespace osmlm {

namespace {

std::optional<std::size_t> goal_named(const Curriculum& curriculum, const std::string& word) {
    const auto found = std::ranges::find(curriculum.goals, word, &Goal::id);
    if (found == curriculum.goals.end()) return std::nullopt;
    return found - curriculum.goals.begin();
}

/// A resource or a goal by its exact id, else days, else a resource by the begin of its id.
Result answer(const std::optional<std::string>& word, const Inputs& inputs, const Today& today) {
    const auto plan = proved_plan(inputs, today);
    if (!plan) return plan.error();
    const PlanOptions options{today.minute, Pace::asap,
                              promised_days(inputs.curriculum, inputs.state, today.day)};
    if (!word) return Outcome{why_finish_report(inputs, *plan, options)};
    auto resource = ResourceIndex(inputs.curriculum).find(*word);
    if (!resource) {
        if (const auto goal = goal_named(inputs.curriculum, *word))
            return Outcome{why_goal_report(inputs, *plan, *goal)};
        if (const auto days = parse_period(*word, today.day, Looking::forward)) {
            if (days->from == days->until)
                return Outcome{why_day_report(inputs, *plan, days->from)};
            return Outcome{why_days_report(inputs, *plan, {days->from, days->until})};
        }
        const auto named = find_resource(inputs.curriculum, *word);
        if (!named)
            return Failure{
                Exit::usage, named.error().message + ", and it is no day", named.error().hint, {}};
        resource = named->resource;
    }
    return Outcome{why_resource_report(inputs, *plan, options, *resource)};
}

Action declare(Arguments& arguments) {
    auto word = std::make_shared<std::optional<std::string>>();
    arguments.optional_word("RESOURCE|GOAL|DAY", *word,
                            "Why it is planned as it is; else why the plan ends when it ends.");
    return AfterLoad([word](const Inputs& inputs, const Site& site) {
        return answer(*word, inputs, site.today);
    });
}

}  // namespace

extern const Command why_command;
constinit const Command why_command{
    "why",
    "",
    Command::Group::more,
    "Says why work is planned when it is, and what would end it earlier.",
    "text json csv md",
    declare};

}  // namespace osmlm
