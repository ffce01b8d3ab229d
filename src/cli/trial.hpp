#pragma once

#include <string>
#include <vector>

#include "cli/desk.hpp"
#include "osmlm/model/change.hpp"

namespace osmlm {

/// The plan as changes would make it; nothing is written.
struct Trial {
    Inputs inputs;  ///< with the curriculum's text and the log as they would stand
    std::vector<Change> changes;
    std::vector<Draft> records;      ///< what the log would get
    std::vector<std::string> notes;  ///< what a change does otherwise than it looks
};

/// Reads the changes and makes them, each in what the one before has made. Failures (exit 2) name
/// the change that is wrong: its words, or what the curriculum would say of it.
Expected<Trial, Failure> try_changes(const Desk& desk, const std::vector<std::string>& texts);

}  // namespace osmlm
