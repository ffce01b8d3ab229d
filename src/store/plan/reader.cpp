#include "store/plan/reader.hpp"

#include <cmath>

#include "osmlm/base/duration.hpp"
#include "store/curriculum/values.hpp"
#include "store/log/record_values.hpp"

namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

std::vector<std::string> ids_of(const auto& list) {
    std::vector<std::string> ids;
    for (const auto& item : list) ids.push_back(item.id);
    return ids;
}

}  // namespace

const JsonNode* PlanReader::member(const JsonNode& object, std::string_view key) {
    const JsonNode* node = reader.document().find(object, key);
    if (node == nullptr) reader.missing_key(object, key);
    return node;
}

std::vector<const JsonNode*> PlanReader::items(const JsonNode& object, std::string_view key) {
    std::vector<const JsonNode*> items;
    const JsonNode* list = member(object, key);
    if (list != nullptr && is_list_of_items(reader, *list))
        for (const JsonNode& item : reader.document().children(*list)) items.push_back(&item);
    return items;
}

std::size_t PlanReader::resource(const JsonNode& node) {
    if (node.kind == Kind::string) {
        if (const auto index = resources_.find(node.text)) return *index;
        reader.expected("unknown-resource", node, "the id of a resource of this curriculum",
                        reader.suggest(node.text, ids_of(curriculum.resources)));
    } else {
        reader.expected("wrong-type", node, "the id of a resource");
    }
    return 0;
}

std::size_t PlanReader::goal(const JsonNode& node) {
    for (std::size_t g = 0; g < curriculum.goals.size(); ++g)
        if (node.kind == Kind::string && curriculum.goals[g].id == node.text) return g;
    if (node.kind == Kind::string)
        reader.expected("unknown-goal", node, "the id of a goal of this curriculum",
                        reader.suggest(node.text, ids_of(curriculum.goals)));
    else
        reader.expected("wrong-type", node, "the id of a goal");
    return 0;
}

std::vector<std::size_t> PlanReader::resources(const JsonNode& object, std::string_view key) {
    std::vector<std::size_t> list;
    for (const JsonNode* item : items(object, key)) list.push_back(resource(*item));
    return list;
}

std::vector<std::size_t> PlanReader::goals(const JsonNode& object, std::string_view key) {
    std::vector<std::size_t> list;
    for (const JsonNode* item : items(object, key)) list.push_back(goal(*item));
    return list;
}

Day PlanReader::day(const JsonNode& node) { return read_day(reader, node).value_or(Day{}); }

Day PlanReader::week(const JsonNode& node) {
    if (node.kind == Kind::string)
        if (const auto monday = monday_of_week(node.text)) return *monday;
    reader.expected("wrong-type", node, "a week such as \"2026-W37\"");
    return {};
}

Minutes PlanReader::minutes(const JsonNode& node) {
    return read_integer(reader, node, -longest_duration, longest_duration).value_or(0);
}

int PlanReader::count(const JsonNode& node) {
    return static_cast<int>(read_integer(reader, node, -1'000'000, 1'000'000).value_or(0));
}

bool PlanReader::truth(const JsonNode& node) { return read_bool(reader, node).value_or(false); }

int PlanReader::clock(const JsonNode& node) {
    const auto time = clock_of(value_of(reader.document(), node, text_));
    if (!time) reader.expected("wrong-type", node, "a time such as \"09:00\"");
    return time.value_or(0);
}

int PlanReader::hundredths(const JsonNode& node) {
    const auto share = read_number(reader, node, "a share from 0 to 1", 0, 1);
    return static_cast<int>(std::lround(share.value_or(0) * 100));
}

}  // namespace osmlm
