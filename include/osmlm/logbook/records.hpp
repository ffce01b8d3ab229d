#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/model/record.hpp"

/// Records by name and by command.
namespace osmlm {

/// Promises, which people do not name, are named by their whole id only.
///
/// The shortest begin of an id that no other record has, and at least 8 characters, so that it
/// stays the only one for a while. `coming`: ids of records that are still to be written.
/// O(records).
std::string short_id(const std::vector<Record>& records, std::string_view id,
                     const std::vector<std::string>& coming = {});

/// The index of the record whose id begins so: at least 4 characters, an exact id beats all. The
/// complaint lists the ids that begin so when there are several. O(records).
Expected<std::size_t> find_record(const std::vector<Record>& records, std::string_view prefix);

/// The records that one command wrote, by their index, in the order of writing.
using CommandRecords = std::vector<std::size_t>;

/// The latest command of that machine that still has a live record: what `undo` takes back. The
/// promise of a week belongs to no command. Empty: there is none. O(records).
CommandRecords last_command(const std::vector<Record>& records, const std::vector<bool>& live,
                            std::string_view machine);

/// The greatest id of the log, which every new one must be above, or a fast hand would mix up the
/// order of what it wrote within one millisecond. O(records).
std::string_view latest_id(const std::vector<Record>& records);

/// All records of the command that wrote this one.
CommandRecords command_of(const std::vector<Record>& records, std::size_t record);

}  // namespace osmlm
