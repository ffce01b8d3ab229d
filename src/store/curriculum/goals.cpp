#include "store/curriculum/parts.hpp"
#include "store/curriculum/values.hpp"

namespace osmlm {
namespace {

constexpr Keys<Weekly, 2> weekly_keys = {
    {{"min", field<&Weekly::min, read_duration>}, {"max", field<&Weekly::max, read_duration>}}};

std::optional<Weekly> read_weekly_bounds(Reader& reader, const JsonNode& node) {
    Weekly weekly;
    read_object(reader, node, "weekly hours", weekly_keys, weekly);
    const JsonNode* min = reader.document().find(node, "min");
    if (min == nullptr && reader.document().find(node, "max") == nullptr)
        reader.error("missing-key", node, "expected the key \"min\" or \"max\", got neither",
                     R"(such as {"min": "4h", "max": "6h"})");
    if (weekly.min && weekly.max && *weekly.min > *weekly.max)
        reader.error("min-over-max", *min,
                     "expected at most the \"max\" of " + duration_text(*weekly.max) + ", got " +
                         duration_text(*weekly.min));
    return weekly;
}

/// A bare duration is a minimum.
std::optional<Weekly> read_weekly(Reader& reader, const JsonNode& node) {
    if (node.kind == JsonNode::Kind::object) return read_weekly_bounds(reader, node);
    const auto min = read_duration(reader, node);
    return min ? std::optional(Weekly{min, std::nullopt}) : std::nullopt;
}

constexpr Keys<Goal, 6> goal_keys = {{{"id", field<&Goal::id, read_id>},
                                      {"title", field<&Goal::title, read_text>},
                                      {"weekly", field<&Goal::weekly, read_weekly>},
                                      {"days", field<&Goal::days, read_weekdays>},
                                      {"deadline", field<&Goal::deadline, read_day>},
                                      {"posts-every", field<&Goal::posts_every, read_period>}}};

}  // namespace

Goal read_goal(Reader& reader, const JsonNode& node) {
    Goal goal;
    read_object(reader, node, "a goal such as { \"id\": \"ml\" }", goal_keys, goal, {"id"});
    if (goal.title.empty()) goal.title = goal.id;
    goal.path = reader.document().pointer(node);
    return goal;
}

}  // namespace osmlm
