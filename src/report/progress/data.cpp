#include "report/progress/data.hpp"

#include <iterator>

#include "osmlm/report/findings.hpp"
#include "report/common/plan_data.hpp"

namespace osmlm {
namespace {

Piece say(std::string text) { return {Cell(std::move(text))}; }

Piece time(const std::optional<Minutes>& minutes) { return {cell_or_null<Duration>(minutes)}; }

Cell day_or_null(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }

std::string state_name(WorkState state) {
    switch (state) {
        case WorkState::todo:
            return "todo";
        case WorkState::doing:
            return "doing";
        case WorkState::done:
            return "done";
        case WorkState::dropped:
            return "dropped";
    }
    return "todo";
}

Object advance_data(const Advance& advance, Day day) {
    return {{"done", Cell(Duration{advance.done})},
            {"logged", Cell(Duration{advance.logged})},
            {"left", cell_or_null<Duration>(advance.left)},
            {"effort", cell_or_null<Duration>(advance.effort)},
            {"first_effort", cell_or_null<Duration>(advance.first_effort)},
            {"share", cell_or_null<Percent>(advance.share())},
            {"pace", Object{{"recent", cell_or_null<Duration>(advance.recent_pace)},
                            {"overall", Cell(Duration{advance.pace_until(day)})}}},
            {"first", day_or_null(advance.first)},
            {"last", day_or_null(advance.last)}};
}

/// Some fields, and then those of the advance.
Object with_advance(Object fields, const Advance& advance, Day day) {
    Object more = advance_data(advance, day);
    std::move(more.begin(), more.end(), std::back_inserter(fields));
    return fields;
}

Cell goal_of(const Curriculum& curriculum, const Resource& resource) {
    return resource.goal ? Cell(curriculum.goals[*resource.goal].id) : Cell();
}

std::vector<Piece> record_of(std::string id, std::string title, Cell goal, const Advance& advance,
                             Day day, std::string state, Cell picked) {
    return {say(std::move(id)),
            say(std::move(title)),
            {std::move(goal)},
            time(advance.done),
            time(advance.left),
            time(advance.effort),
            time(advance.first_effort),
            {cell_or_null<Percent>(advance.share())},
            time(advance.recent_pace),
            time(advance.pace_until(day)),
            {day_or_null(advance.first)},
            {day_or_null(advance.last)},
            say(std::move(state)),
            {std::move(picked)}};
}

}  // namespace

Object progress_data(const Inputs& inputs, const ProgressFacts& facts, const DayRange& range) {
    const Curriculum& curriculum = inputs.curriculum;
    Array goals, resources, unknown;
    for (const ProgressFacts::Goal& goal : facts.goals)
        goals.push_back(
            with_advance({{"id", Cell(curriculum.goals[goal.goal].id)}}, goal.advance, facts.day));
    for (const ProgressFacts::Resource& each : facts.resources) {
        const Resource& resource = curriculum.resources[each.resource];
        Object row =
            with_advance({{"id", Cell(resource.id)}, {"goal", goal_of(curriculum, resource)}},
                         each.advance, facts.day);
        row.insert(row.end(),
                   {{"state", Cell(state_name(each.state))}, {"picked", Cell(each.picked)}});
        resources.push_back(std::move(row));
    }
    for (const auto& [id, advance] : facts.unknown)
        unknown.push_back(with_advance({{"id", Cell(id)}}, advance, facts.day));
    return {{"from", range.from > Day::min() ? Cell(range.from) : Cell()},
            {"until", range.until < Day::max() ? Cell(range.until) : Cell()},
            {"totals",
             Object{{"done", Cell(Duration{facts.done})}, {"left", Cell(Duration{facts.left})}}},
            {"goals", std::move(goals)},
            {"resources", std::move(resources)},
            {"unknown", std::move(unknown)},
            {"findings", findings_data(findings_of(inputs, {}))}};
}

Table progress_records(const Curriculum& curriculum, const ProgressFacts& facts) {
    Table table{"resources", {}, {}};
    for (const char* key : {"resource", "title", "goal", "done", "left", "effort", "first_effort",
                            "share", "recent", "overall", "first", "last", "state", "picked"})
        table.columns.push_back({key, ""});
    for (const ProgressFacts::Resource& each : facts.resources) {
        const Resource& resource = curriculum.resources[each.resource];
        table.rows.push_back(record_of(resource.id, resource.title, goal_of(curriculum, resource),
                                       each.advance, facts.day, state_name(each.state),
                                       Cell(each.picked)));
    }
    for (const auto& [id, advance] : facts.unknown)
        table.rows.push_back(record_of(id, id, {}, advance, facts.day, "unknown", {}));
    return table;
}

}  // namespace osmlm
