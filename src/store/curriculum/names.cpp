#include "store/curriculum/names.hpp"

namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

const JsonNode* id_node(const JsonDocument& document, const JsonNode& node) {
    const JsonNode* id = document.find(node, "id");
    return id != nullptr && id->kind == Kind::string ? id : nullptr;
}

template <class Item>
const std::vector<std::string>& ids_of(const std::vector<Item>& items,
                                       std::vector<std::string>& ids) {
    if (ids.empty())
        for (const Item& item : items) ids.push_back(item.id);
    return ids;
}

std::string pointer_to(const Name& name) {
    const std::string at = "/" + std::to_string(name.index);
    switch (name.kind) {
        case Name::Kind::goal:
            return "/goals" + at;
        case Name::Kind::choice:
            return "/choices" + at;
        case Name::Kind::former:
            return "/resources" + at + "/formerly";
        case Name::Kind::resource:
            break;
    }
    return "/resources" + at;
}

}  // namespace

Names::Names(Reader& reader, const Nodes& nodes, const Curriculum& curriculum)
    : curriculum_(curriculum) {
    by_id_.reserve(nodes.goals.size() + nodes.resources.size() + nodes.choices.size());
    const auto add_all = [&](const std::vector<const JsonNode*>& group, Name::Kind kind) {
        for (std::size_t i = 0; i < group.size(); ++i)
            if (const JsonNode* id = id_node(reader.document(), *group[i]))
                add(reader, *id, {kind, i});
    };
    add_all(nodes.goals, Name::Kind::goal);
    add_all(nodes.resources, Name::Kind::resource);
    add_all(nodes.choices, Name::Kind::choice);
    for (std::size_t i = 0; i < nodes.resources.size(); ++i) {
        if (curriculum.resources[i].formerly.empty()) continue;
        const JsonNode* list = reader.document().find(*nodes.resources[i], "formerly");
        for (const JsonNode& former : reader.document().children(*list))
            if (former.kind == Kind::string) add(reader, former, {Name::Kind::former, i});
    }
}

void Names::add(Reader& reader, const JsonNode& node, Name name) {
    const auto [first, is_new] = by_id_.emplace(node.text, name);
    if (is_new) return;
    reader.expected("duplicate-id", node,
                    "an id that no other goal, resource, choice or former name has",
                    pointer_to(first->second) + " has it too; rename one of them");
}

const Name* Names::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found != by_id_.end() ? &found->second : nullptr;
}

std::string Names::suggest_goal(Reader& reader, std::string_view word) {
    return reader.suggest(word, ids_of(curriculum_.goals, goals_));
}

std::string Names::suggest_resource(Reader& reader, std::string_view word) {
    return reader.suggest(word, ids_of(curriculum_.resources, resources_));
}

}  // namespace osmlm
