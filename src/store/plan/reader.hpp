#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/plan/plan.hpp"
#include "store/curriculum/reader.hpp"

namespace osmlm {

/// Reads values of a plan's JSON, every id resolved. What is wrong is told to the reader, and a
/// value stands in for it, so that all errors are found at once.
class PlanReader {
public:
    PlanReader(Reader& errors, std::string_view text, const Curriculum& of)
        : reader(errors), curriculum(of), text_(text), resources_(of) {}

    /// The member of that key; where it is missing, an error.
    const JsonNode* member(const JsonNode& object, std::string_view key);
    /// The items of a list, none where it is no list.
    std::vector<const JsonNode*> items(const JsonNode& object, std::string_view key);

    /// What `read` makes of the member.
    template <auto read>
    auto value(const JsonNode& object, std::string_view key) {
        const JsonNode* node = member(object, key);
        return node != nullptr ? (this->*read)(*node) : decltype((this->*read)(*node)){};
    }
    /// The same, or nothing where the member is null.
    template <auto read>
    auto or_null(const JsonNode& object, std::string_view key) {
        const JsonNode* node = member(object, key);
        const bool there = node != nullptr && node->kind != JsonNode::Kind::null;
        return there ? std::optional((this->*read)(*node)) : std::nullopt;
    }
    /// What the member, one of these words, stands for.
    template <class Value>
    Value word(const JsonNode& object, std::string_view key, std::string_view what,
               std::initializer_list<std::pair<std::string_view, Value>> words) {
        const JsonNode* node = member(object, key);
        if (node == nullptr) return Value{};
        for (const auto& [name, value] : words)
            if (node->kind == JsonNode::Kind::string && node->text == name) return value;
        reader.expected("wrong-type", *node, std::string(what));
        return Value{};
    }

    std::vector<std::size_t> resources(const JsonNode& object, std::string_view key);
    std::vector<std::size_t> goals(const JsonNode& object, std::string_view key);

    std::size_t resource(const JsonNode& node);
    std::size_t goal(const JsonNode& node);
    Day day(const JsonNode& node);
    Day week(const JsonNode& node);
    Minutes minutes(const JsonNode& node);
    bool truth(const JsonNode& node);
    int clock(const JsonNode& node);
    int hundredths(const JsonNode& node);
    int count(const JsonNode& node);

    Reader& reader;
    const Curriculum& curriculum;

private:
    std::string_view text_;
    ResourceIndex resources_;
};

/// The conflicts of that list, cases within cases. A `short` that is not `need` less `have` is a
/// warning.
std::vector<Conflict> read_conflicts(PlanReader& reader, const JsonNode& object,
                                     std::string_view key);

}  // namespace osmlm
