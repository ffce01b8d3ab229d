#pragma once

#include <optional>
#include <string>
#include <vector>

#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// Days that are looked at, both inclusive; as it stands, all that there are.
struct DayRange {
    Day from = Day::min(), until = Day::max();
};

/// Which sessions are looked at; what is not said does not narrow.
struct Selection {
    DayRange range;
    std::optional<std::string> resource;  ///< its id
    std::optional<std::string> goal, kind, tag;
};

/// Whether sessions of that resource are meant, whenever they were.
bool selects(const Curriculum& curriculum, const Selection& selection, std::size_t resource);

/// The sessions that are meant, by their index in the state, in its order. Those of a resource that
/// the curriculum does not know have no goal, kind or tag. O(sessions).
std::vector<std::size_t> selected(const Inputs& inputs, const Selection& selection);

}  // namespace osmlm
