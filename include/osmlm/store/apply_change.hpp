#pragma once

#include <string>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/change.hpp"
#include "osmlm/model/draft.hpp"
#include "osmlm/model/inputs.hpp"

namespace osmlm {

/// What a change makes of a plan.
struct Changed {
    std::string text;            ///< of the curriculum; not looked at yet, so it may have errors
    std::vector<Draft> records;  ///< for the log
    std::vector<std::string> notes;  ///< what the change does otherwise than it looks
};

/// The change as a splice of the curriculum's text: all else stays byte for byte. `today` is when
/// something is dropped. Complains where there is nothing that could be changed so; whether the new
/// text holds is for `parse_curriculum` to say. O(bytes) for each key of the change.
Expected<Changed> apply_change(const Inputs& inputs, const Change& change, Day today);

/// The journal with further lines, as they will stand in the log. O(records).
Journal with_lines(Journal journal, std::string lines);

}  // namespace osmlm
