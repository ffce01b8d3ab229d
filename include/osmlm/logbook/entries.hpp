#pragma once

#include <string>
#include <string_view>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/change_keys.hpp"
#include "osmlm/model/curriculum.hpp"

namespace osmlm {

/// A goal, resource or choice that stands in the file.
struct NamedEntry {
    std::string id;
    Subject subject;
};

/// The entry that a word means, by its id, an older one, or the only one that begins so. The
/// complaint names the nearest ids, or the several that begin so. O(entries).
Expected<NamedEntry> find_entry(const Curriculum& curriculum, std::string_view word);

/// The same among goals only.
Expected<NamedEntry> find_goal(const Curriculum& curriculum, std::string_view word);

}  // namespace osmlm
