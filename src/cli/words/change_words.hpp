#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/change.hpp"
#include "osmlm/model/curriculum.hpp"

/// Changes as people type them: as commands, and after `--if`.
namespace osmlm {

/// A change before it is understood.
struct ChangeWords {
    std::string verb;  ///< `add`, `set`, `drop` or `off`
    std::vector<std::string> words;
    std::optional<std::string> note;  ///< of `off`
};

/// The change that the words mean in a plan of that day: ids whole, days as dates. Complains of a
/// word that is none, with what was expected and the nearest one; values are for
/// `parse_curriculum` to judge.
Expected<Change> read_change(const ChangeWords& words, const Curriculum& curriculum, Day today);

/// The same from one text, with quotes as in a shell, and perhaps `osmlm` before it.
Expected<Change> read_change(std::string_view text, const Curriculum& curriculum, Day today);

}  // namespace osmlm
