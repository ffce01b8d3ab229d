#include <algorithm>
#include <memory>

#include "cli/desk.hpp"
#include "cli/period_options.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/cli/command.hpp"
#include "osmlm/report/reports.hpp"

namespace osmlm {

namespace {

struct Options {
    PeriodOptions period;
    std::optional<std::string> resource, goal, kind, tag;
};

/// What is named must be there, or nothing would be found and nobody would know why.
std::optional<Failure> check_goal(const Desk& desk, const Options& options) {
    const bool narrowed = options.goal || options.kind || options.tag;
    if (narrowed && ids_only(desk)) {
        return Failure{Exit::input,
                       "goals, kinds and tags stand in curriculum.json, which has errors",
                       "osmlm check names them all",
                       {}};
    }
    if (!options.goal) return std::nullopt;
    std::vector<std::string> names;
    for (const Goal& goal : desk.inputs.curriculum.goals) {
        if (goal.id == *options.goal) return std::nullopt;
        names.push_back(goal.id);
    }
    return misused({"there is no goal \"" + printable(*options.goal) + '"',
                    did_you_mean(*options.goal, names)});
}

Result answer(const Options& options, const Desk& desk) {
    const auto range = read_period(options.period, desk.today.day);
    if (!range) return range.error();
    if (auto failure = check_goal(desk, options)) return *failure;
    Selection selection{*range, {}, options.goal, options.kind, options.tag};
    if (options.resource) {
        const auto resource = named(desk, *options.resource);
        const auto& sessions = desk.inputs.state.sessions;
        const bool logged = std::any_of(sessions.begin(), sessions.end(), [&](const Session& s) {
            return s.name() == *options.resource;
        });
        if (!resource && !logged) return resource.error();
        selection.resource = resource ? resource->id : *options.resource;
    }
    Outcome outcome{sessions_report(desk.inputs, selection, desk.today.day)};
    outcome.news = !outcome.report.records.rows.empty();
    return outcome;
}

Action declare(Arguments& arguments) {
    auto options = std::make_shared<Options>();
    declare_period(arguments, options->period);
    arguments.value("-r,--resource", options->resource, "RESOURCE", "Only this one.");
    arguments.value("--goal", options->goal, "GOAL", "Only resources of this goal.");
    arguments.value("--kind", options->kind, "KIND", "Only resources of this kind.");
    arguments.value("--tag", options->tag, "TAG", "Only resources with this tag.");
    return AfterLog([options](const Desk& desk, Scribe&) { return answer(*options, desk); });
}

}  // namespace

extern const Command sessions_command;
constinit const Command sessions_command{"sessions",           "",
                                         Command::Group::more, "Lists what was logged, with ids.",
                                         "text json csv md",   declare};

}  // namespace osmlm
