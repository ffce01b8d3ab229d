#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"

/// What belongs to one machine: its id, and texts of curricula before and after each edit, for
/// `undo`. `state` is $XDG_STATE_HOME/osmlm, absolute; an empty path where there is
/// no such place. Losing it loses nothing but that undo.
namespace osmlm {

/// The id of this machine that is kept, or nothing when it has none yet.
std::string known_machine(const std::filesystem::path& state);

/// The id of this machine, 4 characters: the one that is kept, else one made of the random bits and
/// kept. Empty when none can be kept: the records then have no `by`, which is true, where an id
/// that changes from command to command would not be.
std::string machine_id(const std::filesystem::path& state, std::uint32_t random);

/// A change of a curriculum by a command, known by the id of that command.
struct SavedEdit {
    std::string cmd;
    std::string before, after;  ///< the whole text of `curriculum.json`
};

/// How many edits of a plan are kept; older ones go.
inline constexpr std::size_t most_saved_edits = 100;

/// Keeps an edit, durably. To be called before the curriculum is written: an edit whose `after` was
/// never written is told by comparing. `plan` is the absolute path of the plan's directory.
std::optional<Failure> save_edit(const std::filesystem::path& state,
                                 const std::filesystem::path& plan, const SavedEdit& edit);

/// The edit of that command, or nothing when it is not kept here. Failure: it cannot be read.
Expected<std::optional<SavedEdit>, Failure> saved_edit(const std::filesystem::path& state,
                                                       const std::filesystem::path& plan,
                                                       std::string_view cmd);

/// The commands whose edits of that plan are kept, oldest first.
std::vector<std::string> saved_edits(const std::filesystem::path& state,
                                     const std::filesystem::path& plan);

}  // namespace osmlm
