#include "cli/entries/selection_options.hpp"

#include <algorithm>

#include "osmlm/base/words.hpp"

namespace osmlm {

namespace {

std::optional<Failure> check_goal(const Desk& desk, const SelectionOptions& options) {
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

/// Its present id; or, as it was written, that of sessions which the curriculum does not know.
Expected<std::string, Failure> resource_of(const Desk& desk, const std::string& word) {
    auto resource = named(desk, word);
    if (resource) return std::move(resource->id);
    const bool logged = std::ranges::any_of(
        desk.inputs.state.sessions, [&](const Session& session) { return session.name() == word; });
    if (logged) return word;
    return resource.error();
}

}  // namespace

void declare_selection(Arguments& arguments, SelectionOptions& into) {
    declare_period(arguments, into.period);
    arguments.value("-r,--resource", into.resource, "RESOURCE", "Only this one.");
    arguments.value("--goal", into.goal, "GOAL", "Only resources of this goal.");
    arguments.value("--kind", into.kind, "KIND", "Only resources of this kind.");
    arguments.value("--tag", into.tag, "TAG", "Only resources with this tag.");
}

Expected<Selection, Failure> read_selection(const SelectionOptions& options, const Desk& desk) {
    const auto range = read_period(options.period, desk.today.day);
    if (!range) return range.error();
    if (auto failure = check_goal(desk, options)) return *failure;
    Selection selection{*range, {}, options.goal, options.kind, options.tag};
    if (!options.resource) return selection;
    auto resource = resource_of(desk, *options.resource);
    if (!resource) return resource.error();
    selection.resource = std::move(*resource);
    return selection;
}

}  // namespace osmlm
