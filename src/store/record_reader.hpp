#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

#include "osmlm/model/record.hpp"

namespace osmlm {

/// What one JSON object of the log turned out to be.
struct RecordReading {
    enum class Kind { record, unknown_op, damaged };
    Kind kind = Kind::record;
    std::string word;                         ///< the unknown op, or what is wrong
    std::vector<std::string> unknown_fields;  ///< of a record; names that begin with `x-` are free
};

/// Reads one record into `record`, which must be fresh; of an unknown op only the id is read.
/// `line` is the text of the object.
RecordReading read_record(const simdjson::dom::object& object, std::string_view line,
                          Record& record);

}  // namespace osmlm
