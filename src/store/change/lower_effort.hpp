#pragma once

#include <optional>
#include <string_view>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/draft.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// Whether a record says what is left: then it is the same whatever the effort is. O(a fold).
bool is_told(const Inputs& inputs, std::size_t resource);

/// What lowers what is left of a resource: another effort, or a `left` record after the one that
/// tells it now.
struct Lowered {
    std::optional<Effort> effort;
    std::optional<Draft> record;
};

/// Lowers by that duration, which what is left must hold. A range is lowered in every bound, down
/// to 0, and what is planned by all of it.
Expected<Lowered> lower_effort(const Inputs& inputs, std::size_t resource, std::string_view by,
                               Day today);

}  // namespace osmlm
