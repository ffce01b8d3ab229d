#pragma once

#include "osmlm/model/curriculum.hpp"
#include "store/curriculum/reader.hpp"

/// The parts of `curriculum.json`, one function each. A part that is wrong comes back as far as it
/// could be read; the findings say the rest. Ids are not resolved here.
namespace osmlm {

Schedule read_schedule(Reader& reader, const JsonNode& node);
Goal read_goal(Reader& reader, const JsonNode& node);
Resource read_resource(Reader& reader, const JsonNode& node);
std::optional<Effort> read_effort(Reader& reader, const JsonNode& node);
Choice read_choice(Reader& reader, const JsonNode& node);
DateItem read_date_item(Reader& reader, const JsonNode& node);
Money read_money(Reader& reader, const JsonNode& node);
Checklist read_checklist(Reader& reader, const JsonNode& node);

/// The nodes of the lists whose members name each other: the n-th is that of the n-th item.
struct Nodes {
    std::vector<const JsonNode*> goals, resources, choices;
};

/// Resolves every id: goals of resources, `after`, choices; adds the implied open work.
void link(Reader& reader, const Nodes& nodes, Curriculum& curriculum);

/// Which resources are in the plan as far as the file knows: not dropped, and not passed over by
/// a choice.
std::vector<bool> in_plan(const Curriculum& curriculum);

/// Resources that wait for each other.
void check_cycles(Reader& reader, const Nodes& nodes, const Curriculum& curriculum);

/// Weekdays that some part of the schedule gives hours.
Weekdays weekdays_with_hours(const Schedule& schedule);

/// What has a meaning but cannot work, or works otherwise than it looks.
void check_schedule(Reader& reader, const Curriculum& curriculum);
void check_windows(Reader& reader, const JsonNode& schedule, const Curriculum& curriculum);
void check_goals(Reader& reader, const Nodes& nodes, const Curriculum& curriculum);
void check_resources(Reader& reader, const Nodes& nodes, const Curriculum& curriculum);
void check_choices(Reader& reader, const Nodes& nodes, const Curriculum& curriculum);

}  // namespace osmlm
