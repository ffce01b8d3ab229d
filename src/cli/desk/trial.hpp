#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/desk/desk.hpp"
#include "osmlm/model/change.hpp"

namespace osmlm {

/// The plan as changes would make it; nothing is written. It begins with what there is.
struct Trial {
    Inputs inputs;  ///< the curriculum's text and the log as they would stand
    std::vector<Change> changes{};
    std::vector<Draft> records{};      ///< what the log would get
    std::vector<std::string> notes{};  ///< what a change does otherwise than it looks
};

/// Makes one more change in what those before have made. The failure (exit 2) names the change, and
/// says what is wrong with it, or with the curriculum that it would make; then the trial is void.
std::optional<Failure> make_change(const Desk& desk, const Change& change, Trial& trial);

/// Reads the changes and makes them, each in what the one before has made.
Expected<Trial, Failure> try_changes(const Desk& desk, const std::vector<std::string>& texts);

}  // namespace osmlm
