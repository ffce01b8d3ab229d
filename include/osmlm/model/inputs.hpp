#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// Everything that is read from the directory of a plan.
struct Inputs {
    std::filesystem::path directory;
    std::string text;  ///< of `curriculum.json`, for places and splices
    Curriculum curriculum;
    std::vector<Finding> findings;  ///< doubtful things in the curriculum; no errors
    Journal journal;
    State state;
};

/// The study day, and how far it has got.
struct Today {
    Day day;
    std::optional<int> minute;  ///< after its midnight, above 1440 past the next; none: `--today`
};

}  // namespace osmlm
