#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/curriculum/parts.hpp"

namespace osmlm {

/// What an id of the shared name space stands for.
struct Name {
    enum class Kind { goal, resource, choice, former };
    Kind kind;
    std::size_t index;  ///< of the goal, resource or choice; of a former name, its resource
};

/// Goals, resources, choices and former names of resources share one name space.
class Names {
public:
    /// Reports every id that stands twice. The curriculum must outlive this.
    Names(Reader& reader, const Nodes& nodes, const Curriculum& curriculum);

    [[nodiscard]] const Name* find(std::string_view id) const;
    /// Did you mean …, among the ids of goals or of resources.
    std::string suggest_goal(Reader& reader, std::string_view word);
    std::string suggest_resource(Reader& reader, std::string_view word);

private:
    void add(Reader& reader, const JsonNode& node, Name name);

    const Curriculum& curriculum_;
    std::unordered_map<std::string_view, Name> by_id_;
    std::vector<std::string> goals_, resources_;
};

}  // namespace osmlm
