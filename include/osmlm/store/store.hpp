#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "osmlm/base/expected.hpp"
#include "osmlm/base/finding.hpp"
#include "osmlm/model/curriculum.hpp"
#include "osmlm/model/record.hpp"

/// Files to values. The parsers work on text and touch no disk.
namespace osmlm {

/// A curriculum, and what is doubtful in it (no errors among these).
struct LoadedCurriculum {
    Curriculum curriculum;
    std::vector<Finding> findings;
};

/// Whether there is a time zone of that IANA name.
using KnowsZone = bool (*)(const std::string& name);

/// Reads `curriculum.json`: comments and trailing commas allowed, every id resolved. On failure
/// all errors (a syntax error alone) and everything doubtful, in the order of the file.
/// Without `knows`, every name is taken for a time zone.
Expected<LoadedCurriculum, std::vector<Finding>> parse_curriculum(std::string_view text,
                                                                  KnowsZone knows = nullptr);

/// Reads `log.jsonl`. Never fails: a line that cannot be read is a finding and is not counted.
/// The journal keeps the text. O(size), and a sort by id where ids do not ascend.
Journal parse_journal(std::string text);

/// Fills line, column and source of findings that only carry a JSON pointer into this text.
void locate(std::vector<Finding>& findings, std::string_view text);

/// Bytes for which the text of a file has room, so that a reader may add a margin without a copy.
inline constexpr std::size_t file_padding = 8;

/// The text of a file of the plan, or the failure to read it (exit 4); nothing when it is missing.
Expected<std::optional<std::string>, Failure> read_file(const std::filesystem::path& path);

}  // namespace osmlm
