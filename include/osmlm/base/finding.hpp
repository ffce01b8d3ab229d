#pragma once

#include <string>
#include <vector>

namespace osmlm {

enum class Severity { note, warning, error };

/// Something wrong or doubtful in a file of the plan: where, what, and what to do about it.
struct Finding {
    std::string id;  ///< stable name of the rule, such as "unknown-resource"
    Severity severity = Severity::error;
    std::string file;     ///< "curriculum.json" or "log.jsonl"
    int line = 0;         ///< from 1; 0 when unknown
    int column = 0;       ///< from 1, in characters, not bytes
    std::string path;     ///< JSON pointer; empty for the whole file
    std::string message;  ///< what was expected and what was found
    std::string hint;     ///< what to do
    std::string source;   ///< the text of that line, for the excerpt under the message
};

/// The exit codes of the program (docs/commands.md).
enum class Exit { done = 0, answer_no = 1, usage = 2, input = 3, io = 4 };

/// Why a command could not be carried out; turned into text and an exit code in one place.
struct Failure {
    Exit exit = Exit::usage;
    std::string message;            ///< one sentence; empty when the findings say it all
    std::string hint;               ///< what to do
    std::vector<Finding> findings;  ///< when an input file is at fault
};

}  // namespace osmlm
