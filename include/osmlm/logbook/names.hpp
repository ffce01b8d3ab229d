#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/state.hpp"

namespace osmlm {

/// A resource as a command means it.
struct Named {
    std::string id;                       ///< its present id
    std::optional<std::size_t> resource;  ///< none: the curriculum could not be read
};

/// The resource that a word of a command means: an exact id (of a resource, an older one of it, or
/// of a goal that has one open resource) beats every prefix; else the only id that begins so. The
/// complaint names the nearest ids, or the several that begin so. O(resources).
Expected<Named> find_resource(const Curriculum& curriculum, std::string_view word);

/// The same where the curriculum cannot be read: every well-formed id is taken at its word, unless
/// it is the prefix of just one id of the log.
Expected<Named> find_in_log(const State& state, std::string_view word);

}  // namespace osmlm
