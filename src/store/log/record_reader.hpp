#pragma once

#include <string>
#include <string_view>

#include "osmlm/model/record.hpp"
#include "store/log/record_members.hpp"

namespace osmlm {

/// What one JSON object of the log turned out to be.
struct RecordReading {
    enum class Kind { record, unknown_op, newer, damaged };
    Kind kind = Kind::record;
    std::string word;  ///< the unknown op, the newer version, or what is wrong
};

/// Reads one record from the members of an object into `whole`, which must be fresh; of an unknown
/// op only the id is read. `line` is the text of the object.
RecordReading read_record(const Members& members, std::string_view line, WholeRecord& whole);

}  // namespace osmlm
