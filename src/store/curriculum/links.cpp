#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "store/curriculum/names.hpp"

/// Resolves the ids that goals, resources and choices name each other by.
namespace osmlm {
namespace {

using Kind = JsonNode::Kind;

std::string quoted(std::string_view id) { return '"' + std::string(id) + '"'; }

class Linker {
public:
    Linker(Reader& reader, const Nodes& nodes, Curriculum& curriculum)
        : reader_(reader),
          nodes_(nodes),
          curriculum_(curriculum),
          names_(reader, nodes, curriculum),
          choice_of_(curriculum.resources.size()) {}

    void run() {
        for (std::size_t i = 0; i < nodes_.resources.size(); ++i) link_goal(i);
        add_implied();
        for (std::size_t i = 0; i < nodes_.resources.size(); ++i) link_after(i);
        for (std::size_t i = 0; i < nodes_.choices.size(); ++i) link_choice(i);
    }

private:
    [[nodiscard]] const JsonNode* member(const JsonNode& node, std::string_view key) const {
        return reader_.document().find(node, key);
    }

    void link_goal(std::size_t index) {
        const JsonNode* node = member(*nodes_.resources[index], "goal");
        if (node == nullptr) return;
        if (node->kind != Kind::string)
            return reader_.expected("wrong-type", *node, "the id of a goal");
        const Name* name = names_.find(node->text);
        if (name != nullptr && name->kind == Name::Kind::goal)
            curriculum_.resources[index].goal = name->index;
        else
            reader_.expected("unknown-goal", *node, "the id of a goal",
                             names_.suggest_goal(reader_, node->text));
    }

    /// A goal without resources is one open resource; and an id of a goal stands for its only
    /// open resource.
    void add_implied() {
        std::vector<bool> has_resources(curriculum_.goals.size());
        open_of_.resize(curriculum_.goals.size());
        for (std::size_t i = 0; i < curriculum_.resources.size(); ++i) {
            const auto goal = curriculum_.resources[i].goal;
            if (!goal) continue;
            has_resources[*goal] = true;
            if (!curriculum_.resources[i].effort) open_of_[*goal].push_back(i);
        }
        for (std::size_t i = 0; i < curriculum_.goals.size(); ++i)
            if (!has_resources[i]) add_implied(i);
    }

    void add_implied(std::size_t index) {
        const Goal& goal = curriculum_.goals[index];
        Resource resource;
        resource.id = goal.id;
        resource.title = goal.title;
        resource.goal = index;
        resource.implied = true;
        resource.path = goal.path;
        open_of_[index].push_back(curriculum_.resources.size());
        curriculum_.resources.push_back(std::move(resource));
    }

    std::optional<std::size_t> open_work(const JsonNode& node, std::size_t goal) {
        if (open_of_[goal].size() == 1) return open_of_[goal].front();
        reader_.error("goal-not-resource", node,
                      "expected the id of a resource, got the goal " + quoted(node.text),
                      "name the resources of the goal that must be finished");
        return std::nullopt;
    }

    std::optional<std::size_t> resolve(const JsonNode& node, bool goals_too) {
        if (node.kind != Kind::string) {
            reader_.expected("wrong-type", node, "the id of a resource");
            return std::nullopt;
        }
        const Name* name = names_.find(node.text);
        if (name != nullptr && name->kind == Name::Kind::resource) return name->index;
        if (name != nullptr && name->kind == Name::Kind::goal && goals_too)
            return open_work(node, name->index);
        reader_.expected("unknown-resource", node, "the id of a resource", advice(node, name));
        return std::nullopt;
    }

    std::string advice(const JsonNode& node, const Name* name) {
        if (name == nullptr) return names_.suggest_resource(reader_, node.text);
        if (name->kind == Name::Kind::former)
            return "it is now called " + quoted(curriculum_.resources[name->index].id);
        if (name->kind == Name::Kind::goal) return quoted(node.text) + " is a goal";
        return quoted(node.text) + " is a choice: name its members, as { \"any\": [...] }";
    }

    void link_after(std::size_t index) {
        const JsonNode* node = member(*nodes_.resources[index], "after");
        if (node == nullptr) return;
        if (node->kind != Kind::array)
            return reader_.expected("wrong-type", *node, "a list of ids of resources");
        for (const JsonNode& item : reader_.document().children(*node)) {
            Prerequisite members;
            if (item.kind == Kind::object)
                members = resolve_any(item);
            else if (const auto resource = resolve(item, true))
                members = {*resource};
            if (!members.empty()) curriculum_.resources[index].after.push_back(std::move(members));
        }
    }

    Prerequisite resolve_any(const JsonNode& node) {
        static constexpr Keys<Prerequisite, 1> keys = {{{"any", read_later<Prerequisite>}}};
        Prerequisite members;
        read_object(reader_, node, "an id", keys, members, {"any"});
        const JsonNode* any = member(node, "any");
        if (any == nullptr) return members;
        if (any->kind != Kind::array || any->count == 0)
            reader_.expected("wrong-type", *any, "a list of at least one id");
        if (any->kind != Kind::array) return members;
        std::unordered_set<std::size_t> seen;
        for (const JsonNode& item : reader_.document().children(*any)) {
            const auto resource = resolve(item, true);
            if (resource && seen.insert(*resource).second) members.push_back(*resource);
        }
        return members;
    }

    void link_choice(std::size_t index) {
        Choice& choice = curriculum_.choices[index];
        const JsonNode* of = member(*nodes_.choices[index], "of");
        const JsonNode* picked = member(*nodes_.choices[index], "picked");
        if (of != nullptr) choice.of = link_members(*of, index);
        if (picked != nullptr) choice.picked = link_picked(*picked, choice.of);
    }

    bool is_list(const JsonNode& node) {
        if (node.kind == Kind::array) return true;
        reader_.expected("wrong-type", node, "a list of ids of resources");
        return false;
    }

    /// In the order in which the resources stand in the file.
    std::vector<std::size_t> link_members(const JsonNode& node, std::size_t choice) {
        std::vector<std::size_t> members;
        if (!is_list(node)) return members;
        for (const JsonNode& item : reader_.document().children(node)) {
            const auto resource = resolve(item, false);
            if (!resource) continue;
            if (choice_of_[*resource]) {
                const bool same = *choice_of_[*resource] == choice;
                reader_.expected("in-two-choices", item,
                                 same ? "each member once" : "a resource of no other choice");
                continue;
            }
            choice_of_[*resource] = choice;
            members.push_back(*resource);
        }
        std::sort(members.begin(), members.end());
        return members;
    }

    std::vector<std::size_t> link_picked(const JsonNode& node, const std::vector<std::size_t>& of) {
        std::vector<std::size_t> picked;
        if (!is_list(node)) return picked;
        for (const JsonNode& item : reader_.document().children(node)) {
            const auto resource = resolve(item, false);
            if (!resource) continue;
            if (std::binary_search(of.begin(), of.end(), *resource))
                picked.push_back(*resource);
            else
                reader_.expected("not-in-choice", item, "a member of this choice's \"of\"");
        }
        std::sort(picked.begin(), picked.end());
        picked.erase(std::unique(picked.begin(), picked.end()), picked.end());
        return picked;
    }

    Reader& reader_;
    const Nodes& nodes_;
    Curriculum& curriculum_;
    Names names_;
    std::vector<std::optional<std::size_t>> choice_of_;
    std::vector<std::vector<std::size_t>> open_of_;
};

}  // namespace

void link(Reader& reader, const Nodes& nodes, Curriculum& curriculum) {
    Linker(reader, nodes, curriculum).run();
}

}  // namespace osmlm
